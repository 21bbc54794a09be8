// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Terms that are used without definition, defined without use or named in several ways;
/// abbreviations that nothing writes out.
final class TermProblems {

    /// The terms that the guideline's own definitions clause explains, with those on which its
    /// measures rest; longest first, so that a term inside a longer one is not taken for itself.
    private static final List<String> EXPECTED =
            List.of(
                    "情報セキュリティインシデント",
                    "情報セキュリティポリシー",
                    "情報セキュリティ実施手順",
                    "マイナンバー利用事務系",
                    "インターネット接続系",
                    "情報セキュリティ対策基準",
                    "LGWAN接続系",
                    "通信経路の分割",
                    "情報セキュリティ",
                    "情報システム",
                    "ネットワーク",
                    "無害化通信",
                    "外部サービス",
                    "情報資産",
                    "職員等",
                    "機密性",
                    "完全性",
                    "可用性");

    /// Several names of one thing, as they are found side by side in policies.
    private static final List<List<String>> NAMES =
            List.of(
                    List.of("外部委託", "業務委託", "委託業務"),
                    List.of("委託業者", "委託事業者", "受託業者", "受託事業者", "受託者", "委託先"),
                    List.of("本基本方針", "この基本方針", "本方針", "この方針"),
                    List.of("情報システム室", "電子計算機室", "電算室", "サーバ室", "サーバー室", "マシン室"),
                    List.of("情報セキュリティインシデント", "情報セキュリティ事故", "セキュリティ事故", "情報セキュリティ事案"),
                    List.of("強靱", "強靭", "強じん"),
                    List.of("漏えい", "漏洩"),
                    List.of("改ざん", "改竄"),
                    List.of("多要素認証", "二要素認証"),
                    List.of("電磁的記録媒体", "外部記録媒体", "外部記憶媒体"));

    private static final Pattern ACRONYM =
            Pattern.compile("(?<![A-Za-z])[A-Z][A-Za-z]{0,10}[A-Z][A-Za-z]{0,10}(?![A-Za-z])");
    private static final Set<String> COMMON =
            Set.of(
                    "ID", "IT", "ICT", "PC", "USB", "LAN", "OS", "CD", "DVD", "IC", "URL", "FAX",
                    "DX", "HTML", "PDF", "MAC", "IP");
    private static final int MOST_DEFINITIONS = 300;
    private static final int MOST_TEXT = 400_000;

    private final List<Passage> passages = new ArrayList<>();
    private final List<String> plains = new ArrayList<>();
    private final Problems problems;

    private TermProblems(Node root, Problems problems) {
        this.problems = problems;
        root.below()
                .forEach(node -> {
                    addPassage(node.heading);
                    addPassage(node.text);
                });
    }

    private void addPassage(Passage passage) {
        if (!passage.isEmpty()) {
            passages.add(passage);
            plains.add(Glyphs.plain(passage.text()));
        }
    }

    static void find(
            Node root,
            String whole,
            List<Definition> definitions,
            List<Abbreviation> abbreviations,
            Problems problems) {
        if (whole.length() > MOST_TEXT || definitions.size() > MOST_DEFINITIONS) {
            return;
        }
        TermProblems finder = new TermProblems(root, problems);
        finder.undefined(whole, definitions, abbreviations);
        finder.definedTwice(definitions);
        if (root.below().anyMatch(node -> node.role == Role.MEASURES || node.role == Role.DUTY)) {
            finder.unused(definitions);
        }
        finder.severalNames();
        finder.acronyms(whole, definitions, abbreviations);
    }

    private void undefined(
            String whole, List<Definition> definitions, List<Abbreviation> abbreviations) {
        if (definitions.isEmpty()) {
            return;
        }
        Set<String> known = new HashSet<>();
        definitions.forEach(each -> {
            known.add(Glyphs.plain(each.term()));
            known.add(Glyphs.plain(DefinitionFinder.bare(each.term())));
            each.otherNames().forEach(name -> known.add(Glyphs.plain(name)));
        });
        abbreviations.forEach(each -> known.add(Glyphs.plain(each.term())));
        Map<String, Integer> first = new LinkedHashMap<>();
        for (int i = 0; i < plains.size(); i++) {
            String rest = plains.get(i);
            for (String term : EXPECTED) {
                int at = rest.indexOf(term);
                if (at >= 0) {
                    first.putIfAbsent(term, passages.get(i).lineAt(at));
                    rest = rest.replace(term, "\u0000".repeat(term.length()));
                }
            }
        }
        first.forEach((term, line) -> {
            if (!known.contains(term) && !isExplained(whole, term)) {
                problems.add(
                        line, Problem.Kind.TERM_NOT_DEFINED, "「" + term + "」を使っていますが、定義がありません。");
            }
        });
    }

    /// `…を定める情報セキュリティ対策基準を策定する` says what it is.
    private static boolean isExplained(String whole, String term) {
        for (int at = whole.indexOf(term); at >= 0; at = whole.indexOf(term, at + 1)) {
            String before = whole.substring(Math.max(0, at - 4), at);
            if (before.endsWith("定める")
                    || before.endsWith("定めた")
                    || before.endsWith("示す")
                    || before.endsWith("示した")) {
                return true;
            }
        }
        return false;
    }

    private void definedTwice(List<Definition> definitions) {
        Map<String, Definition> seen = new LinkedHashMap<>();
        for (Definition each : definitions) {
            Definition earlier = seen.putIfAbsent(Glyphs.plain(each.term()), each);
            if (earlier != null) {
                problems.add(
                        each.lines().from(),
                        Problem.Kind.TERM_DEFINED_TWICE,
                        "「" + each.term() + "」は" + earlier.lines().from() + "行でも定義しています。");
            }
        }
    }

    private void unused(List<Definition> definitions) {
        for (Definition each : definitions) {
            String term = Glyphs.plain(DefinitionFinder.bare(each.term()));
            boolean used = false;
            for (int i = 0; i < plains.size() && !used; i++) {
                int line = passages.get(i).firstLine();
                boolean own = line >= each.lines().from() && line <= each.lines().to();
                used = !own && mentions(plains.get(i), term);
            }
            if (!used) {
                problems.add(
                        each.lines().from(),
                        Problem.Kind.TERM_NOT_USED,
                        "「" + each.term() + "」を定義していますが、ほかで使っていません。");
            }
        }
    }

    /// 通信経路の分割 is mentioned by 通信経路を分割する too, and LGWAN by L GWAN.
    private static boolean mentions(String plain, String term) {
        if (plain.contains(term)) {
            return true;
        }
        int of = term.indexOf('の');
        return (of > 1
                        && of < term.length() - 2
                        && plain.contains(term.substring(0, of) + "を" + term.substring(of + 1)))
                || (Glyphs.isLatin(term.charAt(0)) && plain.replace(" ", "").contains(term));
    }

    private void severalNames() {
        for (List<String> names : NAMES) {
            Map<String, Set<Integer>> lines = new LinkedHashMap<>();
            for (int i = 0; i < plains.size(); i++) {
                occurrences(names, i, lines);
            }
            if (lines.size() > 1) {
                report(lines);
            }
        }
    }

    private void occurrences(List<String> names, int passage, Map<String, Set<Integer>> lines) {
        String rest = plains.get(passage);
        for (String name : names) {
            for (int at = rest.indexOf(name); at >= 0; at = rest.indexOf(name, at + 1)) {
                lines.computeIfAbsent(name, key -> new TreeSet<>())
                        .add(passages.get(passage).lineAt(at));
            }
            rest = rest.replace(name, "\u0000".repeat(name.length()));
        }
    }

    private void report(Map<String, Set<Integer>> lines) {
        List<Map.Entry<String, Set<Integer>>> byFirst =
                lines.entrySet().stream()
                        .sorted(
                                java.util.Comparator.comparingInt(
                                        each -> each.getValue().iterator().next()))
                        .toList();
        String names =
                byFirst.stream()
                        .map(each -> "「" + each.getKey() + "」(" + places(each.getValue()) + ")")
                        .collect(Collectors.joining("、"));
        int second = byFirst.get(1).getValue().iterator().next();
        problems.add(second, Problem.Kind.SEVERAL_NAMES, names + "は同じものを別の名で呼んでいるようです。");
    }

    private static String places(Set<Integer> lines) {
        String first =
                lines.stream().limit(4).map(line -> line + "行").collect(Collectors.joining("・"));
        return lines.size() > 4 ? first + "ほか" : first;
    }

    private void acronyms(
            String whole, List<Definition> definitions, List<Abbreviation> abbreviations) {
        Set<String> done = new HashSet<>(COMMON);
        definitions.forEach(each -> done.add(Glyphs.plain(each.term())));
        abbreviations.forEach(each -> done.add(Glyphs.plain(each.term())));
        for (int i = 0; i < plains.size(); i++) {
            Matcher matcher = ACRONYM.matcher(plains.get(i));
            while (matcher.find()) {
                String word = matcher.group();
                if (done.add(word)
                        && !isExpanded(whole, word)
                        && !isTornOff(plains.get(i), matcher.start())) {
                    problems.add(
                            passages.get(i).lineAt(matcher.start()),
                            Problem.Kind.ABBREVIATION_NOT_EXPANDED,
                            "略語「" + word + "」が何の略か、どこにも書かれていません。");
                }
            }
        }
    }

    /// `L GWAN`: only the end of a word with a space inside.
    private static boolean isTornOff(String plain, int start) {
        return start > 1
                && plain.charAt(start - 1) == ' '
                && Glyphs.isLatin(plain.charAt(start - 2));
    }

    /// `CISO(Chief …` or `総合行政ネットワーク(LGWAN)`: written out at one place is enough.
    private static boolean isExpanded(String whole, String word) {
        for (int at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean opens =
                    end < whole.length() && (whole.charAt(end) == '(' || whole.charAt(end) == ':');
            boolean inside =
                    at > 1
                            && end < whole.length()
                            && whole.charAt(at - 1) == '('
                            && (whole.charAt(end) == ')' || whole.charAt(end) == ':')
                            && Glyphs.isJapanese(whole.charAt(at - 2));
            if ((opens && end + 1 < whole.length() && whole.charAt(end + 1) != ')') || inside) {
                return true;
            }
        }
        return false;
    }
}
