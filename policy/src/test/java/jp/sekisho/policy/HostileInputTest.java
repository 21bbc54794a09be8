// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No input crashes, hangs or exhausts the memory (the tests run in 1 GB); what cannot be read gets
/// one sentence.
final class HostileInputTest {

    private static final Duration SOON = Duration.ofSeconds(25);

    @Test
    void refusesALineOfTwentyMegabytes() {
        byte[] bytes = new byte[20_000_000];
        Arrays.fill(bytes, (byte) 'a');

        assertRefused(bytes, "1行が長すぎます");
    }

    @Test
    void refusesAFileLargerThanItsLimit() {
        assertRefused(new byte[PolicyReader.MAX_BYTES + 1], "大きすぎます");
    }

    @Test
    void refusesWhatIsNoText() {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);

        assertRefused(noise, "読めないファイル");
        assertRefused(new byte[0], "見つかりません");
        assertRefused("{\\rtf1 abc}".getBytes(UTF_8), ".docx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(((((((((((((((((((((((((((((((((((((((((((",
                "「「「「「「「「「「「「「",
                "1-1-1-1-1-1-1-1-1-1-1-1-1",
                "第1条第1条第1条第1条第1条",
                "上記1、2、3、4、5、6、7、8、9、",
                "ああああああああああああああ、",
                "平成平成平成28年年月日",
                "- - - - - - - - - - ",
                "| | | | | | | | ",
                "以下「以下「以下「以下「",
                "必要に応じ、必要に応じ、",
                "A A A A AA AA AA ",
                "(以下同じ。",
                "目次..................",
                "、、、、、、。。。。。。"
            })
    void linesThatTroublePatternsAreReadInTime(String piece) {
        String line = piece.repeat(10_000 / piece.length());
        String text = "町情報セキュリティ基本方針\n1 目的\n" + (line + "\n").repeat(20);

        assertTimeoutPreemptively(SOON, () -> PolicyReader.read(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(1) あ",
                "① あ",
                "1 目的",
                "第1条 あ",
                "・あ",
                "あ",
                "あ。",
                "(目的)",
                "ア あ",
                "| あ | い |",
                "1",
                "目次",
                "附 則",
                "(1) 第1条及び前号の上記3"
            })
    void manyEqualLinesAreReadInTime(String line) {
        String text = "町情報セキュリティ基本方針\n2 定義\n" + (line + "\n").repeat(4_000);

        assertTimeoutPreemptively(SOON, () -> PolicyReader.read(text.getBytes(UTF_8)));
    }

    @Test
    void deepNestingOfMarksEndsSomewhere() {
        String marks =
                "第1編 あ\n第1章 い\n第1節 う\n第1款 え\n第1目 お\n第1条 か\n2 き\n(1) く\nア け\n(ア) こ\na. さ\n(a) し\n① す\n・せ\n一 そ\n(一) た\nイ ち\n";
        PolicyReading reading =
                PolicyReader.read(("町情報セキュリティ基本方針\n" + marks.repeat(200)).getBytes(UTF_8));

        assertThat(reading).isInstanceOf(PolicyReading.Read.class);
    }

    @Test
    void refusesAWordFileThatUnpacksWithoutEnd() throws IOException {
        assertRefused(word("word/document.xml", () -> zeros(900_000_000L)), "大きすぎます");
        assertRefused(word("word/media/image1.bin", () -> zeros(900_000_000L)), "大きすぎます");
    }

    @Test
    void refusesAWordFileOfManyParts() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 3_000; i++) {
                zip.putNextEntry(new ZipEntry("part" + i));
                zip.closeEntry();
            }
        }
        assertRefused(bytes.toByteArray(), "部品が多すぎます");
    }

    @Test
    void refusesEntitiesThatMultiply() throws IOException {
        String laughs =
                "<!DOCTYPE w:document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\">]>";
        assertRefused(word(laughs + document("<w:t>&c;</w:t>")), "");
        assertRefused(
                word(
                        "<!DOCTYPE w:document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                                + document("<w:t>&x;</w:t>")),
                "");
    }

    @Test
    void refusesXmlThatIsNestedTooDeep() throws IOException {
        assertRefused(word(document("<w:sdt>".repeat(100_000) + "</w:sdt>".repeat(100_000))), "");
    }

    @Test
    void readsHtmlNestedAsDeepAsItLikes() {
        String html =
                "<html><body><h1>町情報セキュリティ基本方針</h1><p>1 目的</p>"
                        + "<div><b>".repeat(20_000)
                        + "守る。</body></html>";

        assertTimeoutPreemptively(SOON, () -> PolicyReader.read(html.getBytes(UTF_8)));
    }

    @Test
    void refusesAPdfWhoseStreamsUnpackWithoutEnd() throws IOException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(deflated, new Deflater(9), 65_536)) {
            byte[] block = new byte[1_000_000];
            for (int i = 0; i < 600; i++) {
                out.write(block);
            }
        }
        assertRefused(pdf(deflated.toByteArray(), "/Filter /FlateDecode"), "展開しきれない");
    }

    @Test
    void refusesAPdfThatIsNone() {
        assertRefused("%PDF-1.7\nnothing here".getBytes(UTF_8), "壊れている");
        assertRefused(("%PDF-1.7\n" + "1 0 obj << ".repeat(200_000)).getBytes(UTF_8), "");
        assertRefused(("%PDF-1.7\n" + "[".repeat(500_000)).getBytes(UTF_8), "");
    }

    @Test
    void seededMutationsOfATextAreAlwaysAnswered() {
        Random random = new Random(20270701);
        String text =
                Rendering.random(3)
                        .render("町情報セキュリティ基本方針", List.of(new Rendering.Piece("目的", "守る。")));
        List<String> seeds = new java.util.ArrayList<>(List.of(text));
        for (long seed = 0; seed < 40; seed++) {
            seeds.add(Mutations.sample(seed));
        }
        assertTimeoutPreemptively(
                Duration.ofSeconds(120),
                () -> {
                    for (int i = 0; i < 600; i++) {
                        byte[] bytes =
                                Mutations.mutate(seeds.get(random.nextInt(seeds.size())), random);
                        assertThat(PolicyReader.read(bytes)).isNotNull();
                    }
                });
    }

    private static void assertRefused(byte[] bytes, String words) {
        PolicyReading reading = assertTimeoutPreemptively(SOON, () -> PolicyReader.read(bytes));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        PolicyReading.Unreadable.class,
                        refused -> {
                            assertThat(refused.message()).contains(words).endsWith("。");
                            assertThat(refused.message().lines()).hasSize(1);
                        });
    }

    private static byte[] zeros(long length) {
        return new byte[(int) Math.min(length, 50_000_000)];
    }

    private static String document(String content) {
        return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r>"
                + content
                + "</w:r></w:p></w:body></w:document>";
    }

    private static byte[] word(String xml) throws IOException {
        return word("word/document.xml", () -> xml.getBytes(UTF_8));
    }

    private static byte[] word(String part, Supplier<byte[]> content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(9);
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content.get());
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] pdf(byte[] stream, String filter) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(
                ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
                                + "3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 99 99]>>endobj 4 0 obj<</Length "
                                + stream.length
                                + filter
                                + ">>stream\n")
                        .getBytes(UTF_8));
        out.write(stream);
        out.write("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(UTF_8));
        return out.toByteArray();
    }
}
