// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Looks for a mark in bytes, in every decoding that a reader might apply.
final class Traces {

    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/]{4}\\s*){8,}(?:[A-Za-z0-9+/]{2,3}={0,2})?");

    private Traces() {}

    static boolean contains(byte[] bytes, String mark) {
        return contains(bytes, mark, 0);
    }

    private static boolean contains(byte[] bytes, String mark, int depth) {
        String latin = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        String plain = mark.toLowerCase(Locale.ROOT);
        StringBuilder tagged = new StringBuilder();
        mark.chars().forEach(c -> tagged.appendCodePoint(0xe0000 + c));
        if (latin.contains(plain)
                || latin.replace("\0", "").contains(plain)
                || latin.contains(HexFormat.of().formatHex(mark.getBytes(StandardCharsets.UTF_8)))
                || new String(bytes, StandardCharsets.UTF_8).contains(tagged)) {
            return true;
        }
        if (depth > 16) {
            return false;
        }
        return inZip(bytes, mark, depth)
                || inDeflate(bytes, mark, depth)
                || inBase64(bytes, mark, depth);
    }

    private static boolean inZip(byte[] bytes, String mark, int depth) {
        for (int at = indexOf(bytes, "PK\u0003\u0004", 0);
                at >= 0;
                at = indexOf(bytes, "PK\u0003\u0004", at + 4)) {
            try (ZipInputStream zip =
                    new ZipInputStream(new ByteArrayInputStream(bytes, at, bytes.length - at))) {
                for (ZipEntry entry = zip.getNextEntry();
                        entry != null;
                        entry = zip.getNextEntry()) {
                    if (contains(entry.getName().getBytes(StandardCharsets.UTF_8), mark, 99)
                            || contains(zip.readAllBytes(), mark, depth + 1)) {
                        return true;
                    }
                }
            } catch (IOException | IllegalArgumentException e) {
                // No archive begins here; the next mark is tried.
            }
        }
        return false;
    }

    private static boolean inDeflate(byte[] bytes, String mark, int depth) {
        for (int at = indexOf(bytes, "stream\n", 0);
                at >= 0;
                at = indexOf(bytes, "stream\n", at + 7)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (InflaterInputStream in =
                    new InflaterInputStream(
                            new ByteArrayInputStream(bytes, at + 7, bytes.length - at - 7))) {
                in.transferTo(out);
            } catch (IOException e) {
                // Not compressed, or more than one stream: what came out so far is looked at.
            }
            if (out.size() > 0 && contains(out.toByteArray(), mark, depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean inBase64(byte[] bytes, String mark, int depth) {
        Matcher matcher = BASE64.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            byte[] decoded = Base64.getMimeDecoder().decode(matcher.group().replaceAll("=", ""));
            if (contains(decoded, mark, depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private static int indexOf(byte[] bytes, String ascii, int from) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(ascii, from);
    }
}
