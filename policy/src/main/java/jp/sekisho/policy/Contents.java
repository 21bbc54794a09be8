// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The contents list (目次) of a text, taken out of its lines.
///
/// @param body the lines without the list; where the text is nothing but its list, the list's own
///   lines, so that at least its headings are read
/// @param entries the list's lines
/// @param alone whether the text has no body besides the list
record Contents(List<Line> body, List<Line> entries, boolean alone) {

    private static final Pattern RANGE =
            Pattern.compile("\\(第[0-9一二三四五六七八九十百]{1,5}条[^()]{0,30}\\)$");
    private static final Pattern LEADER = Pattern.compile("[ .…・‥]{2,200} ?-? ?[0-9]{1,4} ?-?$");

    static Contents of(List<Line> lines, Problems problems) {
        int start = start(lines);
        if (start < 0) {
            return new Contents(lines, List.of(), false);
        }
        int end = start + (isTitle(lines.get(start)) ? 1 : 0);
        Set<String> seen = new HashSet<>();
        List<Line> entries = new ArrayList<>();
        while (end < lines.size() && isEntry(lines, end, seen)) {
            entries.add(lines.get(end));
            seen.add(key(lines.get(end)));
            end++;
        }
        List<Line> body = new ArrayList<>(lines.subList(0, start));
        if (end == lines.size()) {
            problems.add(
                    lines.get(start).number(),
                    Problem.Kind.CONTENTS_DO_NOT_FIT,
                    "目次だけがあり、本文がありません。");
            entries.forEach(entry -> body.add(bare(entry)));
            return new Contents(body, entries, true);
        }
        body.addAll(lines.subList(end, lines.size()));
        return new Contents(body, entries, false);
    }

    private static int start(List<Line> lines) {
        for (int i = 0; i < Math.min(lines.size(), 200); i++) {
            if (isTitle(lines.get(i))) {
                return i;
            }
            if (i + 2 < lines.size()
                    && hasLeader(lines.get(i))
                    && hasLeader(lines.get(i + 1))
                    && hasLeader(lines.get(i + 2))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isTitle(Line line) {
        String plain = line.plain().replace(" ", "");
        return plain.equals("目次") || plain.equals("《目次》") || plain.equals("-目次-");
    }

    private static boolean hasLeader(Line line) {
        return line.plain().length() <= 200
                && LEADER.matcher(line.plain()).find()
                && line.plain().indexOf("..")
                                + line.plain().indexOf("…")
                                + line.plain().indexOf("・・")
                        > -3;
    }

    private static boolean isEntry(List<Line> lines, int at, Set<String> seen) {
        Line line = lines.get(at);
        if (seen.contains(key(line)) || line.plain().length() > 200) {
            return false;
        }
        if (hasLeader(line)) {
            return true;
        }
        if (Sentences.isFinished(line.plain())
                && !RANGE.matcher(line.plain()).find()
                && line.plain().endsWith("。")) {
            return false;
        }
        boolean caption = line.plain().startsWith("(") && line.plain().endsWith(")");
        boolean marked = MarkScanner.scan(line.text(), line.plain()).isPresent();
        return !(caption && !marked) && line.plain().length() <= 80;
    }

    /// The words of an entry as they stand above the clause itself.
    static String key(Line line) {
        return bareWords(line.plain()).replace(" ", "").replace("-", "");
    }

    private static String bareWords(String plain) {
        String bare = plain;
        var leader = LEADER.matcher(bare);
        if (bare.length() <= 200 && leader.find()) {
            bare = bare.substring(0, leader.start());
        }
        var range = RANGE.matcher(bare);
        if (range.find()) {
            bare = bare.substring(0, range.start());
        }
        return Glyphs.strip(bare);
    }

    private static Line bare(Line line) {
        String plain = bareWords(line.plain());
        return new Line(
                line.number(),
                line.text().substring(0, plain.length()),
                plain,
                line.indent(),
                line.headingLevel(),
                line.tableRow(),
                line.gap());
    }

    /// Reports every entry of the list that no clause of the text answers to.
    void compare(Node root, Problems problems) {
        if (alone || entries.isEmpty()) {
            return;
        }
        Set<String> headings = new HashSet<>();
        root.below()
                .filter(node -> !node.heading.isEmpty() || node.mark != null)
                .forEach(node -> {
                    headings.add(squeeze(node.label() + node.heading.text()));
                    headings.add(squeeze(node.heading.text()));
                    headings.add(squeeze(node.label()));
                });
        for (Line entry : entries) {
            if (!headings.contains(key(entry))) {
                problems.add(
                        entry.number(),
                        Problem.Kind.CONTENTS_DO_NOT_FIT,
                        "目次の「" + Problems.quote(bare(entry).text()) + "」が本文にありません。");
            }
        }
    }

    private static String squeeze(String words) {
        return Glyphs.plain(words).replace(" ", "").replace("-", "");
    }
}
