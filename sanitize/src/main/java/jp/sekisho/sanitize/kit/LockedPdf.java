// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A PDF under the oldest encryption (ISO 32000-1, 7.6.3, revision 2), which needs no chance and so
/// is the same every time.
final class LockedPdf {

    private static final byte[] PADDING =
            HexFormat.of()
                    .parseHex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a");
    private static final byte[] ID = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int PERMISSIONS = -64;

    private LockedPdf() {}

    /// The mark stands in a script, encrypted, and in a comment, plain.
    static byte[] of(String user, String owner, String mark) {
        byte[] ownerEntry = rc4(Arrays.copyOf(md5(padded(owner)), 5), padded(user));
        byte[] permissions = {
            (byte) PERMISSIONS,
            (byte) (PERMISSIONS >> 8),
            (byte) (PERMISSIONS >> 16),
            (byte) (PERMISSIONS >> 24)
        };
        byte[] key = Arrays.copyOf(md5(Archive.join(padded(user), ownerEntry, permissions, ID)), 5);
        byte[] script = rc4(objectKey(key, 5), Archive.ascii("app.alert('" + mark + "')"));
        byte[] content = rc4(objectKey(key, 4), Archive.ascii("0 0 m 9 9"));
        String plain =
                new String(
                        PdfSamples.pdf(
                                "/OpenAction 5 0 R",
                                "",
                                "<</S/JavaScript/JS<" + HexFormat.of().formatHex(script) + ">>>"),
                        StandardCharsets.ISO_8859_1);
        String encrypt =
                "/Encrypt<</Filter/Standard/V 1/R 2/P "
                        + PERMISSIONS
                        + "/O<"
                        + HexFormat.of().formatHex(ownerEntry)
                        + ">/U<"
                        + HexFormat.of().formatHex(rc4(key, PADDING))
                        + ">>>/ID[<"
                        + HexFormat.of().formatHex(ID)
                        + "><"
                        + HexFormat.of().formatHex(ID)
                        + ">]";
        return Archive.ascii(
                plain.replace(
                                "stream\n0 0 m 9 9",
                                "stream\n" + new String(content, StandardCharsets.ISO_8859_1))
                        .replace("/Root 1 0 R", "/Root 1 0 R" + encrypt)
                        .replace("%%EOF", "% " + mark + "\n%%EOF"));
    }

    private static byte[] padded(String password) {
        byte[] bytes = password.getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(Archive.join(bytes, PADDING), 32);
    }

    private static byte[] objectKey(byte[] key, int number) {
        byte[] all = Archive.join(key, new byte[] {(byte) number, 0, 0, 0, 0});
        return Arrays.copyOf(md5(all), Math.min(16, key.length + 5));
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] rc4(byte[] key, byte[] data) {
        int[] s = new int[256];
        for (int i = 0; i < 256; i++) {
            s[i] = i;
        }
        for (int i = 0, j = 0; i < 256; i++) {
            j = (j + s[i] + (key[i % key.length] & 255)) & 255;
            int swap = s[i];
            s[i] = s[j];
            s[j] = swap;
        }
        byte[] out = new byte[data.length];
        for (int n = 0, i = 0, j = 0; n < data.length; n++) {
            i = (i + 1) & 255;
            j = (j + s[i]) & 255;
            int swap = s[i];
            s[i] = s[j];
            s[j] = swap;
            out[n] = (byte) (data[n] ^ s[(s[i] + s[j]) & 255]);
        }
        return out;
    }
}
