// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.policy.Statement.Kind;

/// Reads what sentences oblige, forbid or permit: who, what, and how strongly.
final class StatementFinder {

    private record Verb(Pattern words, Kind kind, Strength strength) {}

    private record Binding(Kind kind, Strength strength, String words) {}

    /// In this order: the first that the end of a sentence matches decides.
    private static final List<Verb> VERBS =
            List.of(
                    verb(
                            "(?:非公開|非公表|不開示)(?:とする(?:ものとする)?|とし(?:なければならない)?)",
                            Kind.NON_PUBLICATION,
                            Strength.DO),
                    verb(
                            "(?:公開|公表)(?:しない|はしない)(?:ものとする|こととする)?|公にしない(?:ものとする)?",
                            Kind.NON_PUBLICATION,
                            Strength.DO),
                    verb("努め(?:る(?:ものとする|こととする)?|なければならない)", Kind.DUTY, Strength.ENDEAVOUR),
                    verb("(?:なければ|ねば)ならない", Kind.DUTY, Strength.MUST),
                    verb("(?:ては|では)ならない", Kind.PROHIBITION, Strength.MUST),
                    verb("ないものとする|ないこととする", Kind.PROHIBITION, Strength.SHALL),
                    verb("(?:こと|もの)ができる(?:ものとする)?", Kind.PERMISSION, Strength.MAY),
                    verb("ものとする|こととする", Kind.DUTY, Strength.SHALL),
                    verb("(?:する|せる|れる|ける|める|る|う|く|す|つ|ぶ|む|ぐ)こと", Kind.DUTY, Strength.SHALL),
                    verb("禁止する|禁ずる|禁じる|認めない", Kind.PROHIBITION, Strength.DO));

    private static final Pattern NO_STATEMENT =
            Pattern.compile(
                    "(?:とおり(?:とする|である)|次に掲げる(?:もの|とおり)とする|である|をいう|を言う|を指す|のものとする|目的とする|ところによる|による|できる|ある|となる|から施行する|から適用する|廃止する)$");
    private static final Pattern PLAIN_VERB =
            Pattern.compile(
                    "(?:[\\p{IsHan}]{1,4}する|[\\p{IsHan}々]{1,3}[\\p{IsHiragana}]{0,2}[るすうくぐつぬぶむ]|ずる|じる|させる|とする|を行う|をする|にする|する|図る|しない)$");
    private static final Pattern AS_NEEDED =
            Pattern.compile("必要に応じて?|適宜|必要があると認める(?:とき|場合)|必要に応ずる");
    private static final Pattern ALSO_REGULAR =
            Pattern.compile("(?:定期的に?|定期に|毎年度?|随時|年[0-9一]回)、?(?:又は|及び|若しくは|かつ)、?$");
    private static final Pattern NEXT_PART = Pattern.compile("([^、]{1,80})、(?=必要に応じ|適宜)");
    private static final Pattern NO_VERB_END =
            Pattern.compile(
                    "(?:基づき|応じ|より|おり|つき|関し|対し|際し|当たり|わたり|伴い|加え|含め|のほか|なお|また|ただし|ときは|場合は|場合には|場合|とき|ため|ために|て)$");
    private static final Pattern VERB_STEM =
            Pattern.compile(
                    "[\\p{IsHan}\\p{IsKatakana}]{1,4}[\\p{IsHiragana}]{0,2}[しいきちりみびぎえけせてめれべげ]$");
    private static final Pattern ACTOR =
            Pattern.compile(
                    "(?:職員等?|者|組合|村|町|市|県|区|都|府|道|企業団|連合|責任者|管理者|担当者|委員会?|委員長|議長|長|CISO|CSIRT|機関|事業者|課|局|部|部局|団体|監査人|議会|当該課|係|所属|構成員|利用者)$");
    private static final Pattern TOPIC = Pattern.compile("(?:に(?:おいて)?は|は)、?");

    private final Namesake namesake;
    private final List<Statement> found = new ArrayList<>();

    private StatementFinder(Namesake namesake) {
        this.namesake = namesake;
    }

    private static Verb verb(String words, Kind kind, Strength strength) {
        return new Verb(Pattern.compile("(?:" + words + ")$"), kind, strength);
    }

    static List<Statement> find(Node root, String body, List<Abbreviation> abbreviations) {
        StatementFinder finder = new StatementFinder(Namesake.of(root, body, abbreviations));
        root.below().filter(StatementFinder::canBind).forEach(finder::in);
        return finder.found;
    }

    private static boolean canBind(Node node) {
        return node.role != Role.PURPOSE
                && node.role != Role.DEFINITIONS
                && node.kind != Clause.Kind.SUPPLEMENT
                && node.ancestors().noneMatch(each -> each.kind == Clause.Kind.SUPPLEMENT);
    }

    private void in(Node node) {
        if (node.text.isEmpty() || node.words.text().startsWith("|")) {
            return;
        }
        for (Passage sentence : Sentences.of(node.text)) {
            String plain = Glyphs.plain(sentence.text());
            binding(plain, node.role)
                    .ifPresent(binding -> {
                        int cut = unconditionalEnd(plain, binding);
                        if (cut > 0) {
                            add(node, sentence, 0, cut, new Binding(binding.kind, Strength.DO, ""));
                        }
                        add(node, sentence, cut, sentence.text().length(), binding);
                    });
        }
    }

    private static Optional<Binding> binding(String plain, Role role) {
        String end = ending(plain);
        String tail = end.substring(Math.max(0, end.length() - 40));
        Optional<Binding> verb = Optional.empty();
        for (Verb each : VERBS) {
            Matcher matcher = each.words.matcher(tail);
            if (matcher.find()) {
                verb = Optional.of(new Binding(each.kind, each.strength, matcher.group()));
                break;
            }
        }
        if (verb.isEmpty() || (verb.get().kind == Kind.DUTY && tail.endsWith("のものとする"))) {
            boolean scope = role == Role.SCOPE && tail.endsWith("とする");
            Matcher plainVerb = PLAIN_VERB.matcher(tail);
            if (scope || NO_STATEMENT.matcher(tail).find() || !plainVerb.find()) {
                return Optional.empty();
            }
            verb = Optional.of(new Binding(Kind.DUTY, Strength.DO, plainVerb.group()));
        }
        boolean weakens =
                verb.get().kind == Kind.DUTY
                        && verb.get().strength.compareTo(Strength.AS_NEEDED) < 0;
        Optional<String> condition = weakens ? condition(plain) : Optional.empty();
        Binding strong = verb.get();
        return Optional.of(
                condition
                        .map(words -> new Binding(strong.kind, Strength.AS_NEEDED, words))
                        .orElse(strong));
    }

    /// The sentence without its full stop and without a bracket behind its verb.
    private static String ending(String plain) {
        String end = plain.endsWith("。") ? plain.substring(0, plain.length() - 1) : plain;
        if (end.endsWith(")")) {
            int open = Sentences.openingOf(end, end.length() - 1);
            end = open > 0 ? end.substring(0, open) : end;
        }
        return end;
    }

    private static Optional<String> condition(String plain) {
        Matcher matcher = AS_NEEDED.matcher(Sentences.withoutBrackets(plain));
        while (matcher.find()) {
            String before = plain.substring(Math.max(0, matcher.start() - 12), matcher.start());
            if (!ALSO_REGULAR.matcher(before).find()) {
                return Optional.of(matcher.group());
            }
        }
        return Optional.empty();
    }

    /// Where 必要に応じて stands behind complete verbs, only what follows it depends on need. Returns
    /// where that begins, or 0.
    private static int unconditionalEnd(String plain, Binding binding) {
        if (binding.strength != Strength.AS_NEEDED) {
            return 0;
        }
        Matcher matcher = NEXT_PART.matcher(plain);
        int cut = 0;
        while (matcher.find()) {
            String before = matcher.group(1);
            if (!NO_VERB_END.matcher(before).find() && VERB_STEM.matcher(before).find()) {
                cut = matcher.end();
            }
        }
        return cut;
    }

    private void add(Node node, Passage sentence, int from, int to, Binding binding) {
        Passage part = sentence.slice(from, to);
        String plain = Glyphs.plain(part.text());
        String words = binding.words;
        if (words.isEmpty()) {
            String stem = plain.substring(0, Math.max(0, plain.length() - 1));
            Matcher verb = VERB_STEM.matcher(stem);
            words = verb.find() ? verb.group() : stem;
        }
        Optional<String> stated = actor(Glyphs.plain(sentence.text()), sentence.text());
        found.add(
                new Statement(
                        node.id(),
                        binding.kind,
                        stated.orElse(namesake.name()),
                        stated.isPresent(),
                        part.text(),
                        binding.strength,
                        words,
                        part.firstLine()));
    }

    /// The subject of the sentence, if it names one: words before は that end like a person or an
    /// organ.
    private Optional<String> actor(String plain, String text) {
        String bare = Sentences.withoutBrackets(plain);
        Matcher topic = TOPIC.matcher(bare);
        int start = 0;
        while (topic.find()) {
            String before = bare.substring(start, topic.start()).replace("\u0000", "");
            if (topic.group().startsWith("は") && ACTOR.matcher(before).find()) {
                return Optional.of(
                        shortNameIn(plain, text, start, topic.start())
                                .orElseGet(() -> strip(text, plain, topic.start(), topic)));
            }
            start = topic.end();
        }
        return Optional.empty();
    }

    private static Optional<String> shortNameIn(String plain, String text, int from, int to) {
        int at = plain.lastIndexOf("以下「", to);
        int close = at < from ? -1 : plain.indexOf('」', at);
        return close > 0 && close < to
                ? Optional.of(text.substring(at + 3, close))
                : Optional.empty();
    }

    private static String strip(String text, String plain, int end, Matcher topic) {
        int start = end;
        int depth = 0;
        while (start > 0) {
            char c = plain.charAt(start - 1);
            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (depth == 0 && (c == '。' || (c == '、' && !isList(plain, start - 1)))) {
                break;
            }
            start--;
        }
        return Glyphs.strip(text.substring(start, topic.start()));
    }

    private static boolean isList(String plain, int comma) {
        return comma > 0 && !Glyphs.isHiragana(plain.charAt(comma - 1));
    }
}
