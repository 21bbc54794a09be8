// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.source;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the styles of a Word file say about headings and numbering.
///
/// @param byId every paragraph style
record WordStyles(Map<String, Style> byId) {

    /// @param list the list's number, -1 for none
    /// @param level the level in the list, -1 for none
    /// @param outline the heading level from 1, 0 for none
    /// @param contents whether the style belongs to a generated contents list
    record Style(int list, int level, int outline, boolean contents, String basedOn) {}

    private static final Style NONE = new Style(-1, -1, 0, false, "");
    private static final int LONGEST_CHAIN = 20;

    static WordStyles read(byte @Nullable [] part) throws IOException {
        Map<String, Style> styles = new HashMap<>();
        if (part != null) {
            WordXml.walk(part, new Reader(styles));
        }
        return new WordStyles(styles);
    }

    /// Returns a style with what it inherits.
    Style style(String id) {
        Style found = byId.getOrDefault(id, NONE);
        Style above = found;
        for (int i = 0; i < LONGEST_CHAIN && !above.basedOn.isEmpty(); i++) {
            above = byId.getOrDefault(above.basedOn, NONE);
            found =
                    new Style(
                            found.list < 0 ? above.list : found.list,
                            found.level < 0 ? above.level : found.level,
                            found.outline == 0 ? above.outline : found.outline,
                            found.contents || above.contents,
                            "");
        }
        return found;
    }

    private static final class Reader implements WordXml.Handler {
        private final Map<String, Style> styles;
        private String id = "";
        private Style style = NONE;

        Reader(Map<String, Style> styles) {
            this.styles = styles;
        }

        @Override
        public void open(String name, WordXml xml) {
            String value = xml.attribute("val");
            switch (name) {
                case "style" -> {
                    String named = xml.attribute("styleId");
                    id = named == null ? "" : named;
                    style = NONE;
                }
                case "name" -> {
                    String lower = value == null ? "" : value.toLowerCase(Locale.ROOT);
                    boolean contents = lower.startsWith("toc ") || lower.startsWith("目次 ");
                    style =
                            new Style(
                                    style.list,
                                    style.level,
                                    style.outline,
                                    contents,
                                    style.basedOn);
                }
                case "basedOn" ->
                        style =
                                new Style(
                                        style.list,
                                        style.level,
                                        style.outline,
                                        style.contents,
                                        value == null ? "" : value);
                case "numId" ->
                        style =
                                new Style(
                                        xml.number("val", -1),
                                        style.level,
                                        style.outline,
                                        style.contents,
                                        style.basedOn);
                case "ilvl" ->
                        style =
                                new Style(
                                        style.list,
                                        xml.number("val", -1),
                                        style.outline,
                                        style.contents,
                                        style.basedOn);
                case "outlineLvl" -> {
                    int level = xml.number("val", 9) + 1;
                    style =
                            new Style(
                                    style.list,
                                    style.level,
                                    level > 6 ? 0 : level,
                                    style.contents,
                                    style.basedOn);
                }
                default -> {}
            }
        }

        @Override
        public void close(String name) {
            if (name.equals("style") && !id.isEmpty()) {
                styles.put(id, style);
            }
        }

        @Override
        public void text(String text) {}
    }
}
