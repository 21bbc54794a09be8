// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/// Cuts files into portions that several threads can read at once. What they find is the same as if
/// one had read the file.
public final class Portions {

    /// How many bytes of lines make a portion.
    static final int PORTION_BYTES = 1 << 20;

    /// The most lines of one Linux audit event that are kept together.
    private static final int MAX_AUDIT_RECORDS = 64;

    private static final byte[] AUDIT =
            "msg=audit(".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final CsvProfiles profiles;

    /// Prepares.
    ///
    /// @param profiles tell tables from lines
    public Portions(CsvProfiles profiles) {
        this.profiles = profiles;
    }

    /// Cuts a file.
    ///
    /// @param file any
    /// @param out takes its portions, in their order
    /// @throws IOException where the file cannot be opened at all
    public void cut(Path file, Consumer<Portion> out) throws IOException {
        String name = file.toString();
        try (Packed packed = Packed.open(file)) {
            BufferedInputStream in = packed.in();
            in.mark(Limits.SNIFFED_BYTES);
            byte[] head = in.readNBytes(Limits.SNIFFED_BYTES);
            in.reset();
            Format format = Format.of(head, name);
            boolean lines = format == Format.JSON_LINES || format == Format.TEXT;
            if (!lines || TextFiles.hasHeadings(head, profiles)) {
                out.accept(new Portion.Whole(file));
            } else {
                boolean whole = new Cutter(file, in, out).run();
                if (whole && packed.isBroken()) {
                    out.accept(new Portion.Unreadable(name, 0, Packed.BROKEN));
                }
            }
        }
    }

    private static final class Cutter {
        private final Path path;
        private final String name;
        private final InputStream in;
        private final Consumer<Portion> out;
        private byte[] block = new byte[PORTION_BYTES];
        private int filled;
        private long line;

        Cutter(Path path, InputStream in, Consumer<Portion> out) {
            this.path = path;
            name = path.toString();
            this.in = in;
            this.out = out;
        }

        /// Cuts to the end; false where the rest was handed on as one portion.
        boolean run() throws IOException {
            boolean ended = false;
            while (!ended) {
                ended = fill();
                if (TextFiles.hasComment(block, 0, filled)) {
                    out.accept(new Portion.Rest(path, line));
                    return false;
                }
                hand(ended);
            }
            return true;
        }

        private boolean fill() throws IOException {
            while (filled < block.length) {
                int read = in.read(block, filled, block.length - filled);
                if (read < 0) {
                    return true;
                }
                filled += read;
            }
            return false;
        }

        private void hand(boolean ended) throws IOException {
            int cut = ended ? filled : cut();
            if (cut == 0 && ended) {
                return;
            }
            if (cut == 0 && filled < Limits.MAX_EVENT_BYTES) {
                block = Arrays.copyOf(block, block.length * 2);
                return;
            }
            if (cut == 0) {
                skipLine();
                return;
            }
            byte[] whole = block;
            int rest = filled - cut;
            block = new byte[Math.max(PORTION_BYTES, rest * 2)];
            System.arraycopy(whole, cut, block, 0, rest);
            filled = rest;
            out.accept(new Portion.Lines(name, whole, cut, line));
            line += lines(whole, cut);
        }

        private static long lines(byte[] bytes, int to) {
            long count = 0;
            for (int at = ByteLines.newline(bytes, 0, to);
                    at >= 0;
                    at = ByteLines.newline(bytes, at + 1, to)) {
                count++;
            }
            return count;
        }

        /// Where the last whole line ends that does not belong together with what follows.
        private int cut() {
            int end = lineBefore(filled);
            int first = end;
            byte[] event = {};
            for (int i = 0; i < MAX_AUDIT_RECORDS && first > 0; i++) {
                int from = lineBefore(first - 1);
                byte[] serial = serial(from, first);
                if (serial.length == 0 || (i > 0 && !Arrays.equals(serial, event))) {
                    break;
                }
                event = serial;
                first = from;
            }
            return first == 0 ? end : first;
        }

        /// What names the audit event of a line; empty where the line is of no such event.
        private byte[] serial(int from, int to) {
            int at = jp.sekisho.detection.event.Bytes.find(block, from, to, AUDIT);
            if (at < 0) {
                return new byte[0];
            }
            int end = at;
            while (end < to && block[end] != ')') {
                end++;
            }
            return Arrays.copyOfRange(block, at, end);
        }

        private int lineBefore(int to) {
            for (int i = to - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return i + 1;
                }
            }
            return 0;
        }

        /// Goes on behind a line that is too long.
        private void skipLine() throws IOException {
            line++;
            out.accept(new Portion.Unreadable(name, line, TextFiles.TOO_LONG));
            int newline = -1;
            while (newline < 0) {
                filled = in.readNBytes(block, 0, block.length);
                if (filled == 0) {
                    return;
                }
                newline = ByteLines.newline(block, 0, filled);
            }
            filled -= newline + 1;
            System.arraycopy(block, newline + 1, block, 0, filled);
        }
    }
}
