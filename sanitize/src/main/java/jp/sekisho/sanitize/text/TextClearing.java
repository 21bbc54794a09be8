// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Limits;
import jp.sekisho.sanitize.PlainText;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Spool;
import jp.sekisho.sanitize.Work;

/// Clears one text piece by piece and writes it in a charset; the same text may be written in
/// another charset once more.
final class TextClearing {

    private static final int CHUNK = 1 << 16;

    private final Content in;
    private final JapaneseText.Encoding encoding;
    private final boolean csv;
    private final MessageDigest digest = sha256();
    private CsvCells cells = new CsvCells();
    private StringBuilder line = new StringBuilder();
    private int gone;
    private byte[] written = new byte[0];

    TextClearing(Content in, JapaneseText.Encoding encoding, boolean csv) {
        this.in = in;
        this.encoding = encoding;
        this.csv = csv;
    }

    /// Writes the cleared text.
    ///
    /// @param mark what stands before it
    /// @return nothing where the charset lacks one of its characters
    Optional<Content> write(Charset charset, byte[] mark) throws Refused, IOException {
        cells = new CsvCells();
        line = new StringBuilder();
        gone = 0;
        try (Spool out = new Spool()) {
            out.write(mark);
            Output output = new Output(charset, out);
            TextPieces.read(
                    encoding.body(in),
                    encoding.charset(),
                    piece -> {
                        String cleared = cleared(piece);
                        output.take(csv ? wholeLines(cleared) : cleared, false);
                    });
            output.take(csv ? cells.lines(line.toString()) : "", true);
            written = digest.digest();
            return output.fits ? Optional.of(out.finish()) : Optional.empty();
        }
    }

    /// Says what the writing took away.
    void report(Work work) throws Refused {
        if (gone > 0) {
            work.remove(Feature.TEXT_CONTROL, gone + "文字");
        }
        for (int i = 0; i < cells.neutralized(); i++) {
            work.remove(Feature.CSV_FORMULA, "CSV");
        }
    }

    /// Whether bytes, read without being told how, say what was written last.
    boolean readsAs(Content bytes) throws Refused, IOException {
        Optional<JapaneseText.Encoding> seen = JapaneseText.encoding(bytes);
        if (seen.isEmpty()) {
            return false;
        }
        TextPieces.read(
                seen.get().body(bytes),
                seen.get().charset(),
                piece -> digest.update(piece.getBytes(StandardCharsets.UTF_16BE)));
        return MessageDigest.isEqual(digest.digest(), written);
    }

    private String cleared(String piece) {
        if (piece.codePoints().noneMatch(c -> c != '\r' && PlainText.isDeceptive(c))) {
            return piece;
        }
        StringBuilder out = new StringBuilder(piece.length());
        for (int i = 0; i < piece.length(); ) {
            int c = piece.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r' || !PlainText.isDeceptive(c)) {
                out.appendCodePoint(c);
            } else {
                gone++;
            }
        }
        return out.toString();
    }

    /// Keeps back the line that has not ended yet.
    private String wholeLines(String piece) throws Refused {
        int ended = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf('\r')) + 1;
        int end = ended == 0 ? 0 : line.length() + ended;
        line.append(piece);
        if (line.length() - end > Limits.CSV_LINE) {
            throw new Refused(Reason.TOO_COMPLEX, "CSVの一行が" + Limits.CSV_LINE + "文字を超えています");
        }
        String whole = line.substring(0, end);
        line.delete(0, end);
        return cells.lines(whole);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private final class Output {
        private final CharsetEncoder encoder;
        private final Spool out;
        private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        private boolean fits = true;

        Output(Charset charset, Spool out) {
            this.encoder =
                    charset.newEncoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT);
            this.out = out;
        }

        void take(String text, boolean last) throws IOException {
            digest.update(text.getBytes(StandardCharsets.UTF_16BE));
            if (!fits) {
                return;
            }
            CharBuffer chars = CharBuffer.wrap(text);
            while (step(encoder.encode(chars, chunk, last))) {}
            while (last && fits && step(encoder.flush(chunk))) {}
        }

        /// Empties the chunk; whether there is more to come.
        private boolean step(CoderResult result) throws IOException {
            fits &= !result.isError();
            out.write(chunk.array(), 0, chunk.position());
            chunk.clear();
            return fits && result.isOverflow();
        }
    }
}
