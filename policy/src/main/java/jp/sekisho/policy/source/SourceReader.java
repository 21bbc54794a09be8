// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds out what bytes are and reads their lines.
public final class SourceReader {

    private static final int HEAD = 1024;

    private SourceReader() {}

    /// Reads one document.
    ///
    /// @param bytes the file as it is
    /// @return its lines, or why it has none
    public static SourceReading read(byte[] bytes) {
        if (bytes.length > Limits.BYTES) {
            return refused("ファイルが大きすぎます(20MBまで)。基本方針の本文だけを保存し直してください。");
        }
        String head =
                new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        if (head.contains("%PDF-")) {
            return PdfSource.read(bytes);
        }
        if (head.startsWith("PK\u0003\u0004")) {
            return Bounded.run(() -> WordSource.read(bytes));
        }
        if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return refused("古い形式のWordファイル(.doc)です。Wordで開き、.docxで保存し直してください。");
        }
        if (head.startsWith("{\\rtf")) {
            return refused("リッチテキスト(.rtf)は読めません。Wordで開き、.docxで保存し直してください。");
        }
        if (isHtml(head)) {
            return Bounded.run(() -> HtmlSource.read(bytes));
        }
        Optional<String> text = PlainText.decode(bytes);
        return text.isEmpty()
                ? refused("文字として読めないファイルです。テキスト、Word(.docx)、HTML、PDFのどれかで保存し直してください。")
                : TextSource.read(text.get());
    }

    private static boolean isHtml(String head) {
        String start = head.replace("\0", "").stripLeading().toLowerCase(Locale.ROOT);
        String text =
                start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3).stripLeading() : start;
        return text.startsWith("<!doctype html")
                || text.startsWith("<html")
                || (text.startsWith("<")
                        && (text.contains("<html")
                                || text.contains("<body")
                                || text.contains("<head")))
                || text.startsWith("<p>")
                || text.startsWith("<h1")
                || text.startsWith("<div");
    }

    static SourceReading refused(String message) {
        return new SourceReading.Refused(0, message);
    }

    /// Returns the lines, unless there are more of them than a document can have.
    static SourceReading checked(SourceReading.Format format, List<SourceLine> lines) {
        long chars = 0;
        for (SourceLine line : lines) {
            chars += line.text().length();
            if (line.text().length() > Limits.LINE_CHARS) {
                return new SourceReading.Refused(
                        line.number(), "1行が長すぎます(5万字まで)。段落ごとに改行して保存し直してください。");
            }
            if (line.number() > Limits.LINES || chars > Limits.TEXT_CHARS) {
                return new SourceReading.Refused(
                        line.number(), "文書が長すぎます(5万行、200万字まで)。基本方針の本文だけを保存し直してください。");
            }
        }
        return new SourceReading.Lines(format, lines);
    }
}
