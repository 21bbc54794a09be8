// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the references of a text and the clauses that they mean.
final class References {

    private static final String NUMBER =
            "(?:\\([0-9]{1,2}\\)|[0-9]{1,2}(?:の?\\([0-9]{1,2}\\)){0,2}|[①-⑳]|[ア-ン](?![ァ-ンー]))";
    private static final String AND = "(?:、|及び|並びに|又は|若しくは|・|から|~|-)\\s?";
    private static final String N = "([0-9]{1,3}|[一二三四五六七八九十百]{1,5})";
    private static final Pattern ABOVE =
            Pattern.compile("(上記|前記|下記|後記)の?(" + NUMBER + "(?:" + AND + NUMBER + "){0,8})(?:まで)?");
    private static final Pattern ONE = Pattern.compile("(から|~|-)?\\s?(" + NUMBER + ")");
    private static final Pattern ARTICLE =
            Pattern.compile(
                    "第"
                            + N
                            + "条(?:の([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?![\\p{IsHan}]))?(?:第"
                            + N
                            + "項)?(?:第"
                            + N
                            + "号)?");
    private static final Pattern PART = Pattern.compile("(?<![条項0-9])第" + N + "([項号章節])");
    private static final Pattern RELATIVE =
            Pattern.compile("(前|次)(各|[二三四五六七八九2-9])?([条項号])(?!例)(?:第" + N + "([項号]))?");
    private static final Pattern END_MATTER =
            Pattern.compile("(別表(?:第" + N + ")?|(?:別記)?様式第" + N + "号?)(?=[にのをはと、及又(]|による)");
    private static final Pattern THING =
            Pattern.compile("(?:の|に規定する|に定める|に掲げる|で定める|に示す)([\\p{IsHan}\\p{IsKatakana}ー]{1,20}等?)");
    private static final Pattern LAW_BEFORE =
            Pattern.compile(
                    "(?:法|条例|規則|規程|令|要綱|要領|訓令|告示|指針|ガイドライン)(?:\\([^()]{0,80}\\))?(?:の規定による)?$");
    private static final Pattern RANGE_BETWEEN = Pattern.compile("から|~|-");
    private static final Pattern LIST_BETWEEN = Pattern.compile("、|及び|並びに|又は|若しくは|・|から|~|-");

    /// What the word behind a reference names, and which roles answer to it.
    private static final Map<String, Set<Role>> THINGS =
            Map.of(
                    "脅威", Set.of(Role.THREATS),
                    "行政機関", Set.of(Role.SCOPE),
                    "適用範囲", Set.of(Role.SCOPE),
                    "用語", Set.of(Role.DEFINITIONS),
                    "対策",
                            Set.of(
                                    Role.MEASURES,
                                    Role.AUDIT,
                                    Role.REVIEW,
                                    Role.OUTSOURCING,
                                    Role.RISK,
                                    Role.INCIDENT,
                                    Role.TRAINING,
                                    Role.DUTY),
                    "監査", Set.of(Role.AUDIT, Role.MEASURES, Role.REVIEW),
                    "目的", Set.of(Role.PURPOSE));

    private final Targets targets;
    private final Problems problems;
    private final List<Reference> found = new ArrayList<>();

    private References(Node root, Problems problems) {
        this.targets = new Targets(root);
        this.problems = problems;
    }

    static List<Reference> find(Node root, Problems problems) {
        References references = new References(root, problems);
        root.below()
                .forEach(node -> {
                    references.in(node, node.heading);
                    references.in(node, node.text);
                });
        return references.found;
    }

    private void in(Node node, Passage passage) {
        String plain = Glyphs.plain(passage.text());
        above(node, passage, plain);
        articles(node, passage, plain);
        parts(node, passage, plain);
        relative(node, passage, plain);
        endMatter(node, passage, plain);
    }

    private void above(Node node, Passage passage, String plain) {
        if (!plain.contains("記")) {
            return;
        }
        Matcher matcher = ABOVE.matcher(plain);
        while (matcher.find()) {
            boolean upwards = matcher.group(1).startsWith("上") || matcher.group(1).startsWith("前");
            int end = withThing(plain, matcher.end());
            Matcher one = ONE.matcher(matcher.group(2));
            String first = "";
            while (one.find()) {
                List<String> numbers =
                        one.group(1) == null ? List.of(one.group(2)) : range(first, one.group(2));
                first = one.group(2);
                for (String number : numbers) {
                    Optional<Node> to = targets.numbered(node, number, upwards);
                    add(node, to, passage, matcher.start(), end, upwards);
                }
            }
        }
    }

    private static List<String> range(String from, String to) {
        List<String> numbers = new ArrayList<>();
        boolean brackets = to.startsWith("(");
        int first = Numerals.value(from.replaceAll("[()]", ""));
        int last = Numerals.value(to.replaceAll("[()]", ""));
        for (int n = first + 1; n <= last && first > 0 && n < first + 100; n++) {
            numbers.add(brackets ? "(" + n + ")" : Integer.toString(n));
        }
        return numbers.isEmpty() ? List.of(to) : numbers;
    }

    private void articles(Node node, Passage passage, String plain) {
        if (!plain.contains("条")) {
            return;
        }
        Matcher matcher = ARTICLE.matcher(plain);
        int lastEnd = -1;
        boolean lastOutside = false;
        int lastNumber = 0;
        while (matcher.find()) {
            String between = lastEnd < 0 ? "" : plain.substring(lastEnd, matcher.start());
            boolean listed =
                    lastEnd >= 0
                            && between.length() <= 4
                            && LIST_BETWEEN.matcher(between).lookingAt();
            boolean outside = listed ? lastOutside : isOutside(plain, matcher.start());
            int number = Numerals.value(matcher.group(1));
            if (!outside) {
                int from =
                        listed && RANGE_BETWEEN.matcher(between).lookingAt()
                                ? lastNumber + 1
                                : number;
                int branch = matcher.group(2) == null ? 0 : Numerals.value(matcher.group(2));
                int end = withThing(plain, matcher.end());
                for (int n = Math.max(from, number - 200); n < number; n++) {
                    add(node, targets.article(n, 0), passage, matcher.start(), end, false);
                }
                Optional<Node> to =
                        targets.article(number, branch)
                                .flatMap(at ->
                                        targets.within(
                                                at,
                                                value(matcher.group(3)),
                                                value(matcher.group(4))));
                add(node, to, passage, matcher.start(), end, false);
            }
            lastEnd = matcher.end();
            lastOutside = outside;
            lastNumber = number;
        }
    }

    private static int value(@Nullable String digits) {
        return digits == null ? 0 : Numerals.value(digits);
    }

    /// Whether the words before name another law: its articles are none of this text.
    private static boolean isOutside(String plain, int start) {
        String before = plain.substring(Math.max(0, start - 100), start);
        return LAW_BEFORE.matcher(before).find() || before.endsWith("同法") || before.endsWith("同令");
    }

    private void parts(Node node, Passage passage, String plain) {
        if (!plain.contains("第")) {
            return;
        }
        Matcher matcher = PART.matcher(plain);
        while (matcher.find()) {
            if (isOutside(plain, matcher.start()) || plain.startsWith("第", matcher.end())) {
                continue;
            }
            int number = Numerals.value(matcher.group(1));
            char unit = matcher.group(2).charAt(0);
            Optional<Node> to =
                    unit == '章' || unit == '節'
                            ? targets.chapter(
                                    number, unit == '章' ? Mark.Style.CHAPTER : Mark.Style.SECTION)
                            : targets.articleOf(node)
                                    .flatMap(at ->
                                            unit == '項'
                                                    ? targets.within(at, number, 0)
                                                    : targets.within(at, 0, number));
            add(node, to, passage, matcher.start(), withThing(plain, matcher.end()), false);
        }
    }

    private void relative(Node node, Passage passage, String plain) {
        Matcher matcher = RELATIVE.matcher(plain);
        while (matcher.find()) {
            boolean previous = matcher.group(1).equals("前");
            String count = matcher.group(2);
            char unit = matcher.group(3).charAt(0);
            if (!previous && count != null) {
                continue;
            }
            List<Node> meant = targets.relative(node, unit, previous, count);
            int end = withThing(plain, matcher.end());
            if (meant.isEmpty()) {
                add(node, Optional.empty(), passage, matcher.start(), end, false);
            }
            for (Node to : meant) {
                Optional<Node> inner =
                        matcher.group(4) == null
                                ? Optional.of(to)
                                : matcher.group(5).equals("項")
                                        ? targets.within(to, value(matcher.group(4)), 0)
                                        : targets.within(to, 0, value(matcher.group(4)));
                add(node, inner, passage, matcher.start(), end, false);
            }
        }
    }

    private void endMatter(Node node, Passage passage, String plain) {
        if (!plain.contains("別表") && !plain.contains("様式")) {
            return;
        }
        Matcher matcher = END_MATTER.matcher(plain);
        while (matcher.find()) {
            boolean appendix = matcher.group(1).startsWith("別表");
            int number = value(appendix ? matcher.group(2) : matcher.group(3));
            Optional<Node> to =
                    targets.endMatter(appendix ? Mark.Style.APPENDIX : Mark.Style.FORM, number);
            add(node, to, passage, matcher.start(), matcher.end(), false);
        }
    }

    private static int withThing(String plain, int end) {
        Matcher thing = THING.matcher(plain);
        thing.region(end, plain.length());
        return thing.lookingAt() ? thing.end() : end;
    }

    private void add(
            Node from, Optional<Node> to, Passage passage, int start, int end, boolean upwards) {
        String words = passage.text().substring(start, end);
        int line = passage.lineAt(start);
        found.add(new Reference(from.id(), to.map(Node::id), words, line));
        if (to.isEmpty()) {
            problems.add(
                    line, Problem.Kind.REFERENCE_WITHOUT_TARGET, "「" + words + "」に当たる箇所がありません。");
            return;
        }
        Node target = to.get();
        if (upwards && target.firstLine > from.firstLine) {
            problems.add(
                    line,
                    Problem.Kind.REFERENCE_DOES_NOT_FIT,
                    "「"
                            + words
                            + "」とありますが、「"
                            + target.name()
                            + "」はこれより後ろ("
                            + target.firstLine
                            + "行)にあります。");
        }
        checkThing(words, target, line);
    }

    private void checkThing(String words, Node target, int line) {
        Matcher thing = THING.matcher(Glyphs.plain(words));
        if (!thing.find()) {
            return;
        }
        for (Map.Entry<String, Set<Role>> entry : THINGS.entrySet()) {
            String noun = entry.getKey();
            if (thing.group(1).startsWith(noun)
                    && !entry.getValue().contains(target.role)
                    && target.all()
                            .noneMatch(each ->
                                    each.heading.text().contains(noun)
                                            || each.text.text().contains(noun))) {
                problems.add(
                        line,
                        Problem.Kind.REFERENCE_DOES_NOT_FIT,
                        "「"
                                + words
                                + "」は「"
                                + target.name()
                                + "」を指しますが、そこは「"
                                + noun
                                + "」について述べていません。");
            }
        }
    }
}
