// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.juniper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Fates;

/// One statement with everything that it stands in, as `show configuration | display set` would
/// write it (Junos CLI User Guide).
///
/// @param index its line, from 0
/// @param words from the outermost on
record Statement(int index, List<String> words) {

    /// Blocks may stand this deep in one another.
    private static final int DEPTH_LIMIT = 64;

    boolean begins(String... with) {
        return words.size() >= with.length && words.subList(0, with.length).equals(List.of(with));
    }

    /// Splits a file of either form, with braces or of `set` lines; blank lines, remarks and
    /// closing braces are accounted for at once, and what is neither is named.
    static List<Statement> of(ConfigText text, Fates fates) {
        List<Statement> found = new ArrayList<>();
        Deque<List<String>> open = new ArrayDeque<>();
        boolean remark = false;
        for (int i = 0; i < text.lines().size(); i++) {
            String line = text.lines().get(i).strip();
            boolean begins = line.startsWith("/*");
            if (remark || begins) {
                remark = !line.endsWith("*/");
                fates.irrelevant(i, "注釈");
            } else if (line.isEmpty()) {
                fates.irrelevant(i, "空行");
            } else if (line.startsWith("#")) {
                fates.irrelevant(i, "注釈");
            } else if (line.startsWith("}")) {
                open.poll();
                fates.modelled(i);
            } else if (line.startsWith("set ") && open.isEmpty()) {
                found.add(new Statement(i, words(line.substring(4))));
            } else if (line.endsWith("{") && open.size() < DEPTH_LIMIT) {
                List<String> path = joined(open, line.substring(0, line.length() - 1));
                open.push(path);
                found.add(new Statement(i, path));
            } else if (line.contains(";")) {
                String bare = line.substring(0, line.indexOf(';'));
                found.add(new Statement(i, joined(open, bare)));
            } else {
                fates.unknownEverywhere(i);
            }
        }
        return found;
    }

    private static List<String> joined(Deque<List<String>> open, String bare) {
        List<String> path = new ArrayList<>(open.isEmpty() ? List.of() : open.peek());
        path.addAll(words(bare));
        return path;
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+", -1));
    }
}
