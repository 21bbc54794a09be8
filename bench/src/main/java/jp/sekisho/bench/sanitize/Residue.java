// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.sanitize;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Looks for what is risky in files, knowing nothing of the sanitizer: names of parts, patterns in
/// raw XML, names in raw and inflated PDF. It rather finds too much than too little.
final class Residue {

    private static final Map<String, Pattern> OFFICE_NAMES = new LinkedHashMap<>();
    private static final Map<String, Pattern> OFFICE_TEXT = new LinkedHashMap<>();
    private static final Map<String, Pattern> PDF_NAMES = new LinkedHashMap<>();
    private static final Map<String, Pattern> WEB = new LinkedHashMap<>();

    static {
        OFFICE_NAMES.put("macro part", Pattern.compile("vba|macrosheets/|dialogsheets/"));
        OFFICE_NAMES.put("binary part", Pattern.compile("\\.(bin|exe|dll|scr|js|vbs|lnk|hta)$"));
        OFFICE_NAMES.put("ActiveX", Pattern.compile("activex/"));
        OFFICE_NAMES.put("external link", Pattern.compile("externallinks/"));
        OFFICE_NAMES.put("connection", Pattern.compile("connections\\.xml|querytables/"));
        OFFICE_NAMES.put("ribbon", Pattern.compile("customui|webextension|taskpane"));
        OFFICE_NAMES.put("imported chunk", Pattern.compile("afchunk|\\.(mht|htm|html|rtf)$"));
        OFFICE_NAMES.put("metafile", Pattern.compile("\\.(emf|wmf|emz|wmz|glb|gltf)$"));
        OFFICE_TEXT.put("DOCTYPE", Pattern.compile("<!DOCTYPE|<!ENTITY"));
        OFFICE_TEXT.put(
                "external relationship",
                Pattern.compile(
                        "<Relationship (?=[^>]*TargetMode=\"External\")(?![^>]*Type=\"[^\"]*/hyperlink\")[^>]*>"));
        OFFICE_TEXT.put(
                "link that is not web or mail",
                Pattern.compile(
                        "<Relationship (?=[^>]*TargetMode=\"External\")(?![^>]*Target=\"(?i:https?:|mailto:))[^>]*>"));
        OFFICE_TEXT.put(
                "field that reads",
                Pattern.compile(
                        "(?i)<w:instrText[^>]*>\\s*(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|LINK|IMPORT|MACROBUTTON|DATABASE|RD)\\b"));
        OFFICE_TEXT.put("altChunk", Pattern.compile("<w:altChunk|<(w:)?mailMerge"));
        OFFICE_TEXT.put("ddeLink", Pattern.compile("<(x:)?(ddeLink|oleLink)\\b"));
        OFFICE_TEXT.put(
                "OLE object",
                Pattern.compile(
                        "<(o:OLEObject|p:oleObj|oleObject)\\b(?![^>]*(Excel|Word|PowerPoint)\\.(Sheet|Document|Show|Slide)\\.1[2-6])[^>]*>"));
        OFFICE_TEXT.put("program action", Pattern.compile("ppaction://(program|macro|ole|media)"));
        OFFICE_TEXT.put("macro on a shape", Pattern.compile(" macro=\"[^\"]+\""));
        OFFICE_TEXT.put(
                "formula that reads",
                Pattern.compile(
                        "(?i)<f[^>]*>[^<]*\\b(WEBSERVICE|FILTERXML|RTD|CALL|REGISTER(\\.ID)?|EXEC|IMAGE)\\("));
        OFFICE_TEXT.put("DDE formula", Pattern.compile("<f[^>]*>[^<]*\\|[^<]*!"));
        OFFICE_TEXT.put("HyperlinkBase", Pattern.compile("<HyperlinkBase"));
        for (String name :
                List.of(
                        "JavaScript",
                        "JS",
                        "AA",
                        "OpenAction",
                        "Launch",
                        "GoToR",
                        "GoToE",
                        "SubmitForm",
                        "ImportData",
                        "Rendition",
                        "Movie",
                        "Sound",
                        "RichMedia",
                        "Screen",
                        "3D",
                        "XFA",
                        "AcroForm",
                        "EmbeddedFile",
                        "EmbeddedFiles",
                        "FileAttachment",
                        "Filespec",
                        "Collection",
                        "JBIG2Decode",
                        "JPXDecode",
                        "Encrypt",
                        "ObjStm",
                        "OPI",
                        "PieceInfo",
                        "Metadata",
                        "Alternates")) {
            PDF_NAMES.put("/" + name, Pattern.compile("/" + name + "(?![A-Za-z0-9])"));
        }
        PDF_NAMES.put(
                "link that is not web or mail",
                Pattern.compile("/URI\\s*\\((?!(?i:https?:|mailto:))"));
        WEB.put(
                "script",
                Pattern.compile(
                        "(?i)<\\s*(script|iframe|object|embed|form|foreignObject|base|meta[^>]+refresh)\\b"));
        WEB.put("event", Pattern.compile("(?i)<[^>]+\\son[a-z]+\\s*="));
        WEB.put(
                "script link",
                Pattern.compile(
                        "(?i)(href|src)\\s*=\\s*[\"']?\\s*(javascript|vbscript|file|data:text)"));
        WEB.put(
                "remote",
                Pattern.compile(
                        "(?i)<(img|link|image|use)[^>]+(src|href)\\s*=\\s*[\"']?\\s*(https?:|//)"));
    }

    /// The rest of the headers of a part that is packed, up to its first line.
    private static final Pattern BASE64 =
            Pattern.compile(
                    "(?im)^content-transfer-encoding:\\s*base64[^\\n]*\\n(?:[^\\r\\n]+\\r?\\n)*\\r?\\n");

    private Residue() {}

    /// Lists what is risky in a file, each kind once.
    static List<String> of(byte[] bytes) throws IOException {
        List<String> found = new ArrayList<>();
        look(bytes, found, 0);
        return found.stream().distinct().toList();
    }

    private static void look(byte[] bytes, List<String> found, int depth) throws IOException {
        String head = latin(bytes, 0, Math.min(bytes.length, 1024));
        if (depth > 10) {
            found.add("too deep to look");
        } else if (head.startsWith("PK")) {
            zip(bytes, found, depth);
        } else if (head.contains("%PDF-")) {
            pdf(bytes, found);
        } else if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            found.add("OLE file");
        } else if (head.startsWith("MZ") || head.startsWith("#!")) {
            found.add("program");
        } else if (isMail(head)) {
            mail(latin(bytes, 0, bytes.length), found, depth);
        } else if (!isPicture(head)) {
            String text = latin(bytes, 0, bytes.length);
            if (head.toLowerCase(Locale.ROOT).contains("<html") || head.contains("<svg")) {
                matches(WEB, text, found);
            }
        }
    }

    private static boolean isMail(String head) {
        return Pattern.compile(
                        "(?i)(MIME-Version|From|Date|To|Subject|Received): .*", Pattern.DOTALL)
                .matcher(head)
                .matches();
    }

    private static boolean isPicture(String head) {
        return head.startsWith("\u0089PNG")
                || head.startsWith("\u00ff\u00d8")
                || head.startsWith("GIF8")
                || head.startsWith("BM")
                || head.startsWith("II*")
                || head.startsWith("MM\0*");
    }

    private static void mail(String text, List<String> found, int depth) throws IOException {
        if (Pattern.compile(
                        "(?im)^content-type:\\s*(text/html|message/|application/pkcs7|application/x-ms)")
                .matcher(text)
                .find()) {
            found.add("mail part that is no text");
        }
        int at = 0;
        while (true) {
            Matcher packed = BASE64.matcher(text).region(at, text.length());
            if (!packed.find()) {
                return;
            }
            int from = packed.end();
            // The line end of the blank line may be the one that begins the boundary.
            int boundary = text.indexOf("\n--", from - 1);
            int to = boundary < 0 ? text.length() : Math.max(from, boundary);
            try {
                look(Base64.getMimeDecoder().decode(text.substring(from, to)), found, depth + 1);
            } catch (IllegalArgumentException e) {
                found.add("mail part that cannot be decoded");
            }
            at = to;
        }
    }

    private static void zip(byte[] bytes, List<String> found, int depth) throws IOException {
        boolean office = latin(bytes, 0, bytes.length).contains("[Content_Types].xml");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                OFFICE_NAMES.forEach((what, pattern) -> {
                    if (office && pattern.matcher(name).find()) {
                        found.add(what);
                    }
                });
                byte[] part = zip.readAllBytes();
                if (name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml")) {
                    matches(OFFICE_TEXT, new String(part, StandardCharsets.UTF_8), found);
                } else {
                    look(part, found, depth + 1);
                }
            }
        } catch (IllegalArgumentException e) {
            found.add("unreadable ZIP");
        }
    }

    private static void pdf(byte[] bytes, List<String> found) {
        String all = latin(bytes, 0, bytes.length);
        StringBuilder outside = new StringBuilder();
        int at = 0;
        while (true) {
            int stream = all.indexOf("stream", at);
            int end = stream < 0 ? -1 : all.indexOf("endstream", stream + 6);
            if (end < 0) {
                outside.append(all, at, all.length());
                break;
            }
            outside.append(all, at, stream).append(' ');
            String dictionary = all.substring(Math.max(at, stream - 400), stream);
            if (dictionary.contains("/ObjStm")) {
                outside.append(inflated(bytes, all, stream + 6, end));
            }
            at = end + 9;
        }
        matches(PDF_NAMES, plainNames(outside.toString()), found);
    }

    private static String inflated(byte[] bytes, String all, int from, int to) {
        int start = from;
        while (start < to && (all.charAt(start) == '\r' || all.charAt(start) == '\n')) {
            start++;
        }
        try (InflaterInputStream in =
                new InflaterInputStream(new ByteArrayInputStream(bytes, start, to - start))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private static String plainNames(String text) {
        Matcher escape = Pattern.compile("#([0-9A-Fa-f]{2})").matcher(text);
        return escape.replaceAll(m ->
                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }

    private static void matches(Map<String, Pattern> patterns, String text, List<String> found) {
        patterns.forEach((what, pattern) -> {
            if (pattern.matcher(text).find()) {
                found.add(what);
            }
        });
    }

    private static String latin(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
