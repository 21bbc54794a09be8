// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands before the first numbered clause: a foreword, or a clause that lost its number.
final class Preamble {

    private static final Pattern FOREWORD = Pattern.compile("序文|前文|はじめに|まえがき|序章?");

    private Preamble() {}

    static void find(Node root, Problems problems) {
        Node first = firstMarked(root);
        for (Node node : root.children) {
            if (node == first) {
                break;
            }
            node.preamble =
                    node.unmarkedHeading
                            && FOREWORD.matcher(Glyphs.plain(node.words.text())).matches();
            boolean headed =
                    node.unmarkedHeading && Roles.ofHeading(node.words.text()) != Role.OTHER;
            boolean purpose = node.isPlainParagraph() && Roles.ofWords(node) == Role.PURPOSE;
            if (purpose && first != null && first.ordinal() == 2) {
                node.kind = Clause.Kind.ARTICLE;
                node.lost = true;
                problems.add(
                        node.firstLine,
                        Problem.Kind.HEADING_LOST,
                        "「"
                                + first.label()
                                + "」の前の「"
                                + Problems.quote(node.words.text())
                                + "」に番号と見出しがありません。");
            } else if (!headed && first != null && node.kind != Clause.Kind.CHAPTER) {
                node.preamble = true;
            }
        }
    }

    private static @Nullable Node firstMarked(Node root) {
        return root.children.stream()
                .filter(node ->
                        (node.mark != null && node.mark.style() != Mark.Style.BULLET)
                                || node.kind == Clause.Kind.CHAPTER)
                .findFirst()
                .orElse(null);
    }
}
