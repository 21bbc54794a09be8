// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the entries of definitions clauses: `term meaning`, term above meaning, `「term」とは`,
/// `term：meaning`, and rows of a table.
final class DefinitionFinder {

    private static final Pattern QUOTED =
            Pattern.compile("「([^「」]{1,60})」\\s?(?:とは|は|:)\\s?、?\\s?");
    private static final Pattern BARE_TOHA =
            Pattern.compile("([^、。「」(]{1,40}(?:\\([^()]{1,40}\\))?)とは、?");
    private static final Pattern COLON = Pattern.compile("([^、。「」:]{1,40}):\\s?");
    private static final Pattern OTHER_NAME = Pattern.compile("\\(([^()]{1,60})\\)$");
    private static final Pattern HEAD_ROW = Pattern.compile("(?:用語|言葉|名称|項目|区分|番号|No\\.?)");

    private final List<Definition> found = new ArrayList<>();

    private DefinitionFinder() {}

    static List<Definition> find(Node root) {
        DefinitionFinder finder = new DefinitionFinder();
        root.below()
                .filter(node -> node.role == Role.DEFINITIONS)
                .filter(node -> node.parent().isRoot() || node.parent().role != Role.DEFINITIONS)
                .forEach(node -> node.below().forEach(finder::entry));
        return finder.found;
    }

    /// Whether a paragraph begins with the term that it defines (`「term」とは`).
    static boolean definesQuoted(Node paragraph) {
        return QUOTED.matcher(Glyphs.plain(paragraph.words.text())).lookingAt();
    }

    private void entry(Node node) {
        if (node.words.text().startsWith("|")) {
            row(node);
            return;
        }
        if (!node.heading.isEmpty()) {
            if (node.heading.text().length() <= 60
                    && (!node.text.isEmpty() || !node.children.isEmpty())) {
                add(node.heading.text(), meaning(node), node);
            }
            return;
        }
        if (node.parent().heading.isEmpty() || node.parent().kind != Clause.Kind.ITEM) {
            inSentence(node);
        }
    }

    private void inSentence(Node node) {
        String text = node.text.text();
        String plain = Glyphs.plain(text);
        Matcher quoted = QUOTED.matcher(plain);
        Matcher toha = BARE_TOHA.matcher(plain);
        Matcher colon = COLON.matcher(plain);
        if (quoted.lookingAt()) {
            add(text.substring(1, quoted.end(1)), text.substring(quoted.end()), node);
        } else if (toha.lookingAt()) {
            add(text.substring(0, toha.end(1)), text.substring(toha.end()), node);
        } else if (colon.lookingAt()) {
            add(text.substring(0, colon.end(1)), text.substring(colon.end()), node);
        }
    }

    private void row(Node node) {
        List<String> cells = cells(node.words.text());
        int term = cells.size() > 2 && isNumber(cells.getFirst()) ? 1 : 0;
        if (cells.size() < term + 2
                || cells.get(term).isEmpty()
                || HEAD_ROW.matcher(cells.get(term)).matches()) {
            return;
        }
        add(cells.get(term), cells.get(term + 1), node);
    }

    private static List<String> cells(String row) {
        String inner = row.substring(1);
        inner = inner.endsWith("|") ? inner.substring(0, inner.length() - 1) : inner;
        return List.of(inner.split("\\|", -1)).stream().map(Glyphs::strip).toList();
    }

    private static boolean isNumber(String cell) {
        Optional<Mark> mark = MarkScanner.scan(cell, Glyphs.plain(cell));
        return (mark.isPresent() && mark.get().rest() >= cell.length()) || cell.isEmpty();
    }

    private void add(String term, String meaning, Node node) {
        String name = Glyphs.strip(term);
        String quoted =
                name.startsWith("「") && name.endsWith("」")
                        ? name.substring(1, name.length() - 1)
                        : name;
        if (quoted.isBlank()) {
            return;
        }
        Matcher other = OTHER_NAME.matcher(Glyphs.plain(quoted));
        List<String> otherNames =
                other.find() && other.start() > 0
                        ? List.of(quoted.substring(other.start(1), other.end(1)))
                        : List.of();
        found.add(
                new Definition(
                        quoted,
                        Glyphs.strip(meaning),
                        otherNames,
                        node.id(),
                        new LineRange(node.firstLine, node.lastLine())));
    }

    private static String meaning(Node node) {
        StringBuilder meaning = new StringBuilder(node.text.text());
        for (Node child : node.children) {
            child.all()
                    .forEach(each ->
                            meaning.append(each.label())
                                    .append(each.heading.text())
                                    .append(each.text.text()));
        }
        return meaning.toString();
    }

    /// Returns the term without the other names in brackets behind it.
    static String bare(String term) {
        String plain = Glyphs.plain(term);
        int bracket = plain.indexOf('(');
        return bracket > 0 ? Glyphs.strip(term.substring(0, bracket)) : term;
    }
}
