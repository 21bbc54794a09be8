// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.List;
import java.util.regex.Pattern;

/// What a clause is about, from its heading or, where that says nothing, from its words.
final class Roles {

    private record Rule(Pattern words, Role role) {}

    private static final List<Rule> HEADINGS =
            List.of(
                    rule("対策基準(?:等)?(?:の策定|の制定|の整備|の作成)?$|対策基準等|基準の策定", Role.STANDARD),
                    rule("実施手順|手順書", Role.PROCEDURE),
                    rule("脅威等?$", Role.THREATS),
                    rule("^(?:用語の)?(?:定義|意義)|用語", Role.DEFINITIONS),
                    rule("^(?:目的|趣旨)|の目的$|目的及び", Role.PURPOSE),
                    rule("監査|自己点検", Role.AUDIT),
                    rule("見直し|評価", Role.REVIEW),
                    rule("リスク", Role.RISK),
                    rule("適用範囲|対象範囲|適用対象|適用の範囲|適用(?:及|$)|^対象", Role.SCOPE),
                    rule("インシデント|侵害|緊急時|事故", Role.INCIDENT),
                    rule("研修|訓練|教育|啓発", Role.TRAINING),
                    rule("委託|外部サービス|クラウド", Role.OUTSOURCING),
                    rule("遵守義務|義務$|責務|職員等?の遵守$", Role.DUTY),
                    rule("^(?:情報|サイバー)?セキュリティの?対策|^対策|対策の(?:実施|内容)$|管理策", Role.MEASURES));

    /// Headings of single measures, where a policy has no clause above them.
    private static final Pattern SINGLE_MEASURE =
            Pattern.compile(
                    "組織体制|情報資産の(?:分類|管理)|強(?:靱|靭|じん)|(?:物理的|人的|技術的)(?:な)?(?:セキュリティ|対策)|^運用|不正プログラム対策|不正アクセス対策|アクセス制御");

    private static final Pattern PURPOSE_WORDS =
            Pattern.compile("目的とする。?$|(?:基本|方針)を定める(?:もの)?(?:とする)?。?$");
    private static final Pattern DEFINITION_WORDS =
            Pattern.compile("用語の(?:意義|定義|意味)|(?:をいう|を言う|を指す)。?$");

    private Roles() {}

    private static Rule rule(String words, Role role) {
        return new Rule(Pattern.compile(words), role);
    }

    /// Returns the role that a heading names; [Role#OTHER] where it names none.
    static Role ofHeading(String heading) {
        String plain =
                Sentences.withoutBrackets(Glyphs.plain(heading))
                        .replace("\u0000", "")
                        .replace(" ", "");
        if (plain.length() > 60) {
            return Role.OTHER;
        }
        return HEADINGS.stream()
                .filter(rule -> rule.words.matcher(plain).find())
                .map(Rule::role)
                .findFirst()
                .orElse(SINGLE_MEASURE.matcher(plain).find() ? Role.MEASURES : Role.OTHER);
    }

    /// Whether a heading names one measure only (物理的セキュリティ), not the measures as a whole.
    static boolean isSingleMeasure(String heading) {
        return SINGLE_MEASURE.matcher(heading).find();
    }

    /// Returns the role that the words of a clause show; [Role#OTHER] where they show none.
    static Role ofWords(Node node) {
        long entries = node.children.stream().filter(Roles::isDefinition).count();
        if (entries >= 3 && entries * 2 > node.children.size()) {
            return Role.DEFINITIONS;
        }
        String said = Glyphs.plain(node.text.isEmpty() ? node.words.text() : node.text.text());
        if (said.length() > 600) {
            return Role.OTHER;
        }
        if (PURPOSE_WORDS.matcher(said).find()) {
            return Role.PURPOSE;
        }
        return said.contains("脅威を想定") ? Role.THREATS : Role.OTHER;
    }

    static boolean isDefinition(Node node) {
        return node.all()
                .map(each ->
                        Glyphs.plain(each.text.isEmpty() ? each.words.text() : each.text.text()))
                .anyMatch(words -> DEFINITION_WORDS.matcher(tail(words)).find());
    }

    private static String tail(String words) {
        return words.substring(Math.max(0, words.length() - 40));
    }

    /// Gives every piece below the root its role.
    static void assign(Node root, Problems problems) {
        for (Node top : root.children) {
            assign(top, Role.OTHER, problems);
        }
    }

    private static void assign(Node node, Role above, Problems problems) {
        node.role = own(node, above, problems);
        for (Node child : node.children) {
            assign(child, node.role, problems);
        }
    }

    private static Role own(Node node, Role above, Problems problems) {
        boolean stands = node.mark == null || node.mark.style().rank() <= 7;
        boolean open =
                above == Role.OTHER
                        || above == Role.MEASURES
                        || above == Role.REVIEW
                        || above == Role.AUDIT;
        if (!open || (node.mark != null && node.mark.style().isEndMatter())) {
            return above;
        }
        Role named = node.heading.isEmpty() ? Role.OTHER : ofHeading(node.heading.text());
        Role shown = stands ? ofWords(node) : Role.OTHER;
        if (above != Role.OTHER) {
            return refined(node, above, named);
        }
        if (named != Role.OTHER && node.kind == Clause.Kind.CHAPTER) {
            return node.children.isEmpty() || isSingleMeasure(node.heading.text())
                    ? named
                    : groupRole(node, named);
        }
        if (shown == Role.DEFINITIONS && named != Role.DEFINITIONS && !node.heading.isEmpty()) {
            problems.add(
                    node.firstLine,
                    Problem.Kind.CAPTION_DOES_NOT_FIT,
                    "見出し「" + node.heading.text() + "」の下に用語の定義が並んでいます。");
            return shown;
        }
        return named != Role.OTHER ? named : shown;
    }

    /// A chapter named after one thing (第1章 基本方針, 第2章 対策基準) whose clauses have roles of their own.
    private static Role groupRole(Node node, Role named) {
        boolean mixed =
                node.children.stream()
                                .map(child ->
                                        child.heading.isEmpty()
                                                ? Role.OTHER
                                                : ofHeading(child.heading.text()))
                                .filter(role -> role != Role.OTHER)
                                .distinct()
                                .count()
                        > 1;
        return mixed ? Role.OTHER : named;
    }

    /// Below the measures a piece may be about something more special; below definitions, threats
    /// or scope it never is.
    private static Role refined(Node node, Role above, Role named) {
        if (node.isPlainParagraph() && (above == Role.REVIEW || above == Role.AUDIT)) {
            String said = Glyphs.plain(node.words.text());
            if (said.contains("見直")) {
                return Role.REVIEW;
            }
            return said.contains("監査") || said.contains("点検") ? Role.AUDIT : above;
        }
        return switch (named) {
            case OUTSOURCING, AUDIT, REVIEW, RISK, INCIDENT, TRAINING, STANDARD, PROCEDURE -> named;
            default -> above;
        };
    }
}
