// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.policy.Mark.Style;
import org.jspecify.annotations.Nullable;

/// Finds the clause that a number or a word such as 前条 means, seen from the clause that says it.
final class Targets {

    private static final Pattern BRACKETED = Pattern.compile("\\(([0-9]{1,2})\\)");

    private final Node root;
    private final List<Node> articles = new ArrayList<>();
    private final Map<Node, Integer> place = new HashMap<>();

    Targets(Node root) {
        this.root = root;
        root.below()
                .filter(node -> node.hasStyle(Style.ARTICLE) || node.hasStyle(Style.DAI))
                .forEach(node -> {
                    place.put(node, articles.size());
                    articles.add(node);
                });
    }

    Optional<Node> article(int number, int branch) {
        return articles.stream()
                .filter(node ->
                        node.ordinal() == number
                                && node.mark != null
                                && node.mark.branch() == branch)
                .findFirst();
    }

    Optional<Node> articleOf(Node node) {
        return place.containsKey(node)
                ? Optional.of(node)
                : node.ancestors().filter(place::containsKey).findFirst();
    }

    /// Returns the paragraph and item of an article; 0 for one that is not named.
    Optional<Node> within(Node article, int paragraph, int item) {
        Optional<Node> at = Optional.of(article);
        if (paragraph > 1) {
            at = child(article, Style.NUMBER, paragraph).or(() -> nthParagraph(article, paragraph));
        }
        return item == 0 ? at : at.flatMap(node -> item(node, item));
    }

    private static Optional<Node> nthParagraph(Node article, int number) {
        List<Node> plain = article.children.stream().filter(Node::isPlainParagraph).toList();
        int index = article.text.isEmpty() ? number - 1 : number - 2;
        return index >= 0 && index < plain.size()
                ? Optional.of(plain.get(index))
                : Optional.empty();
    }

    private static Optional<Node> item(Node node, int number) {
        return node.children.stream()
                .filter(child ->
                        child.ordinal() == number
                                && child.mark != null
                                && child.mark.style().rank() == 8)
                .findFirst();
    }

    private static Optional<Node> child(Node node, Style style, int number) {
        return node.children.stream()
                .filter(child -> child.hasStyle(style) && child.ordinal() == number)
                .findFirst();
    }

    Optional<Node> chapter(int number, Style style) {
        return root.below()
                .filter(node -> node.hasStyle(style) && node.ordinal() == number)
                .findFirst();
    }

    Optional<Node> endMatter(Style style, int number) {
        return root.children.stream()
                .filter(node -> node.hasStyle(style) && (number == 0 || node.ordinal() == number))
                .findFirst();
    }

    /// Returns what `上記3`, `上記(1)` or `上記6(3)` means: the nearest list with that mark, looked for
    /// from the inside to the outside.
    Optional<Node> numbered(Node from, String number, boolean upwards) {
        Matcher bracket = BRACKETED.matcher(number);
        if (Character.isDigit(number.charAt(0))) {
            int end = 0;
            while (end < number.length() && Character.isDigit(number.charAt(end))) {
                end++;
            }
            Optional<Node> at =
                    listed(from, Style.NUMBER, Numerals.value(number.substring(0, end)), upwards);
            if (at.isEmpty()) {
                at = listed(from, Style.DAI, Numerals.value(number.substring(0, end)), upwards);
            }
            while (at.isPresent() && bracket.find()) {
                at = child(at.get(), Style.PAREN, Numerals.value(bracket.group(1)));
            }
            return at;
        }
        if (bracket.matches()) {
            return listed(from, Style.PAREN, Numerals.value(bracket.group(1)), upwards);
        }
        char sign = number.charAt(0);
        return Numerals.circled(sign) > 0
                ? listed(from, Style.CIRCLED, Numerals.circled(sign), upwards)
                : listed(from, Style.KANA, Numerals.kana(sign), upwards)
                        .or(() -> listed(from, Style.IROHA, Numerals.iroha(sign), upwards));
    }

    private Optional<Node> listed(Node from, Style style, int number, boolean upwards) {
        for (Node above = from; above != null; above = above.parent) {
            List<Node> candidates = new ArrayList<>(above.children);
            if (upwards) {
                Collections.reverse(candidates);
            }
            for (Node candidate : candidates) {
                if (candidate.hasStyle(style)
                        && candidate.ordinal() == number
                        && candidate != from) {
                    return Optional.of(candidate);
                }
            }
        }
        return root.below()
                .filter(node -> node.hasStyle(style) && node.ordinal() == number && node != from)
                .findFirst();
    }

    /// Returns what 前条, 次項, 前号, 前各号 or 前二条 means; nothing where there is no such clause.
    ///
    /// @param count 各, a digit, or null
    List<Node> relative(Node from, char unit, boolean previous, @Nullable String count) {
        int step = count == null || count.equals("各") ? 1 : Numerals.value(count);
        List<Node> row =
                switch (unit) {
                    case '条' -> articles;
                    case '項' -> paragraphs(from);
                    default -> items(from);
                };
        int at = indexOf(row, from);
        if (at < 0) {
            return List.of();
        }
        if (!previous) {
            return at + 1 < row.size() ? List.of(row.get(at + 1)) : List.of();
        }
        int first = "各".equals(count) ? 0 : at - step;
        return first < 0 || at == 0 ? List.of() : List.copyOf(row.subList(first, at));
    }

    private static int indexOf(List<Node> row, Node from) {
        int at = -1;
        for (Node node = from; node != null && at < 0; node = node.parent) {
            at = row.indexOf(node);
        }
        return at;
    }

    /// The paragraphs of the article in which a clause stands; the article itself is the first one.
    private List<Node> paragraphs(Node from) {
        Optional<Node> article = articleOf(from);
        if (article.isEmpty()) {
            return from.parent == null ? List.of() : from.parent.children;
        }
        List<Node> row = new ArrayList<>();
        if (!article.get().text.isEmpty()
                || article.get().children.stream().noneMatch(Node::isPlainParagraph)) {
            row.add(article.get());
        }
        article.get().children.stream()
                .filter(child -> child.kind == Clause.Kind.PARAGRAPH)
                .forEach(row::add);
        // Found from the inside: the paragraph comes before the article that contains it.
        return row;
    }

    private static List<Node> items(Node from) {
        for (Node node = from; node.parent != null; node = node.parent) {
            Mark mark = node.mark;
            if (mark != null && mark.style().rank() == 8) {
                return node.parent.children.stream()
                        .filter(each -> each.hasStyle(mark.style()))
                        .toList();
            }
        }
        // 前各号 said by a paragraph behind the items of its parent.
        return from.parent == null ? List.of() : from.parent.children;
    }
}
