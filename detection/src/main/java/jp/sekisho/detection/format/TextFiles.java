// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.detection.event.Event;

/// Reads logs of text lines: lines that speak for themselves, tables with `#fields`, and CSV.
final class TextFiles {

    private static final Charset JAPANESE = Charset.forName("windows-31j");

    private final EventBuilder out;
    private final Event event;
    private final Tally tally;
    private final TextLine line;

    TextFiles(EventBuilder out, Event event, Tally tally, LocalDateTime now) {
        this.out = out;
        this.event = event;
        this.tally = tally;
        line = new TextLine(out, now);
    }

    /// Reads to the end.
    void read(InputStream in, String name, EventSink sink) throws IOException {
        ByteLines lines = new ByteLines(in);
        Columns columns = new Columns(List.of(), "", ',');
        boolean first = true;
        while (lines.next()) {
            if (lines.tooLong()) {
                tally.problem(name, lines.line(), "行が長すぎます(16MBまで)。読み飛ばしました。");
                continue;
            }
            String line = text(lines.buffer(), lines.from(), lines.to());
            if (line.isBlank()) {
                continue;
            }
            Optional<Columns> given = first ? csv(line) : Optional.empty();
            if (given.isEmpty() && line.startsWith("#")) {
                given = Optional.of(columns.comment(line));
            }
            first = false;
            if (given.isPresent()) {
                columns = given.get();
                continue;
            }
            boolean known =
                    columns.fields().isEmpty() ? this.line.read(line) : columns.read(line, out);
            if (known) {
                tally.event(lines.to() - lines.from());
                sink.accept(event, name, lines.line());
            } else {
                tally.problem(name, lines.line(), "ログの形式が分かりません。読み飛ばしました。");
            }
        }
    }

    /// Reads one line that speaks for itself into the event; false where nothing of it is known.
    boolean single(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return line.read(text(bytes, from, end));
    }

    /// Bytes that are no UTF-8 are taken for Shift_JIS.
    private static String text(byte[] bytes, int from, int to) {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, from, to - from))
                            .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, from, to - from, JAPANESE);
        }
    }

    private static Optional<Columns> csv(String line) {
        List<String> header = Table.csv(line, ',');
        for (CsvProfiles.Profile profile : CsvProfiles.shipped()) {
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
            out.add("log.format", format);
            out.build();
            return true;
        }
    }
}
