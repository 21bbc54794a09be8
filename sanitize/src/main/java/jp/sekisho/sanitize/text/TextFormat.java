// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.PlainText;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;

/// Plain text and CSV: read in the encoding that they are in, cleared, written in the same
/// encoding, because the systems that take such files in know only one.
public final class TextFormat implements Format {

    @Override
    public Set<FileType> types() {
        return Set.of(FileType.TEXT, FileType.CSV);
    }

    @Override
    public Rebuilt rebuild(Content in, FileType type, Work work) throws Refused, IOException {
        if (in.size() > work.limits().partBytes()) {
            throw new Refused(Reason.TOO_LARGE, (in.size() >> 20) + " MB");
        }
        if (type == FileType.TEXT && isPlain(in)) {
            return new Rebuilt(in, type);
        }
        Decoded decoded =
                JapaneseText.decode(in).orElseThrow(() -> new Refused(Reason.UNKNOWN_TYPE));
        String text = cleared(decoded.text(), work);
        if (type == FileType.CSV) {
            text = CsvCells.neutralized(text, work);
        }
        return new Rebuilt(encoded(text, decoded, in), type);
    }

    /// Whether a text is printed ASCII from end to end: the same in every encoding, with nothing to
    /// clear, so that a large log need not be held in memory.
    private static boolean isPlain(Content in) {
        ByteBuffer bytes = in.buffer();
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if ((b < ' ' && b != '\n' && b != '\r' && b != '\t') || b == 0x7f) {
                return false;
            }
        }
        return true;
    }

    static String cleared(String text, Work work) throws Refused {
        if (text.codePoints().noneMatch(c -> c != '\r' && PlainText.isDeceptive(c))) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int gone = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r' || !PlainText.isDeceptive(c)) {
                out.appendCodePoint(c);
            } else {
                gone++;
            }
        }
        if (gone > 0) {
            work.remove(Feature.TEXT_CONTROL, gone + "文字");
        }
        return out.toString();
    }

    private static Content encoded(String text, Decoded decoded, Content in) throws IOException {
        CharsetEncoder encoder =
                decoded.charset()
                        .newEncoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            ByteBuffer bytes = encoder.encode(CharBuffer.wrap(text));
            byte[] mark = mark(in);
            ByteBuffer out = ByteBuffer.allocate(mark.length + bytes.remaining());
            Content written = Content.of(out.put(mark).put(bytes).flip());
            return written.sameBytes(in) || readsAs(written, text) ? written : marked(text);
        } catch (CharacterCodingException e) {
            return marked(text);
        }
    }

    /// Other bytes may be taken for another encoding: then only a mark says which it is.
    private static boolean readsAs(Content written, String text) {
        return JapaneseText.decode(written).filter(d -> d.text().equals(text)).isPresent();
    }

    private static Content marked(String text) {
        String withMark = text.startsWith("\ufeff") ? text : "\ufeff" + text;
        return Content.of(withMark.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mark(Content in) {
        if (in.has(0, "\u00ef\u00bb\u00bf")) {
            return in.slice(0, 3).toByteArray();
        }
        boolean wide = in.has(0, "\u00ff\u00fe") || in.has(0, "\u00fe\u00ff");
        return wide ? in.slice(0, 2).toByteArray() : new byte[0];
    }

    @Override
    public List<String> verify(Content out, FileType type, Policy policy) throws IOException {
        List<String> findings = new ArrayList<>();
        if (out.size() == 0 || (type == FileType.TEXT && isPlain(out))) {
            return findings;
        }
        Decoded decoded =
                JapaneseText.decode(out).orElseThrow(() -> new IOException("unreadable text"));
        decoded.text()
                .codePoints()
                .filter(c -> c != '\r' && PlainText.isDeceptive(c))
                .findFirst()
                .ifPresent(c -> findings.add("U+" + Integer.toHexString(c)));
        if (type == FileType.CSV) {
            for (String line : decoded.text().lines().toList()) {
                if (line.startsWith("=")
                        || line.contains(",=")
                        || line.contains("\t=")
                        || line.contains(",\"=")
                        || line.startsWith("\"=")) {
                    findings.add("formula");
                    break;
                }
            }
        }
        return findings;
    }
}
