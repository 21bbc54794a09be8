// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.sanitize;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Level;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Result;
import jp.sekisho.sanitize.Submission;
import jp.sekisho.sanitize.formats.Formats;

/// Japanese documents made with LibreOffice, and PDFs that embed no font, drawn before and after as
/// pictures (LibreOffice, poppler) and compared dot by dot.
final class Rendering {

    private static final String[][] SOURCES = {
        {"letter.fodt", "docx"}, {"form.fodt", "docx"}, {"budget.fods", "xlsx"},
        {"slides.fodp", "pptx"}, {"letter.fodt", "pdf"}, {"form.fodt", "pdf"},
        {"budget.fods", "pdf"}, {"slides.fodp", "pdf"}
    };

    private final Path work;

    Rendering(Path work) {
        this.work = work;
    }

    void read() throws IOException, InterruptedException {
        List<Path> before = new ArrayList<>();
        for (String[] source : SOURCES) {
            before.add(converted(source[0], source[1]));
        }
        before.add(Files.write(work.resolve("cid.pdf"), withoutFont("90ms-RKSJ-H")));
        before.add(Files.write(work.resolve("cid-vertical.pdf"), withoutFont("90ms-RKSJ-V")));
        for (Path file : before) {
            for (Level level : Level.values()) {
                compare(file, level);
            }
        }
        System.out.println("pictures: " + work);
    }

    private Path converted(String source, String type) throws IOException, InterruptedException {
        Path flat = work.resolve(source);
        try (InputStream in = Rendering.class.getResourceAsStream("japanese/" + source)) {
            if (in == null) {
                throw new IOException("no " + source);
            }
            Files.write(flat, in.readAllBytes());
        }
        office(flat, type, work);
        String stem = source.substring(0, source.indexOf('.'));
        Path made = work.resolve(stem + "." + type);
        return Files.move(made, work.resolve(stem + "-" + type + "." + type));
    }

    private void office(Path file, String type, Path into)
            throws IOException, InterruptedException {
        run(
                "soffice",
                "-env:UserInstallation=" + work.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                type,
                "--outdir",
                into.toString(),
                file.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " takes too long");
        }
    }

    private void compare(Path before, Level level) throws IOException, InterruptedException {
        String name = before.getFileName().toString();
        Result result =
                Formats.engine(Policy.of(level))
                        .sanitize(Submission.of(name, Content.of(Files.readAllBytes(before))));
        if (!(result instanceof Result.Delivered delivered)) {
            System.out.println(name + " " + level + ": " + result.report().verdict());
            return;
        }
        Path folder = Files.createDirectories(work.resolve(level.name().toLowerCase(Locale.ROOT)));
        Path after = Files.write(folder.resolve(name), delivered.content().toByteArray());
        List<BufferedImage> was = pages(before, work.resolve("before-" + name));
        List<BufferedImage> is = pages(after, folder.resolve("after-" + name));
        double worst = was.size() == is.size() ? 0 : 1;
        for (int i = 0; i < Math.min(was.size(), is.size()); i++) {
            worst = Math.max(worst, difference(was.get(i), is.get(i)));
        }
        System.out.printf(
                Locale.ROOT,
                "%s %s: %d pages, dots that differ at most %.4f %% of a page, %s %s%n",
                name,
                level,
                was.size(),
                100 * worst,
                result.report().verdict().outcome(),
                result.report().removed().stream().map(r -> r.what().id()).distinct().toList());
    }

    private List<BufferedImage> pages(Path file, Path prefix)
            throws IOException, InterruptedException {
        Path pdf = file;
        if (!file.toString().endsWith(".pdf")) {
            Path folder = Files.createDirectories(Path.of(prefix + ".d"));
            office(file, "pdf", folder);
            String name = file.getFileName().toString();
            pdf = folder.resolve(name.substring(0, name.lastIndexOf('.')) + ".pdf");
        }
        run("pdftoppm", "-r", "100", "-png", pdf.toString(), prefix.toString());
        List<BufferedImage> images = new ArrayList<>();
        try (Stream<Path> list = Files.list(prefix.getParent())) {
            String start = prefix.getFileName() + "-";
            for (Path picture :
                    list.filter(p ->
                                    p.getFileName().toString().startsWith(start)
                                            && p.toString().endsWith(".png"))
                            .sorted()
                            .toList()) {
                images.add(ImageIO.read(picture.toFile()));
            }
        }
        return images;
    }

    private static double difference(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return 1;
        }
        long differing = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                differing += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return (double) differing / ((long) one.getWidth() * one.getHeight());
    }

    /// A PDF whose text is in Shift_JIS and whose font the reader must have (ISO 32000-1, 9.7.5.2).
    private static byte[] withoutFont(String encoding) {
        String text =
                HexFormat.of().formatHex("無害化通信　①髙橋（町役場）".getBytes(Charset.forName("windows-31j")));
        String content = "BT /F 20 Tf 60 700 Td <" + text + "> Tj ET";
        String[] objects = {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            "<</Length " + content.length() + ">>\nstream\n" + content + "\nendstream",
            "<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light/Encoding/"
                    + encoding
                    + "/DescendantFonts[6 0 R]>>",
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 6>>/DW 1000/FontDescriptor 7 0 R>>",
            "<</Type/FontDescriptor/FontName/Ryumin-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>"
        };
        StringBuilder out = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < objects.length; i++) {
            String digits = Integer.toString(out.length());
            table.append("0".repeat(10 - digits.length())).append(digits).append(" 00000 n \n");
            out.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int start = out.length();
        out.append("xref\n0 8\n0000000000 65535 f \n").append(table);
        out.append("trailer\n<</Size 8/Root 1 0 R>>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
