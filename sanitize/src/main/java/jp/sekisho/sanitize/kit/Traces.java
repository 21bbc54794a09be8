// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Looks for marks in bytes, in every decoding that a reader might apply.
final class Traces {

    private static final int MAX_DEPTH = 16;

    /// Small input that expands without end must not take the searcher along.
    private static final int MAX_EXPANDED = 4 << 20;

    private static final int SHORTEST = 32;
    private static final Pattern HEX = Pattern.compile("[0-9a-f][0-9a-f\\s]{24,}+");
    private static final Pattern PERCENT = Pattern.compile("[%=]([0-9a-f]{2})");
    private static final Pattern SOFT_BREAK = Pattern.compile("=[ \\t]*\\r?\\n");
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7]{2})");
    private static final Pattern REFERENCE = Pattern.compile("&#(x[0-9a-f]{1,6}|[0-9]{1,7});");

    private Traces() {}

    /// Returns the marks that are in a file: as they are, in UTF-16, hexadecimal, octal,
    /// percent-encoded, quoted-printable, as character references or invisible tag characters, and
    /// in what unpacks from it (ZIP, deflate, base64), over and over.
    static Set<String> in(byte[] bytes) {
        Set<String> found = new TreeSet<>();
        look(bytes, 0, found);
        return found;
    }

    static boolean contains(byte[] bytes, String mark) {
        return in(bytes).contains(mark.toLowerCase(Locale.ROOT));
    }

    private static void look(byte[] bytes, int depth, Set<String> found) {
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        String lower = latin.toLowerCase(Locale.ROOT);
        plain(lower, found);
        plain(lower.replace("\0", ""), found);
        plain(
                PERCENT.matcher(SOFT_BREAK.matcher(lower).replaceAll("")).replaceAll(code(16)),
                found);
        plain(OCTAL.matcher(lower).replaceAll(code(8)), found);
        String resolved = REFERENCE.matcher(lower).replaceAll(Traces::reference);
        plain(resolved, found);
        tags(resolved, found);
        tags(new String(bytes, StandardCharsets.UTF_8), found);
        Matcher hex = HEX.matcher(lower);
        while (hex.find()) {
            plain(hexadecimal(hex.group()).replace("\0", ""), found);
        }
        if (depth < MAX_DEPTH) {
            inZip(bytes, latin, depth, found);
            inDeflate(bytes, latin, depth, found);
            inBase64(latin, depth, found);
        }
    }

    private static void plain(String lower, Set<String> found) {
        Matcher matcher = Marks.PATTERN.matcher(lower);
        while (matcher.find()) {
            found.add(matcher.group());
        }
    }

    private static void tags(String text, Set<String> found) {
        StringBuilder hidden = new StringBuilder();
        text.codePoints()
                .filter(c -> c >= 0xe0000 && c < 0xe0080)
                .forEach(c -> hidden.append((char) (c - 0xe0000)));
        plain(hidden.toString().toLowerCase(Locale.ROOT), found);
    }

    private static Function<MatchResult, String> code(int radix) {
        return m -> quoted(Integer.parseInt(m.group(1), radix));
    }

    private static String reference(MatchResult match) {
        String digits = match.group(1);
        return quoted(
                digits.startsWith("x")
                        ? Integer.parseInt(digits.substring(1), 16)
                        : Integer.parseInt(digits));
    }

    private static String quoted(int c) {
        return Character.isValidCodePoint(c)
                ? Matcher.quoteReplacement(Character.toString(c).toLowerCase(Locale.ROOT))
                : "";
    }

    private static String hexadecimal(String digits) {
        StringBuilder out = new StringBuilder();
        String dense = digits.replaceAll("\\s", "");
        for (int i = 0; i + 1 < dense.length(); i += 2) {
            out.append((char) Integer.parseInt(dense.substring(i, i + 2), 16));
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static void inZip(byte[] bytes, String latin, int depth, Set<String> found) {
        int end = -1;
        for (int at = latin.indexOf("PK\u0003\u0004");
                at >= 0;
                at = latin.indexOf("PK\u0003\u0004", at + 4)) {
            try (ZipInputStream zip =
                    new ZipInputStream(new ByteArrayInputStream(bytes, at, bytes.length - at))) {
                for (ZipEntry entry = zip.getNextEntry();
                        entry != null;
                        entry = zip.getNextEntry()) {
                    look(entry.getName().getBytes(StandardCharsets.UTF_8), MAX_DEPTH, found);
                    look(zip.readNBytes(MAX_EXPANDED), depth + 1, found);
                    end = at;
                }
            } catch (IOException | IllegalArgumentException e) {
                // No archive begins here; the next one is tried.
            }
            if (end == at && latin.indexOf("PK\u0005\u0006", at) >= 0) {
                // The stream has read on to the last entry of this archive.
                at = Math.max(at, latin.indexOf("PK\u0005\u0006", at));
            }
        }
    }

    private static void inDeflate(byte[] bytes, String latin, int depth, Set<String> found) {
        for (int at = latin.indexOf("stream"); at >= 0; at = latin.indexOf("stream", at + 6)) {
            int from = at + 6;
            while (from < bytes.length && (bytes[from] == '\r' || bytes[from] == '\n')) {
                from++;
            }
            expand(bytes, from, depth, found);
        }
        if (bytes.length > 2 && bytes[0] == 0x78) {
            expand(bytes, 0, depth, found);
        }
    }

    private static void expand(byte[] bytes, int from, int depth, Set<String> found) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in =
                new InflaterInputStream(
                        new ByteArrayInputStream(bytes, from, bytes.length - from))) {
            byte[] chunk = new byte[1 << 14];
            for (int n = in.read(chunk); n > 0 && out.size() < MAX_EXPANDED; n = in.read(chunk)) {
                out.write(chunk, 0, n);
            }
        } catch (IOException e) {
            // Not compressed, or cut off: what came out so far is looked at.
        }
        if (out.size() > 0) {
            look(out.toByteArray(), depth + 1, found);
        }
    }

    private static void inBase64(String latin, int depth, Set<String> found) {
        StringBuilder run = new StringBuilder();
        boolean lineEnded = false;
        for (int i = 0; i <= latin.length(); i++) {
            char c = i < latin.length() ? latin.charAt(i) : 0;
            boolean letter = c < 0x80 && Character.isLetterOrDigit(c);
            if (letter || c == '+' || c == '/' || c == '-' || c == '_') {
                run.append(c == '-' ? '+' : c == '_' ? '/' : c);
                lineEnded = false;
            } else if (c == '\n' && !lineEnded) {
                lineEnded = true;
            } else if (c != '\r') {
                decode(run, depth, found);
                run.setLength(0);
            }
        }
    }

    private static void decode(StringBuilder run, int depth, Set<String> found) {
        if (run.length() >= SHORTEST) {
            int whole = run.length() % 4 == 1 ? run.length() - 1 : run.length();
            look(Base64.getDecoder().decode(run.substring(0, whole)), depth + 1, found);
        }
    }
}
