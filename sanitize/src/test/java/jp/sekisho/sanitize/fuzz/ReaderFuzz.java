// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Level;
import jp.sekisho.sanitize.Limits;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Result;
import jp.sekisho.sanitize.Sanitizer;
import jp.sekisho.sanitize.Submission;
import jp.sekisho.sanitize.formats.Formats;

/// Fuzz targets, one a reader; not part of a normal run (`JAZZER_FUZZ=1 mvn …
/// -Dtest=ReaderFuzz#pdf`, one at a time). Findings are kept below `regressions/` and read by
/// `RegressionTest`.
final class ReaderFuzz {

    private static final Sanitizer ENGINE =
            Formats.engine(
                    Policy.of(Level.STANDARD)
                            .under(
                                    Limits.DEFAULT.within(
                                            Duration.ofSeconds(5), Duration.ofSeconds(5))));
    static final Sanitizer STRICT = Formats.engine(Policy.of(Level.STRICT));

    static void read(String name, byte[] bytes) {
        read(ENGINE, name, bytes);
    }

    /// No exception whatever comes in; what comes out is sanitized to itself.
    static void read(Sanitizer engine, String name, byte[] bytes) {
        Result result =
                engine.sanitize(
                        new Submission(name, Content.of(bytes), Optional.empty(), List.of("a")));
        if (result instanceof Result.Delivered delivered) {
            Result again =
                    engine.sanitize(
                            Submission.of(
                                    delivered.report().out().orElseThrow(), delivered.content()));
            boolean same =
                    again instanceof Result.Delivered second
                            && second.content().sameBytes(delivered.content());
            if (!same) {
                throw new IllegalStateException("changes again: " + again.report());
            }
        }
    }

    private static byte[] headed(String magic, byte[] bytes) {
        byte[] head = magic.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        byte[] all = java.util.Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        return all;
    }

    @FuzzTest(maxDuration = "70s")
    void pdf(byte[] bytes) {
        read("a.pdf", headed("%PDF-1.7\n", bytes));
    }

    @FuzzTest(maxDuration = "70s")
    void zip(byte[] bytes) {
        read("a.zip", headed("PK\u0003\u0004", bytes));
    }

    @FuzzTest(maxDuration = "70s")
    void mail(byte[] bytes) {
        read("a.eml", headed("From: a@b\r\nTo: c@d\r\nMIME-Version: 1.0\r\n", bytes));
    }

    @FuzzTest(maxDuration = "70s")
    void html(byte[] bytes) {
        read("a.html", headed("<html>", bytes));
    }

    @FuzzTest(maxDuration = "70s")
    void svg(byte[] bytes) {
        read("a.svg", headed("<svg xmlns=\"http://www.w3.org/2000/svg\">", bytes));
    }

    @FuzzTest(maxDuration = "70s")
    void text(byte[] bytes) {
        read("a.txt", bytes);
        read("a.csv", bytes);
    }

    @FuzzTest(maxDuration = "70s")
    void png(byte[] bytes) {
        read("a.png", headed("\u0089PNG\r\n\u001a\n", bytes));
    }

    @FuzzTest(maxDuration = "70s")
    void jpeg(byte[] bytes) {
        read("a.jpg", headed("\u00ff\u00d8\u00ff", bytes));
    }

    @FuzzTest(maxDuration = "70s")
    void gif(byte[] bytes) {
        read("a.gif", headed("GIF89a", bytes));
        read(STRICT, "a.gif", headed("GIF89a", bytes));
    }

    @FuzzTest(maxDuration = "70s")
    void otherPictures(byte[] bytes) {
        read("a.bmp", headed("BM", bytes));
        read("a.tif", headed("II*\0", bytes));
        read("a.webp", headed("RIFF\0\0\0\0WEBPVP8", bytes));
    }

    @FuzzTest(maxDuration = "70s")
    void documentXml(byte[] bytes) throws IOException {
        read("a.docx", Documents.withMainPart(bytes));
    }

    @FuzzTest(maxDuration = "70s")
    void ole(byte[] bytes) {
        read("a.docx", headed("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", bytes));
    }

    /// The smallest Word document around a main part.
    private static final class Documents {
        static byte[] withMainPart(byte[] part) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                put(
                        zip,
                        "[Content_Types].xml",
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
                                + " PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
                put(
                        zip,
                        "_rels/.rels",
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                                + " Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                                + " Target=\"word/document.xml\"/></Relationships>");
                zip.putNextEntry(new ZipEntry("word/document.xml"));
                zip.write(
                        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                zip.write(part);
            }
            return out.toByteArray();
        }

        private static void put(ZipOutputStream zip, String name, String text) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }
}
