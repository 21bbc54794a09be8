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
import java.util.zip.GZIPInputStream;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;
import jp.sekisho.detection.event.JsonEvents;
import jp.sekisho.detection.evtx.EvtxFile;
import jp.sekisho.detection.evtx.EvtxRecord;

/// Reads the events of files: finds out what each is and how it is packed.
public final class EventFiles {

    private final FieldTable table;
    private final Tally tally;
    private final Event event;
    private final Clock clock;

    /// Makes a reader.
    ///
    /// @param table frozen
    /// @param tally counts what is read
    /// @param clock tells the year of dates that have none
    public EventFiles(FieldTable table, Tally tally, Clock clock) {
        this.clock = clock;
        this.table = table;
        this.tally = tally;
        event = new Event(table.slots());
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
        try (InputStream in =
                unpacked(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            read(in, file.toString(), sink);
        } catch (java.util.zip.ZipException
                | java.io.EOFException
                | org.tukaani.xz.XZIOException
                | com.github.luben.zstd.ZstdIOException e) {
            tally.problem(file.toString(), 0, "圧縮が壊れているため、途中までしか読めません。");
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
        tally.file(format.word());
        switch (format) {
            case JSON_LINES -> jsonLines(buffered, name, sink);
            case JSON -> jsonDocuments(buffered, name, sink);
            case EVTX -> evtx(buffered, name, sink);
            case TEXT ->
                    new TextFiles(
                                    new EventBuilder(table, event),
                                    event,
                                    tally,
                                    LocalDateTime.ofInstant(clock.instant(), SyslogHeader.JAPAN))
                            .read(buffered, name, sink);
            case UNKNOWN -> tally.problem(name, 0, "ログの形式が分かりません。読み飛ばしました。");
            case EMPTY -> {}
        }
    }

    private void jsonLines(InputStream in, String name, EventSink sink) throws IOException {
        JsonEvents json = new JsonEvents(table);
        ByteLines lines = new ByteLines(in);
        while (lines.next()) {
            int size = lines.to() - lines.from();
            if (lines.tooLong()) {
                tally.problem(name, lines.line(), "行が長すぎます(16MBまで)。読み飛ばしました。");
            } else if (json.read(event, lines.buffer(), lines.from(), lines.to())) {
                tally.event(size);
                sink.accept(event, name, lines.line());
            } else if (!isBlank(lines)) {
                tally.problem(name, lines.line(), "JSONとして読めません。読み飛ばしました。");
            }
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

    private static boolean isBlank(ByteLines lines) {
        for (int i = lines.from(); i < lines.to(); i++) {
            if (lines.buffer()[i] > ' ' || lines.buffer()[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private void jsonDocuments(InputStream in, String name, EventSink sink) throws IOException {
        JsonEvents json = new JsonEvents(table);
        JsonDocuments documents = new JsonDocuments(in);
        while (documents.next()) {
            int size = documents.to() - documents.from();
            if (documents.tooLong()) {
                tally.problem(name, documents.line(), "文書が長すぎます(16MBまで)。読み飛ばしました。");
            } else if (json.read(event, documents.buffer(), documents.from(), documents.to())) {
                tally.event(size);
                sink.accept(event, name, documents.line());
            } else {
                tally.problem(name, documents.line(), "JSONとして読めません。読み飛ばしました。");
            }
        }
    }

    private static InputStream unpacked(BufferedInputStream in) throws IOException {
        in.mark(8);
        byte[] magic = in.readNBytes(6);
        in.reset();
        if (starts(magic, 0x1f, 0x8b)) {
            return new GZIPInputStream(in, 1 << 16);
        }
        if (starts(magic, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return new org.tukaani.xz.XZInputStream(in, MAX_XZ_MEMORY_KIB);
        }
        if (starts(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
            return new com.github.luben.zstd.ZstdInputStream(in);
        }
        return in;
    }

    private static final int MAX_XZ_MEMORY_KIB = 128 << 10;

    private static boolean starts(byte[] bytes, int... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[i] != (byte) wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
