// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.PlainText;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import org.apache.pdfbox.cos.COSString;

/// Text strings (ISO 32000-1, 7.9.2.2): ASCII as it is, everything else as UTF-16.
final class PdfText {

    private PdfText() {}

    static byte[] clean(COSString string, Work work) throws Refused {
        String text = string.getString();
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\r' || !PlainText.isDeceptive(c))
                .forEach(kept::appendCodePoint);
        if (kept.length() < text.length()) {
            work.remove(Feature.TEXT_CONTROL, "PDF");
        }
        boolean ascii = kept.chars().allMatch(c -> c < 0x7f);
        if (ascii) {
            return kept.toString().getBytes(StandardCharsets.US_ASCII);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(kept.length() * 2 + 2);
        out.write(0xfe);
        out.write(0xff);
        out.writeBytes(kept.toString().getBytes(StandardCharsets.UTF_16BE));
        return out.toByteArray();
    }
}
