// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.evtx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An event log file, read chunk by chunk.
public final class EvtxFile {

    /// The size of a chunk, fixed by the format.
    static final int CHUNK = 1 << 16;

    private static final int HEADER = 4096;
    private static final byte[] FILE_MAGIC = "ElfFile\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNK_MAGIC = "ElfChnk\0".getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST_RECORD = 512;
    private static final int RECORD_MAGIC = 0x00002a2a;
    private static final int RECORD_HEADER = 24;

    private EvtxFile() {}

    /// Takes what is read.
    public interface Visitor {

        /// Takes one record.
        ///
        /// @param data the record
        void event(EvtxRecord data);

        /// Is told of something that cannot be read.
        ///
        /// @param record number of the record, or 0 for a whole chunk or file
        /// @param message one Japanese sentence
        void problem(long record, String message);
    }

    /// Says whether bytes begin as an event log does.
    ///
    /// @param head the first bytes of a file
    /// @return whether they do
    public static boolean isOne(byte[] head) {
        return head.length >= FILE_MAGIC.length
                && Arrays.equals(FILE_MAGIC, 0, 8, head, 0, FILE_MAGIC.length);
    }

    /// Reads a file to its end.
    ///
    /// @param in the file
    /// @param visitor takes records and problems
    /// @throws IOException where the stream breaks
    public static void read(InputStream in, Visitor visitor) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (!isOne(header)) {
            visitor.problem(0, "イベントログ(EVTX)ではありません。");
            return;
        }
        byte[] chunk = new byte[CHUNK];
        int number = 0;
        while (true) {
            int size = in.readNBytes(chunk, 0, CHUNK);
            if (size == 0) {
                return;
            }
            number++;
            if (size < CHUNK) {
                visitor.problem(0, "イベントログの" + number + "番目の塊が途中で切れています。");
                Arrays.fill(chunk, size, CHUNK, (byte) 0);
            }
            if (Arrays.equals(CHUNK_MAGIC, 0, 8, chunk, 0, 8)) {
                chunk(chunk, number, visitor);
            } else if (!isUnused(chunk)) {
                visitor.problem(0, "イベントログの" + number + "番目の塊が壊れています。");
            }
        }
    }

    private static boolean isUnused(byte[] chunk) {
        for (byte b : chunk) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static void chunk(byte[] bytes, int number, Visitor visitor) {
        ChunkReader reader = new ChunkReader(bytes);
        int free = reader.int32(48);
        int end = free < FIRST_RECORD || free > CHUNK ? CHUNK : free;
        int at = FIRST_RECORD;
        while (at + RECORD_HEADER + 4 <= end && reader.int32(at) == RECORD_MAGIC) {
            int size = reader.int32(at + 4);
            if (size < RECORD_HEADER + 4 || size > end - at) {
                visitor.problem(0, "イベントログの" + number + "番目の塊の途中が壊れています。");
                return;
            }
            long id = reader.int64(at + 8);
            try {
                visitor.event(
                        new EvtxRecord(
                                id,
                                new RecordFields(reader).read(at + RECORD_HEADER, at + size - 4)));
            } catch (BrokenXml e) {
                visitor.problem(id, "イベントログの記録が壊れています(" + e.getMessage() + ")。");
            }
            at += size;
        }
    }
}
