// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;

/// Reads files of lines: lines that speak for themselves, tables with `#fields`, and CSV.
final class TextFiles {

    private final EventBuilder out;
    private final Event event;
    private final LineEvents single;
    private final CsvProfiles profiles;

    TextFiles(FieldTable table, Event event, LocalDateTime now, CsvProfiles profiles) {
        this.event = event;
        this.profiles = profiles;
        out = new EventBuilder(table, event);
        single = new LineEvents(table, event, now);
    }

    /// Reads to the end.
    void read(ByteLines lines, String name, Tally tally, EventSink sink) throws IOException {
        Columns columns = new Columns(List.of(), "", ',');
        while (lines.next()) {
            if (lines.tooLong()) {
                tally.problem(name, lines.line(), TOO_LONG);
                continue;
            }
            boolean first = lines.line() == 1;
            Optional<Columns> given = heading(lines, first, columns);
            if (given.isPresent()) {
                columns = given.get();
                continue;
            }
            LineEvents.Outcome outcome = read(lines, columns);
            switch (outcome) {
                case READ -> {
                    tally.event(lines.to() - lines.from());
                    sink.accept(event, name, lines.line());
                }
                case BLANK -> {}
                case NO_JSON -> tally.problem(name, lines.line(), "JSONとして読めません。読み飛ばしました。");
                case UNKNOWN -> tally.problem(name, lines.line(), "ログの形式が分かりません。読み飛ばしました。");
            }
        }
    }

    static final String TOO_LONG = "行が長すぎます(" + (Limits.MAX_EVENT_BYTES >> 20) + "MBまで)。読み飛ばしました。";

    private LineEvents.Outcome read(ByteLines lines, Columns columns) {
        if (columns.fields().isEmpty()) {
            return single.read(lines.buffer(), lines.from(), lines.to());
        }
        String line = TextLine.text(lines.buffer(), lines.from(), lines.to());
        if (line.isBlank()) {
            return LineEvents.Outcome.BLANK;
        }
        return columns.read(line, out) ? LineEvents.Outcome.READ : LineEvents.Outcome.UNKNOWN;
    }

    /// What the following lines mean, where this one says so.
    private Optional<Columns> heading(ByteLines lines, boolean first, Columns columns) {
        byte[] buffer = lines.buffer();
        int from = lines.from();
        boolean comment = from < lines.to() && buffer[from] == '#';
        if (comment) {
            return Optional.of(columns.comment(TextLine.text(buffer, from, lines.to())));
        }
        boolean json = from < lines.to() && buffer[from] == '{';
        return first && !json
                ? csv(TextLine.text(buffer, from, lines.to()), profiles)
                : Optional.empty();
    }

    /// Whether a file that begins so says in its first line, or in one of comment, what the others
    /// mean.
    static boolean hasHeadings(byte[] head, CsvProfiles profiles) {
        int end = ByteLines.newline(head, 0, head.length);
        String first = TextLine.text(head, 0, end < 0 ? head.length : end);
        if (first.startsWith("#") || csv(first.stripTrailing(), profiles).isPresent()) {
            return true;
        }
        return hasComment(head, 0, head.length);
    }

    /// Whether a line within begins with `#`.
    static boolean hasComment(byte[] bytes, int from, int to) {
        int newline = ByteLines.newline(bytes, from, to);
        while (newline >= 0 && newline + 1 < to) {
            if (bytes[newline + 1] == '#') {
                return true;
            }
            newline = ByteLines.newline(bytes, newline + 1, to);
        }
        return false;
    }

    private static Optional<Columns> csv(String line, CsvProfiles profiles) {
        List<String> header = Table.csv(line, ',');
        for (CsvProfiles.Profile profile : profiles.all()) {
            Optional<List<String>> fields = profile.columns(header);
            if (fields.isPresent()) {
                return Optional.of(new Columns(fields.get(), profile.format(), ','));
            }
        }
        return Optional.empty();
    }

    /// What the columns of a table mean.
    ///
    /// @param fields their names; none before a table has said so
    /// @param format becomes `log.format`
    /// @param separator between cells
    private record Columns(List<String> fields, String format, char separator) {

        /// A line of Zeek's or W3C's heading.
        Columns comment(String line) {
            if (line.startsWith("#separator")) {
                return new Columns(fields, "zeek", '\t');
            }
            if (line.startsWith("#path\t")) {
                return new Columns(fields, "zeek-" + line.substring(6), '\t');
            }
            if (line.startsWith("#fields\t")) {
                return new Columns(List.of(line.substring(8).split("\t")), format, '\t');
            }
            if (line.startsWith("#Fields: ")) {
                List<String> names = List.of(line.substring(9).strip().split(" +"));
                boolean server = names.contains("s-ip") || names.contains("cs-uri-stem");
                return new Columns(names, server ? "w3c-webserver" : "w3c-proxy", ' ');
            }
            return this;
        }

        boolean read(String line, EventBuilder out) {
            List<String> cells =
                    format.startsWith("zeek")
                            ? List.of(line.split("\t", -1))
                            : Table.csv(line, separator);
            if (cells.size() < 2) {
                return false;
            }
            out.clear();
            List<String> time = new ArrayList<>();
            for (int i = 0; i < Math.min(cells.size(), fields.size()); i++) {
                String field = fields.get(i);
                String cell = cells.get(i);
                boolean empty = cell.equals("-") || cell.equals("(empty)");
                if (field.isEmpty() || (empty && separator != ',')) {
                    continue;
                }
                if (field.equals("@timestamp")) {
                    cell = JapaneseDates.iso(cell).orElse(cell);
                }
                if (field.equals("date") || field.equals("time")) {
                    time.add(cell);
                }
                out.add(field, cell);
            }
            if (time.size() == 2) {
                out.add("@timestamp", time.getFirst() + "T" + time.getLast() + "Z");
            }
            out.know("log.format", format);
            out.build();
            return true;
        }
    }
}
