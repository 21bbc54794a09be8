// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.juniper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Fates;

/// One statement with everything that it stands in, as `show configuration | display set` would
/// write it (Junos CLI User Guide). A list in brackets is one statement for each of its members.
///
/// @param index its line, from 0
/// @param words from the outermost on, without quotes
record Statement(int index, List<String> words) {

    /// Blocks may stand this deep in one another.
    private static final int DEPTH_LIMIT = 64;

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|[\\[\\]]|[^\\s\\[\\]\"]+");
    private static final String INACTIVE = "inactive:";

    boolean begins(String... with) {
        return begins(List.of(with));
    }

    boolean begins(List<String> with) {
        return words.size() >= with.size() && words.subList(0, with.size()).equals(with);
    }

    /// Returns the word at a place; empty where there is none.
    String word(int at) {
        return at < words.size() ? words.get(at) : "";
    }

    /// Returns the words from a place on.
    List<String> from(int at) {
        return at < words.size() ? words.subList(at, words.size()) : List.of();
    }

    /// Splits a file of either form, with braces or of `set` lines. Blank lines, remarks, lines
    /// that only open or close a block, and what is inactive are accounted for at once; what is
    /// neither is named.
    static List<Statement> of(ConfigText text, Fates fates) {
        return new Splitter(text, fates).all();
    }

    private static final class Splitter {

        private final ConfigText text;
        private final Fates fates;
        private final List<Statement> found = new ArrayList<>();
        private final List<List<String>> inactive = new ArrayList<>();
        private final Deque<List<String>> open = new ArrayDeque<>();
        private boolean remark;

        Splitter(ConfigText text, Fates fates) {
            this.text = text;
            this.fates = fates;
        }

        List<Statement> all() {
            for (int i = 0; i < text.lines().size(); i++) {
                line(i, text.lines().get(i).strip());
            }
            if (!open.isEmpty() && !text.lines().isEmpty()) {
                // Cut off: what is missing may matter to any packet.
                fates.unknownEverywhere(text.lines().size() - 1);
            }
            List<Statement> active = new ArrayList<>();
            for (Statement statement : found) {
                if (inactive.stream().anyMatch(statement::begins)) {
                    fates.irrelevant(statement.index(), "無効にした設定");
                } else {
                    active.add(statement);
                }
            }
            return active;
        }

        private void line(int i, String line) {
            if (remark || line.startsWith("/*")) {
                int end = line.indexOf("*/");
                remark = end < 0;
                if (end >= 0 && end + 2 < line.length()) {
                    fates.unknownEverywhere(i);
                } else {
                    fates.irrelevant(i, "注釈");
                }
            } else if (line.isEmpty()) {
                fates.irrelevant(i, "空行");
            } else if (line.startsWith("#")) {
                fates.irrelevant(i, "注釈");
            } else if (line.equals("}") || line.equals("};")) {
                fates.modelled(i);
                if (open.poll() == null) {
                    fates.unknownEverywhere(i);
                }
            } else if (line.startsWith("set ") && open.isEmpty()) {
                add(i, words(line.substring(4)));
            } else if (line.startsWith("deactivate ") && open.isEmpty()) {
                inactive.add(words(line.substring(11)));
                fates.irrelevant(i, "無効にした設定");
            } else if (line.endsWith("{")
                    && line.indexOf('{') == line.length() - 1
                    && open.size() < DEPTH_LIMIT) {
                open.push(joined(line.substring(0, line.length() - 1)));
                fates.modelled(i);
            } else {
                leaf(i, line);
            }
        }

        /// Behind the semicolon only a remark may stand (`## SECRET-DATA`).
        private void leaf(int i, String line) {
            int end = line.indexOf(';', line.lastIndexOf('"') + 1);
            String behind = end < 0 ? "" : line.substring(end + 1).strip();
            boolean remarked =
                    behind.isEmpty()
                            || behind.startsWith("#")
                            || (behind.startsWith("/*") && behind.endsWith("*/"));
            if (end < 0 || !remarked || line.substring(0, end).contains("{")) {
                fates.unknownEverywhere(i);
            } else {
                add(i, joined(line.substring(0, end)));
            }
        }

        private void add(int i, List<String> words) {
            int from = words.indexOf("[");
            int to = words.lastIndexOf("]");
            if (words.isEmpty() || from < 0 != to < 0 || from > to) {
                fates.unknownEverywhere(i);
            } else if (from < 0) {
                found.add(new Statement(i, words));
            } else {
                for (String member : words.subList(from + 1, to)) {
                    List<String> one = new ArrayList<>(words.subList(0, from));
                    one.add(member);
                    one.addAll(words.subList(to + 1, words.size()));
                    found.add(new Statement(i, List.copyOf(one)));
                }
            }
        }

        private List<String> joined(String bare) {
            List<String> path = new ArrayList<>(open.isEmpty() ? List.of() : open.peek());
            List<String> own = new ArrayList<>(words(bare));
            if (!own.isEmpty() && own.getFirst().equals(INACTIVE)) {
                own.removeFirst();
                path.addAll(own);
                inactive.add(List.copyOf(path));
            } else {
                path.addAll(own);
            }
            return path;
        }
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group() : matcher.group(1));
        }
        return words;
    }
}
