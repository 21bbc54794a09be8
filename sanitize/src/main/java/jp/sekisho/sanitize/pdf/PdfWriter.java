// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Spool;
import org.apache.pdfbox.cos.COSName;

/// Writes a PDF in one canonical form: objects in order of their numbers, a classic cross-reference
/// table, nothing between and nothing after.
final class PdfWriter implements AutoCloseable {

    private static final String HEADER = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";

    private final Spool out = new Spool();
    private final List<Long> offsets = new ArrayList<>();

    PdfWriter() throws IOException {
        out.write(HEADER.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Writes the next object; they come in order of their numbers, from 1.
    void object(byte[] body) throws IOException {
        begin();
        out.write(body);
        end();
    }

    /// Writes the next object, a stream.
    ///
    /// @param dictionary entries without the brackets and without the length
    void stream(byte[] dictionary, Content data) throws IOException {
        begin();
        out.write(ascii("<<"));
        out.write(dictionary);
        out.write(ascii("/Length " + data.size() + ">>\nstream\n"));
        out.write(data);
        out.write(ascii("\nendstream"));
        end();
    }

    private void begin() throws IOException {
        offsets.add(out.size());
        out.write(ascii(offsets.size() + " 0 obj\n"));
    }

    private void end() throws IOException {
        out.write(ascii("\nendobj\n"));
    }

    Content finish(int root, int info) throws IOException {
        long start = out.size();
        StringBuilder table = new StringBuilder(offsets.size() * 20 + 200);
        table.append("xref\n0 ").append(offsets.size() + 1).append("\n0000000000 65535 f \n");
        for (long offset : offsets) {
            String digits = Long.toString(offset);
            table.append("0".repeat(10 - digits.length())).append(digits).append(" 00000 n \n");
        }
        table.append("trailer\n<</Size ").append(offsets.size() + 1);
        table.append("/Root ").append(root).append(" 0 R");
        if (info > 0) {
            table.append("/Info ").append(info).append(" 0 R");
        }
        table.append(">>\nstartxref\n").append(start).append("\n%%EOF\n");
        out.write(ascii(table.toString()));
        return out.finish();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static void name(ByteArrayOutputStream into, String name) throws IOException {
        COSName.getPDFName(name).writePDF(into);
    }

    static void string(ByteArrayOutputStream into, byte[] bytes) {
        into.writeBytes(ascii("<" + HexFormat.of().formatHex(bytes) + ">"));
    }

    @Override
    public void close() {
        out.close();
    }
}
