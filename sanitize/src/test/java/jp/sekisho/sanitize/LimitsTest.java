// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import jp.sekisho.sanitize.detect.ContentDetection;
import jp.sekisho.sanitize.formats.Formats;
import jp.sekisho.sanitize.kit.Kit;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each limit is lowered in turn, and a file that was delivered before is held for it.
final class LimitsTest {

    /// The components of [Limits] that a test changes.
    private static final class Change {
        long fileBytes = Limits.DEFAULT.fileBytes();
        long expandedBytes = Limits.DEFAULT.expandedBytes();
        int entries = Limits.DEFAULT.entries();
        int depth = Limits.DEFAULT.depth();
        int partBytes = Limits.DEFAULT.partBytes();
        int xmlDepth = Limits.DEFAULT.xmlDepth();
        long pixels = Limits.DEFAULT.pixels();
        int side = Limits.DEFAULT.side();
        int pages = Limits.DEFAULT.pages();
        int objects = Limits.DEFAULT.objects();
        int headerBytes = Limits.DEFAULT.headerBytes();

        Limits limits() {
            return new Limits(
                    fileBytes,
                    expandedBytes,
                    Limits.DEFAULT.ratio(),
                    entries,
                    depth,
                    partBytes,
                    xmlDepth,
                    pixels,
                    side,
                    pages,
                    objects,
                    headerBytes,
                    Limits.DEFAULT.perFile(),
                    Limits.DEFAULT.perSubmission());
        }
    }

    private static void holds(
            Reason reason, String name, byte[] bytes, UnaryOperator<Change> lowered) {
        assertThat(sanitize(new Change().limits(), name, bytes).report().verdict().outcome())
                .as("without the limit")
                .isIn("CLEAN", "SANITIZED");
        assertThat(sanitize(lowered.apply(new Change()).limits(), name, bytes).report().verdict())
                .isInstanceOfSatisfying(
                        Verdict.Held.class, h -> assertThat(h.reason()).isEqualTo(reason));
    }

    private static Result sanitize(Limits limits, String name, byte[] bytes) {
        return Formats.engine(Policy.of(Level.STANDARD).under(limits))
                .sanitize(Submission.of(name, Content.of(bytes)));
    }

    /// TXT-08 of the list of attacks.
    @Test
    void aLineOfOneGigabyteIsHeldWithoutReadingIt(@TempDir Path folder) throws IOException {
        byte[] piece = "一,".repeat(1 << 18).getBytes(StandardCharsets.UTF_8);
        for (String name : List.of("line.txt", "line.csv")) {
            Path file = folder.resolve(name);
            try (OutputStream out = Files.newOutputStream(file)) {
                for (long written = 0; written < 1L << 30; written += piece.length) {
                    out.write(piece);
                }
            }
            Result result =
                    Formats.engine(Policy.of(Level.STANDARD))
                            .sanitize(Submission.of(name, Content.map(file)));
            assertThat(result.report().verdict())
                    .isEqualTo(new Verdict.Held(Reason.TOO_LARGE, "1024 MB"));
            Files.delete(file);
        }
    }

    @Test
    void theSizeOfAFile() {
        holds(
                Reason.TOO_LARGE,
                "a.txt",
                text(200),
                c -> {
                    c.fileBytes = 100;
                    return c;
                });
    }

    @Test
    void whatIsUnpackedInAll() throws IOException {
        holds(
                Reason.EXPANSION,
                "a.zip",
                zip(text(5_000), text(5_000)),
                c -> {
                    c.expandedBytes = 6_000;
                    return c;
                });
    }

    @Test
    void theNumberOfEntries() throws IOException {
        holds(
                Reason.TOO_MANY_ENTRIES,
                "a.zip",
                zip(text(5), text(6), text(7)),
                c -> {
                    c.entries = 2;
                    return c;
                });
    }

    @Test
    void theDepthOfContainers() throws IOException {
        holds(
                Reason.TOO_DEEP,
                "a.zip",
                zip(zip(zip(text(5)))),
                c -> {
                    c.depth = 1;
                    return c;
                });
    }

    @Test
    void theSizeOfAPartInMemory() {
        holds(
                Reason.TOO_LARGE,
                "a.csv",
                text(2_000),
                c -> {
                    c.partBytes = 1_000;
                    return c;
                });
    }

    @Test
    void theDepthOfXml() {
        byte[] document =
                Kit.samples().stream()
                        .filter(s -> s.id().equals("OOXML-01"))
                        .findFirst()
                        .orElseThrow()
                        .content()
                        .toByteArray();
        holds(
                Reason.TOO_COMPLEX,
                "a.docx",
                document,
                c -> {
                    c.xmlDepth = 2;
                    return c;
                });
    }

    @Test
    void thePixelsAndTheSidesOfAPicture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(90, 10, BufferedImage.TYPE_INT_RGB), "png", png);
        holds(
                Reason.TOO_LARGE,
                "a.png",
                png.toByteArray(),
                c -> {
                    c.pixels = 899;
                    return c;
                });
        holds(
                Reason.TOO_LARGE,
                "a.png",
                png.toByteArray(),
                c -> {
                    c.side = 89;
                    return c;
                });
    }

    @Test
    void thePagesAndTheObjectsOfAPdf() throws IOException {
        byte[] pdf = pdf(3);
        holds(
                Reason.TOO_LARGE,
                "a.pdf",
                pdf,
                c -> {
                    c.pages = 2;
                    return c;
                });
        holds(
                Reason.TOO_COMPLEX,
                "a.pdf",
                pdf,
                c -> {
                    c.objects = 3;
                    return c;
                });
    }

    @Test
    void theHeadersOfAMail() {
        String mail =
                "From: a@example.jp\r\nTo: b@example.jp\r\nSubject: "
                        + "x".repeat(900)
                        + "\r\n\r\nx\r\n";
        holds(
                Reason.MAIL_AMBIGUOUS,
                "a.eml",
                mail.getBytes(StandardCharsets.US_ASCII),
                c -> {
                    c.headerBytes = 500;
                    return c;
                });
    }

    @Test
    void theTimeOfASubmission() throws IOException {
        AtomicLong clock = new AtomicLong();
        Sanitizer engine =
                new Sanitizer(
                        Policy.of(Level.STANDARD)
                                .under(
                                        Limits.DEFAULT.within(
                                                Duration.ofSeconds(1), Duration.ofSeconds(2))),
                        new ContentDetection(),
                        Formats.all(),
                        () -> clock.getAndAdd(Duration.ofSeconds(3).toNanos()),
                        _ -> {},
                        java.util.Set.of());

        Result result = engine.sanitize(Submission.of("a.zip", Content.of(zip(text(5)))));

        assertThat(result.report().verdict().outcome()).isEqualTo("HELD");
    }

    private static byte[] text(int length) {
        return "あ".repeat(length / 3).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(byte[]... members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < members.length; i++) {
                boolean nested = members[i].length > 1 && members[i][0] == 'P';
                zip.putNextEntry(new ZipEntry(i + (nested ? ".zip" : ".txt")));
                zip.write(members[i]);
            }
        }
        return out.toByteArray();
    }

    private static byte[] pdf(int pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.addRect(0, 0, 9, 9 + i);
                    content.fill();
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
