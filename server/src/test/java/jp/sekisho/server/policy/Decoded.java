// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;

/// What bytes say to somebody who tries: as text in every usual encoding, with character
/// references, JSON escapes and percent signs undone, unpacked where they are an archive, read
/// where they are a PDF.
final class Decoded {

    private static final int DEPTH = 4;
    private static final Pattern NUMBERED = Pattern.compile("&#(x?)([0-9A-Fa-f]{1,6});");
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    private Decoded() {}

    static String text(byte[] bytes) {
        StringBuilder all = new StringBuilder();
        add(all, bytes, 0);
        return all.toString();
    }

    private static void add(StringBuilder all, byte[] bytes, int depth) {
        if (depth < DEPTH && starts(bytes, "PK\u0003\u0004")) {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                    all.append(e.getName()).append('\n');
                    add(all, zip.readAllBytes(), depth + 1);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return;
        }
        if (starts(bytes, "%PDF-") && bytes.length > 200) {
            try (PDDocument pdf = Loader.loadPDF(bytes)) {
                all.append(new PDFTextStripper().getText(pdf));
                all.append(pdf.getDocumentInformation().getTitle());
                return;
            } catch (IOException e) {
                all.append("(broken PDF)");
            }
        }
        for (Charset charset :
                List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE,
                        Charset.forName("windows-31j"))) {
            String text = new String(bytes, charset);
            all.append(text).append('\n');
            if (charset == StandardCharsets.UTF_8) {
                all.append(undone(text)).append('\n').append(without(text)).append('\n');
            }
        }
    }

    private static String undone(String text) {
        String plain =
                NUMBERED.matcher(text)
                        .replaceAll(m ->
                                Matcher.quoteReplacement(
                                        character(m.group(2), m.group(1).isEmpty() ? 10 : 16)));
        plain =
                ESCAPED.matcher(plain)
                        .replaceAll(m -> Matcher.quoteReplacement(character(m.group(1), 16)));
        return percents(plain);
    }

    private static String percents(String text) {
        Matcher found = Pattern.compile("(?:%[0-9A-Fa-f]{2})+").matcher(text);
        return found.replaceAll(m ->
                Matcher.quoteReplacement(URLDecoder.decode(m.group(), StandardCharsets.UTF_8)));
    }

    /// The text as a reader of markup sees it, so that nothing hides between two elements.
    private static String without(String text) {
        return text.replaceAll("<[^>]*>", "");
    }

    private static String character(String digits, int radix) {
        int c = Integer.parseInt(digits, radix);
        return Character.isValidCodePoint(c) ? Character.toString(c) : "";
    }

    private static boolean starts(byte[] bytes, String mark) {
        byte[] head = mark.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= head.length
                && java.util.Arrays.equals(bytes, 0, head.length, head, 0, head.length);
    }

    /// A font of a PDF.
    record Font(String name, boolean embedded) {}

    static List<Font> fonts(byte[] pdf) throws IOException {
        List<Font> fonts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    fonts.add(new Font(font.getName(), font.isEmbedded()));
                }
            }
        }
        return fonts;
    }

    static String first(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError(pattern + " not in " + text);
        }
        return found.group(1);
    }
}
