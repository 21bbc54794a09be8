// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;
import jp.sekisho.detection.event.JsonEvents;
import jp.sekisho.detection.evtx.EvtxFile;
import jp.sekisho.detection.evtx.EvtxRecord;

/// Reads the events of files: finds out what each is and how it is packed.
public final class EventFiles {

    private final FieldTable table;
    private final Event event;
    private final TextFiles lines;
    private Tally tally;

    /// Makes a reader.
    ///
    /// @param table frozen
    /// @param tally counts what is read
    /// @param clock tells the year of dates that have none
    public EventFiles(FieldTable table, Tally tally, Clock clock) {
        this(table, tally, clock, CsvProfiles.shipped());
    }

    /// Makes a reader that knows further tables.
    ///
    /// @param table frozen
    /// @param tally counts what is read
    /// @param clock tells the year of dates that have none
    /// @param profiles what the columns of tables mean
    public EventFiles(FieldTable table, Tally tally, Clock clock, CsvProfiles profiles) {
        this.table = table;
        this.tally = tally;
        event = new Event(table.slots());
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), SyslogHeader.JAPAN);
        lines = new TextFiles(table, event, now, profiles);
    }

    /// Counts from now on into another tally.
    ///
    /// @param other takes the counts
    public void countInto(Tally other) {
        tally = other;
    }

    /// Lists the files of folders and files, by name.
    ///
    /// @param places folders or files
    /// @return files
    /// @throws IOException where a folder cannot be listed
    public static List<Path> list(List<Path> places) throws IOException {
        List<Path> files = new java.util.ArrayList<>();
        for (Path place : places) {
            try (java.util.stream.Stream<Path> found = Files.walk(place)) {
                found.filter(Files::isRegularFile).sorted().forEachOrdered(files::add);
            }
        }
        return files;
    }

    /// Reads one file to its end.
    ///
    /// @param file any
    /// @param sink takes its events
    /// @throws IOException where the file cannot be opened at all
    public void read(Path file, EventSink sink) throws IOException {
        try (Packed packed = Packed.open(file)) {
            read(packed.in(), file.toString(), sink);
            end(packed, file);
        }
    }

    private void end(Packed packed, Path file) {
        if (packed.isBroken()) {
            tally.problem(file.toString(), 0, Packed.BROKEN);
        }
    }

    /// Reads a part of the input.
    ///
    /// @param portion from [Portions]
    /// @param sink takes its events
    /// @throws IOException where a file cannot be opened at all
    public void read(Portion portion, EventSink sink) throws IOException {
        switch (portion) {
            case Portion.Whole(Path path) -> read(path, sink);
            case Portion.Lines(String file, byte[] bytes, int to, long before) -> {
                if (before == 0) {
                    tally.file("lines");
                }
                lines.read(new ByteLines(bytes, 0, to, before), file, tally, sink);
            }
            case Portion.Unreadable(String file, long line, String message) ->
                    tally.problem(file, line, message);
            case Portion.Rest(Path path, long before) -> {
                try (Packed packed = Packed.open(path)) {
                    ByteLines all = new ByteLines(packed.in());
                    while (all.line() < before && all.next()) {
                        // Read before.
                    }
                    lines.read(all, path.toString(), tally, sink);
                    end(packed, path);
                }
            }
        }
    }

    /// Reads a stream to its end.
    ///
    /// @param in unpacked
    /// @param name shown with matches and problems
    /// @param sink takes its events
    /// @throws IOException where the stream breaks
    public void read(InputStream in, String name, EventSink sink) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(Limits.SNIFFED_BYTES);
        byte[] head = buffered.readNBytes(Limits.SNIFFED_BYTES);
        buffered.reset();
        Format format = Format.of(head, name);
        boolean ofLines = format == Format.JSON_LINES || format == Format.TEXT;
        tally.file(ofLines ? "lines" : format.word());
        switch (format) {
            case JSON_LINES, TEXT -> lines.read(new ByteLines(buffered), name, tally, sink);
            case JSON -> jsonDocuments(buffered, name, sink);
            case EVTX -> evtx(buffered, name, sink);
            case UNKNOWN -> tally.problem(name, 0, "ログの形式が分かりません。読み飛ばしました。");
            case EMPTY -> {}
        }
    }

    private void evtx(InputStream in, String name, EventSink sink) throws IOException {
        EventBuilder builder = new EventBuilder(table, event);
        EvtxFile.read(
                in,
                new EvtxFile.Visitor() {
                    @Override
                    public void event(EvtxRecord data) {
                        builder.clear();
                        for (EvtxRecord.Field field : data.fields()) {
                            builder.add(field.name(), field.value());
                        }
                        builder.build();
                        tally.event(builder.size());
                        sink.accept(event, name, data.id());
                    }

                    @Override
                    public void problem(long record, String message) {
                        tally.problem(name, record, message);
                    }
                });
    }

    private void jsonDocuments(InputStream in, String name, EventSink sink) throws IOException {
        JsonEvents json = new JsonEvents(table);
        JsonDocuments documents = new JsonDocuments(in);
        while (documents.next()) {
            int size = documents.to() - documents.from();
            if (documents.tooLong()) {
                tally.problem(
                        name,
                        documents.line(),
                        "文書が長すぎます(" + (Limits.MAX_EVENT_BYTES >> 20) + "MBまで)。読み飛ばしました。");
            } else if (json.read(event, documents.buffer(), documents.from(), documents.to())) {
                tally.event(size);
                sink.accept(event, name, documents.line());
            } else {
                tally.problem(name, documents.line(), "JSONとして読めません。読み飛ばしました。");
            }
        }
    }
}
