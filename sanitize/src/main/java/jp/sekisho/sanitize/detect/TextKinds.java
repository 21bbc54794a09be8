// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.detect;

import static jp.sekisho.sanitize.FileType.*;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.OutputName;
import jp.sekisho.sanitize.text.Decoded;
import jp.sekisho.sanitize.text.JapaneseText;

/// Tells kinds of text apart. Text has no signature, so shape decides first and the name last: a
/// name can make text a script that is blocked, never make a script into text.
final class TextKinds {

    private static final int HEAD = 16_384;
    private static final Pattern HEADER =
            Pattern.compile(
                    "(?im)^(received|from|to|subject|date|message-id|mime-version|return-path|"
                            + "delivered-to|content-type|x-[a-z-]+|reply-to|cc|sender):");
    private static final Pattern HTML_TAG =
            Pattern.compile(
                    "(?is)<(!doctype\\s+html|html|head|body|script|title|table|div|p|a\\s|iframe|meta"
                            + "|style|img|font|br|span|form|h[1-6])\\b");
    private static final Pattern SCRIPT_START =
            Pattern.compile(
                    "(?is)^\\s*(#!\\s*/|@echo\\s+off|<\\?php|<job\\b|<package>|<scriptlet|"
                            + "<component\\b|<hta:|windows registry editor|regedit4|'\\s*vbscript|"
                            + "on error resume next|option explicit|set-strictmode|import-module"
                            + "|#@~\\^)");

    private TextKinds() {}

    static FileType detect(String name, Content content) {
        String extension = OutputName.extension(name).toLowerCase(Locale.ROOT);
        if (extension.isEmpty() && isSoleBinary(content)) {
            return UNKNOWN;
        }
        if (content.has(0, "DOC")
                && content.size() > 43
                && content.u8(43) >= 0x14
                && content.u8(43) <= 0x16) {
            return JTD;
        }
        Content start = content.size() > HEAD ? content.slice(0, HEAD) : content;
        Optional<Decoded> decoded = JapaneseText.decodeStart(start);
        if (decoded.isEmpty()) {
            return UNKNOWN;
        }
        String head = decoded.get().text();
        FileType shaped = byShape(head);
        if (shaped != TEXT) {
            return shaped;
        }
        return byName(extension);
    }

    private static boolean isSoleBinary(Content content) {
        return content.size() > 4 && content.u32(0) == 0;
    }

    private static FileType byShape(String head) {
        String text = head.stripLeading();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("{\\rt")) {
            return RTF;
        }
        FileType windows = windowsKind(text, lower);
        if (windows != TEXT) {
            return windows;
        }
        if (SCRIPT_START.matcher(text).find()) {
            return SCRIPT;
        }
        if (lower.startsWith("<") || lower.startsWith("\ufeff<")) {
            FileType markup = markupKind(lower);
            if (markup != TEXT) {
                return markup;
            }
        }
        if (isMail(head)) {
            return lower.contains("content-type: multipart/related")
                            && !lower.contains("\nreceived:")
                            && lower.contains("mime-version")
                            && lower.contains("content-location:")
                            && !lower.contains("\nto:")
                    ? MHTML
                    : EML;
        }
        if (text.startsWith("From ") && HEADER.matcher(head).find()) {
            return MBOX;
        }
        if (HTML_TAG.matcher(text).find() && text.startsWith("<")) {
            return HTML;
        }
        return TEXT;
    }

    private static FileType windowsKind(String text, String lower) {
        if (text.startsWith("ID;P")) {
            return WEB_QUERY;
        }
        if (Pattern.compile("(?s)^WEB\\r?\\n1\\r?\\n.*").matcher(text).matches()) {
            return WEB_QUERY;
        }
        if (lower.startsWith("[internetshortcut]")
                || lower.startsWith("[{000214a0")
                || lower.startsWith("[desktop entry]")) {
            return SHORTCUT;
        }
        if (lower.startsWith("[shell]")) {
            return SCRIPT;
        }
        if (lower.startsWith("[oledb]")
                || lower.startsWith("[theme]")
                || lower.contains("full address:s:")
                || lower.startsWith("screen mode id:i:")
                || (lower.startsWith("xlodbc") && lower.contains("driver="))) {
            return CONFIGURATION;
        }
        if (lower.startsWith("begin:vcard") || lower.startsWith("begin:vcalendar")) {
            return CALENDAR;
        }
        if (lower.startsWith("-----begin pgp")) {
            return P7M;
        }
        if (Pattern.compile("(?s)^\\s*0\\r?\\n\\s*SECTION\\r?\\n.*").matcher(text).matches()) {
            return CAD;
        }
        return TEXT;
    }

    private static FileType markupKind(String lower) {
        String root = rootOf(lower);
        for (String mark :
                List.of(
                        "pcsettings",
                        "mmc_consolefile",
                        "librarydescription",
                        "searchconnectordescription",
                        "jnlp",
                        "persistedquery",
                        "assembly",
                        "asmv1:assembly",
                        "appinstaller",
                        "task",
                        "office:dataconnection",
                        "odc:officedataconnection")) {
            if (root.equals(mark)) {
                return CONFIGURATION;
            }
        }
        if (root.equals("svg") || root.endsWith(":svg")) {
            return SVG;
        }
        if (root.equals("pkg:package")
                || lower.contains("http://schemas.microsoft.com/office/2006/xmlpackage")) {
            return FLAT_OPC;
        }
        if (root.equals("w:worddocument")
                || lower.contains("schemas.microsoft.com/office/word/2003/wordml")
                || (root.equals("workbook")
                        && lower.contains("urn:schemas-microsoft-com:office:spreadsheet"))
                || root.equals("ss:workbook")) {
            return OFFICE_2003_XML;
        }
        if (root.equals("office:document")) {
            return FLAT_ODF;
        }
        if (root.equals("html")
                || lower.startsWith("<!doctype html")
                || HTML_TAG.matcher(lower).lookingAt()) {
            return HTML;
        }
        if (lower.startsWith("<?xml") || lower.contains("xmlns")) {
            return XML;
        }
        return HTML_TAG.matcher(lower).find() ? HTML : TEXT;
    }

    /// The root element's name, past declaration, comments and document type.
    private static String rootOf(String lower) {
        int i = 0;
        while (i < lower.length()) {
            int open = lower.indexOf('<', i);
            if (open < 0 || open + 1 >= lower.length()) {
                return "";
            }
            char c = lower.charAt(open + 1);
            if (lower.startsWith("<!--", open)) {
                int end = lower.indexOf("-->", open);
                i = end < 0 ? lower.length() : end + 3;
            } else if (c == '?' || c == '!') {
                int end = lower.indexOf('>', open);
                i = end < 0 ? lower.length() : end + 1;
            } else {
                int end = open + 1;
                while (end < lower.length() && " \t\r\n/>".indexOf(lower.charAt(end)) < 0) {
                    end++;
                }
                return lower.substring(open + 1, end);
            }
        }
        return "";
    }

    /// Two known header lines before the first empty line, and nothing but headers there.
    private static boolean isMail(String head) {
        String text = head.startsWith("\ufeff") ? head.substring(1) : head;
        int end = text.indexOf("\n\n");
        int crlf = text.indexOf("\r\n\r\n");
        int stop = end < 0 ? crlf : crlf < 0 ? end : Math.min(end, crlf);
        String block = stop < 0 ? text : text.substring(0, stop);
        Pattern line = Pattern.compile("^([!-9;-~]+[ \\t]*:|[ \\t]).*", Pattern.DOTALL);
        List<String> lines = block.lines().toList();
        if (lines.isEmpty() || !line.matcher(lines.getFirst()).matches()) {
            return false;
        }
        return HEADER.matcher(block)
                        .results()
                        .map(m -> m.group(1).toLowerCase(Locale.ROOT))
                        .distinct()
                        .count()
                >= 2;
    }

    private static final Set<FileType> NAMED_TEXT =
            Set.of(SCRIPT, SHORTCUT, CONFIGURATION, WEB_QUERY);

    private static FileType byName(String extension) {
        if (extension.isEmpty()) {
            return TEXT;
        }
        for (FileType type : NAMED_TEXT) {
            if (type.extensions().contains(extension)) {
                return type;
            }
        }
        if (CSV.extensions().contains(extension)) {
            return CSV;
        }
        return EML.extensions().contains(extension)
                ? EML
                : HTML.extensions().contains(extension) ? HTML : TEXT;
    }
}
