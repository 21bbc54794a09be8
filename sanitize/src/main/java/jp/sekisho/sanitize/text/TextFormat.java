// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.sanitize.Content;
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

    private static final int MAX_FINDINGS = 20;
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /// What may not begin a cell, with what stands before it.
    private static final List<String> FORMULA_STARTS =
            List.of("\n=", "\r=", ",=", "\t=", ",\"=", "\n\"=", "\r\"=");

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
        JapaneseText.Encoding encoding =
                JapaneseText.encoding(in).orElseThrow(() -> new Refused(Reason.UNKNOWN_TYPE));
        TextClearing clearing = new TextClearing(in, encoding, type == FileType.CSV);
        Optional<Content> same = clearing.write(encoding.charset(), mark(in));
        clearing.report(work);
        boolean fits =
                same.isPresent() && (same.get().sameBytes(in) || clearing.readsAs(same.get()));
        if (fits) {
            return new Rebuilt(same.get(), type);
        }
        // Other bytes may be taken for another encoding: then only a mark says which it is.
        Content marked =
                clearing.write(StandardCharsets.UTF_8, UTF_8_MARK)
                        .orElseThrow(() -> new IOException("no Unicode"));
        return new Rebuilt(marked, type);
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
        JapaneseText.Encoding encoding =
                JapaneseText.encoding(out).orElseThrow(() -> new IOException("unreadable text"));
        StringBuilder edge = new StringBuilder("\n");
        try {
            TextPieces.read(
                    encoding.body(out),
                    encoding.charset(),
                    piece -> {
                        piece.codePoints()
                                .filter(c -> c != '\r' && PlainText.isDeceptive(c))
                                .findFirst()
                                .ifPresent(c -> found(findings, "U+" + Integer.toHexString(c)));
                        if (type == FileType.CSV) {
                            String seen = edge.append(piece).toString();
                            if (FORMULA_STARTS.stream().anyMatch(seen::contains)) {
                                found(findings, "formula");
                            }
                            edge.delete(0, Math.max(0, edge.length() - 2));
                        }
                    });
        } catch (Refused e) {
            throw new IOException(e);
        }
        return findings;
    }

    private static void found(List<String> findings, String what) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(what);
        }
    }
}
