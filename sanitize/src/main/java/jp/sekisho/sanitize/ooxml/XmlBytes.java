// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.text.JapaneseText;

/// An XML document as valid UTF-8, whatever it was written in.
final class XmlBytes {

    private static final Pattern DECLARATION =
            Pattern.compile(
                    "<\\?xml\\s+version=[\"']1\\.[01][\"'](?:\\s+encoding=[\"']([A-Za-z0-9._-]+)[\"'])?"
                            + "(?:\\s+standalone=[\"'](?:yes|no)[\"'])?\\s*\\?>");

    private XmlBytes() {}

    /// Returns the same array where it is UTF-8 already.
    ///
    /// @param in a document in any encoding that it declares
    /// @return the same array where it is UTF-8 already
    static byte[] asUtf8(byte[] in) throws Refused {
        if (in.length >= 2 && (startsWith16(in, 0xfe, 0xff) || startsWith16(in, 0xff, 0xfe))) {
            return transcoded(in, StandardCharsets.UTF_16);
        }
        if (in.length >= 4 && in[0] == '<' && in[1] == 0) {
            return transcoded(in, StandardCharsets.UTF_16LE);
        }
        if (in.length >= 4 && in[0] == 0 && in[1] == '<') {
            return transcoded(in, StandardCharsets.UTF_16BE);
        }
        String head = new String(in, 0, Math.min(in.length, 200), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARATION.matcher(head);
        if (declared.find() && declared.group(1) != null) {
            String name = declared.group(1);
            if (!name.equalsIgnoreCase("utf-8") && !name.equalsIgnoreCase("us-ascii")) {
                Charset charset =
                        JapaneseText.charset(name)
                                .orElseThrow(() -> new Refused(Reason.DAMAGED, "encoding " + name));
                return transcoded(in, charset);
            }
        }
        requireUtf8(in);
        return in;
    }

    private static boolean startsWith16(byte[] in, int first, int second) {
        return (in[0] & 0xff) == first && (in[1] & 0xff) == second;
    }

    private static byte[] transcoded(byte[] in, Charset charset) throws Refused {
        try {
            String text =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(in))
                            .toString();
            String body = DECLARATION.matcher(text).replaceFirst("");
            return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + body)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new Refused(Reason.DAMAGED, charset.name());
        }
    }

    /// No overlong forms, no surrogates, nothing beyond U+10FFFF, no forbidden control characters.
    private static void requireUtf8(byte[] in) throws Refused {
        int n = in.length;
        int i = 0;
        while (i < n) {
            int b = in[i];
            if (b >= 0x20) {
                i++;
            } else if (b >= 0) {
                if (b != '\n' && b != '\r' && b != '\t') {
                    throw new Refused(Reason.DAMAGED, "control character in XML");
                }
                i++;
            } else {
                i = afterMultibyte(in, i, b & 0xff);
            }
        }
    }

    private static int afterMultibyte(byte[] in, int i, int b) throws Refused {
        int more = b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : 1;
        if (b < 0xc2 || b > 0xf4 || i + more >= in.length) {
            throw new Refused(Reason.DAMAGED, "invalid UTF-8");
        }
        for (int k = 1; k <= more; k++) {
            if ((in[i + k] & 0xc0) != 0x80) {
                throw new Refused(Reason.DAMAGED, "invalid UTF-8");
            }
        }
        int second = in[i + 1] & 0xff;
        boolean wrong =
                (b == 0xe0 && second < 0xa0)
                        || (b == 0xed && second > 0x9f)
                        || (b == 0xf0 && second < 0x90)
                        || (b == 0xf4 && second > 0x8f);
        if (wrong) {
            throw new Refused(Reason.DAMAGED, "invalid UTF-8");
        }
        return i + more + 1;
    }

    static boolean isPlainDeclaration(String instruction) {
        return DECLARATION.matcher(instruction).matches();
    }
}
