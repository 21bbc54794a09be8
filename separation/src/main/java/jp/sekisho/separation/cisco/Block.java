// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Fates;
import jp.sekisho.separation.reading.ReadingMemory;

/// A line with the lines that stand indented below it.
///
/// @param index its index in the file, from 0
/// @param words its words
/// @param inner the lines below it
record Block(int index, List<String> words, List<Block> inner) {

    private record Open(int indent, List<Block> blocks) {}

    /// The words of a line.
    record Words(List<String> words) {}

    String first() {
        return words.getFirst();
    }

    /// Returns a word, or nothing that a command is called where the line is shorter.
    String word(int position) {
        return position < words.size() ? words.get(position) : "";
    }

    boolean begins(String... with) {
        if (words.size() < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if (!words.get(i).equals(with[i])) {
                return false;
            }
        }
        return true;
    }

    List<String> from(int position) {
        return position < words.size() ? words.subList(position, words.size()) : List.of();
    }

    /// Notes that this line and all below it are in the model.
    void modelled(Fates fates) {
        fates.modelled(index);
        inner.forEach(line -> line.modelled(fates));
    }

    /// Notes that this line and all below it do not matter.
    ///
    /// @param kind why
    void irrelevant(Fates fates, String kind) {
        fates.irrelevant(index, kind);
        inner.forEach(line -> line.irrelevant(fates, kind));
    }

    /// Notes that this line and all below it are not understood, wherever packets go.
    void unknown(Fates fates) {
        fates.unknownEverywhere(index);
        inner.forEach(line -> line.unknown(fates));
    }

    /// Splits a file; blank lines, remarks and banners are accounted for at once.
    ///
    /// @param known the words of lines that were split before
    /// @param read lines without indentation that need not be split: they are known as a whole
    static List<Block> of(
            ConfigText text, Fates fates, ReadingMemory.Lines<Words> known, IntPredicate read) {
        List<Block> roots = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(-1, roots));
        List<String> lines = text.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (read.test(i)) {
                open.clear();
                open.push(new Open(-1, roots));
                open.push(new Open(0, new ArrayList<>(0)));
                continue;
            }
            String line = lines.get(i);
            String bare = line.strip();
            if (bare.isEmpty()) {
                fates.irrelevant(i, "空行");
            } else if (bare.startsWith("!") || bare.startsWith(":") || bare.startsWith("#")) {
                fates.irrelevant(i, "注釈");
            } else if (bare.startsWith("banner ")) {
                i = banner(lines, i, fates);
            } else {
                int indent = line.length() - line.stripLeading().length();
                while (open.getFirst().indent >= indent) {
                    open.pop();
                }
                Block block = new Block(i, words(i, bare, known), new ArrayList<>(0));
                open.getFirst().blocks.add(block);
                open.push(new Open(indent, block.inner));
            }
        }
        return roots;
    }

    private static List<String> words(int index, String bare, ReadingMemory.Lines<Words> known) {
        Optional<Words> before = known.get(index);
        if (before.isPresent()) {
            return before.get().words;
        }
        List<String> words = words(bare);
        known.put(index, new Words(words));
        return words;
    }

    /// Splits at white space; a pattern would take most of the time of reading long lists.
    private static List<String> words(String bare) {
        List<String> words = new ArrayList<>(12);
        int from = 0;
        for (int i = 0; i <= bare.length(); i++) {
            if (i == bare.length() || isSpace(bare.charAt(i))) {
                if (i > from) {
                    words.add(bare.substring(from, i));
                }
                from = i + 1;
            }
        }
        return words.isEmpty() ? List.of(bare) : List.copyOf(words);
    }

    private static boolean isSpace(char letter) {
        return letter == ' ' || (letter >= '\t' && letter <= '\r');
    }

    /// A banner runs to the next line with its delimiter; ASA writes one line at a time instead.
    private static int banner(List<String> lines, int from, Fates fates) {
        fates.irrelevant(from, "表示文");
        String[] words = lines.get(from).strip().split("\\s+", 3);
        if (words.length < 3) {
            return from;
        }
        String mark =
                words[2].startsWith("^") && words[2].length() > 1
                        ? words[2].substring(0, 2)
                        : words[2].substring(0, 1);
        boolean delimited =
                mark.startsWith("^") || mark.charAt(0) < ' ' || "#$%@~|*".contains(mark);
        if (!delimited || words[2].indexOf(mark, mark.length()) >= 0) {
            return from;
        }
        for (int i = from + 1; i < lines.size(); i++) {
            fates.irrelevant(i, "表示文");
            if (lines.get(i).contains(mark)) {
                return i;
            }
        }
        return lines.size() - 1;
    }
}
