// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// The printed lines of a PDF with a text layer, with their indents.
final class PdfSource {

    /// PDFBox warns of every small damage; what matters is said in one sentence instead. The field
    /// keeps the setting from being collected.
    private static final Logger QUIET = Logger.getLogger("org.apache.pdfbox");

    private static final Logger QUIET_FONTS = Logger.getLogger("org.apache.fontbox");

    static {
        QUIET.setLevel(Level.OFF);
        QUIET_FONTS.setLevel(Level.OFF);
    }

    private static final String BOMB = "PDFの中身が展開しきれないほど大きくなります。本文だけをテキストで保存し直してください。";

    private PdfSource() {}

    static SourceReading read(byte[] bytes) {
        return Bounded.run(() -> text(bytes));
    }

    private static SourceReading text(byte[] bytes) throws IOException {
        measure(bytes);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.getNumberOfPages() > Limits.PDF_PAGES) {
                throw new Bounded.TooMuch(
                        "PDFのページが多すぎます(" + Limits.PDF_PAGES + "ページまで)。基本方針のページだけを保存し直してください。");
            }
            Stripper stripper = new Stripper();
            List<SourceLine> lines = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.page(document, page, lines);
            }
            if (lines.stream().allMatch(line -> line.text().isBlank())) {
                return SourceReader.refused("文字の入っていないPDF(画像だけのPDF)です。文字認識をかけるか、元の文書を使ってください。");
            }
            return SourceReader.checked(SourceReading.Format.PDF, lines);
        } catch (InvalidPasswordException e) {
            return SourceReader.refused("パスワードのかかったPDFです。パスワードを外して保存し直してください。");
        }
    }

    /// Unpacks every deflated stream into nothing, to know beforehand what it would become.
    private static void measure(byte[] bytes) throws IOException {
        byte[] sink = new byte[65_536];
        long total = 0;
        for (int at = indexOf(bytes, 0); at >= 0; at = indexOf(bytes, at)) {
            Inflater inflater = new Inflater();
            try {
                inflater.setInput(bytes, at, bytes.length - at);
                for (int read = 1; read > 0; ) {
                    read = inflater.inflate(sink);
                    total += read;
                    if (total > Limits.PDF_UNPACKED_BYTES) {
                        throw new Bounded.TooMuch(BOMB);
                    }
                }
                at += (int) Math.max(0, inflater.getBytesRead() - 1);
            } catch (DataFormatException notDeflated) {
                // Or encrypted: nothing to measure here, the search goes on behind it.
            } finally {
                inflater.end();
            }
        }
    }

    /// Returns where the bytes of the next deflated stream begin, or -1.
    private static int indexOf(byte[] bytes, int from) {
        for (int i = from; i + 9 < bytes.length; i++) {
            if (bytes[i] == 's'
                    && bytes[i + 1] == 't'
                    && bytes[i + 2] == 'r'
                    && bytes[i + 3] == 'e'
                    && bytes[i + 4] == 'a'
                    && bytes[i + 5] == 'm') {
                int start = i + 6;
                while (start < bytes.length && (bytes[start] == '\r' || bytes[start] == '\n')) {
                    start++;
                }
                if (start < bytes.length && (bytes[start] & 0x0f) == 8) {
                    return start;
                }
            }
        }
        return -1;
    }

    private static final class Stripper extends PDFTextStripper {
        private record Printed(String text, float left, float top, float size) {}

        private final List<Printed> printed = new ArrayList<>();
        private final StringBuilder words = new StringBuilder();
        private float left = -1;
        private float top;
        private float size = 10;
        private int operators;
        private int chars;

        Stripper() throws IOException {
            setSortByPosition(true);
        }

        void page(PDDocument document, int number, List<SourceLine> lines) throws IOException {
            printed.clear();
            words.setLength(0);
            left = -1;
            setStartPage(number);
            setEndPage(number);
            getText(document);
            endLine();
            float margin = (float) printed.stream().mapToDouble(Printed::left).min().orElse(0);
            if (number > 1) {
                lines.add(SourceLine.plain(lines.size() + 1, ""));
            }
            Printed before = null;
            for (Printed line : printed) {
                if (before != null
                        && line.top - before.top > 2.4f * Math.max(before.size, line.size)) {
                    lines.add(SourceLine.plain(lines.size() + 1, ""));
                }
                int indent =
                        Math.clamp(
                                Math.round((line.left - margin) / Math.max(line.size, 1)), 0, 20);
                lines.add(SourceLine.plain(lines.size() + 1, "\u3000".repeat(indent) + line.text));
                before = line;
            }
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            if (left < 0 && !positions.isEmpty()) {
                TextPosition first = positions.getFirst();
                left = first.getXDirAdj();
                top = first.getYDirAdj();
                size = first.getFontSizeInPt() > 0 ? first.getFontSizeInPt() : size;
            }
            words.append(text);
        }

        @Override
        protected void writeWordSeparator() {
            words.append(' ');
        }

        @Override
        protected void writeLineSeparator() {
            endLine();
        }

        private void endLine() {
            if (!words.toString().isBlank()) {
                printed.add(new Printed(words.toString(), Math.max(left, 0), top, size));
            }
            words.setLength(0);
            left = -1;
        }

        @Override
        protected void processTextPosition(TextPosition text) {
            if (++chars <= Limits.TEXT_CHARS) {
                super.processTextPosition(text);
            }
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands)
                throws IOException {
            if (++operators > Limits.PDF_OPERATORS || Thread.currentThread().isInterrupted()) {
                throw new Bounded.TooMuch("PDFの中身が複雑すぎます。本文だけをテキストで保存し直してください。");
            }
            super.processOperator(operator, operands);
        }
    }
}
