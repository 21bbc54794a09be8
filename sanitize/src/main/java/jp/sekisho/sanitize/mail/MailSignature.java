// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Signature;
import jp.sekisho.sanitize.signature.SignedMessage;

/// The signature of a `multipart/signed` mail (RFC 8551, 3.5.3), checked over the bytes of the
/// first part as they came.
final class MailSignature {

    private MailSignature() {}

    static Signature check(Content mail, MimeEntity signed) {
        String where = "multipart/signed";
        String boundary = signed.header().parameter("content-type", "boundary").orElse("");
        boolean readable =
                signed.parts().size() == 2
                        && signed.parts().get(1).mediaType().endsWith("pkcs7-signature")
                        && !boundary.isEmpty();
        byte[] first = readable ? firstPart(mail, boundary) : new byte[0];
        if (first.length == 0) {
            return new Signature(where, Signature.Standing.UNREADABLE, "");
        }
        byte[] cms = signed.parts().get(1).body().toByteArray();
        Signature canonical = SignedMessage.check(where, withCrlf(first), cms);
        // Some mailers sign line ends as they stand.
        return canonical.standing() == Signature.Standing.ALTERED
                ? SignedMessage.check(where, first, cms)
                : canonical;
    }

    /// What stands between the first two delimiter lines, without the line end that belongs to the
    /// second (RFC 2046, 5.1.1).
    private static byte[] firstPart(Content mail, String boundary) {
        byte[] all = mail.toByteArray();
        String text = new String(all, StandardCharsets.ISO_8859_1);
        String line = "--" + boundary;
        int open = text.startsWith(line) ? 0 : text.indexOf("\n" + line);
        int from = open < 0 ? -1 : text.indexOf('\n', open + 1);
        int to = from < 0 ? -1 : text.indexOf("\n" + line, from);
        if (to <= from) {
            return new byte[0];
        }
        int end = to > from + 1 && text.charAt(to - 1) == '\r' ? to - 1 : to;
        return java.util.Arrays.copyOfRange(all, from + 1, end);
    }

    private static byte[] withCrlf(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
        int before = 0;
        for (byte b : bytes) {
            if (b == '\n' && before != '\r') {
                out.write('\r');
            }
            out.write(b);
            before = b;
        }
        return out.toByteArray();
    }
}
