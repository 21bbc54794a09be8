// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jp.sekisho.sanitize.formats.Formats;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EngineTest {

    private static Result sanitize(String name, byte[] bytes, String... passwords) {
        return Formats.engine(Policy.of(Level.STANDARD))
                .sanitize(
                        new Submission(
                                name, Content.of(bytes), Optional.empty(), List.of(passwords)));
    }

    private static Content delivered(Result result) {
        assertThat(result).as(String.valueOf(result.report())).isInstanceOf(Result.Delivered.class);
        return ((Result.Delivered) result).content();
    }

    private static Reason reason(Result result) {
        return switch (result.report().verdict()) {
            case Verdict.Held(Reason reason, String _) -> reason;
            case Verdict.Blocked(Reason reason, String _) -> reason;
            case Verdict.Clean _, Verdict.Sanitized _ ->
                    throw new AssertionError("delivered: " + result);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-31j", "UTF-8", "x-eucJP-Open", "x-windows-50220"})
    void keepsTextInTheEncodingThatItIsIn(String charset) {
        byte[] bytes = "会議のお知らせ①\r\n髙橋さん、㈱関所\r\n".getBytes(Charset.forName(charset));

        assertThat(delivered(sanitize("a.txt", bytes)).toByteArray()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-31j", "UTF-8", "x-eucJP-Open", "x-windows-50220", "UTF-16LE"})
    void readsALongTextInPiecesWithoutLosingACharacter(String charset) {
        StringBuilder text = new StringBuilder(charset.equals("UTF-16LE") ? "\ufeff" : "");
        boolean unicode = charset.startsWith("UTF");
        for (int i = 0; i < 30_000; i++) {
            text.append(i).append(",関所の髙橋①").append(unicode ? "𠮷野家" : "吉野家").append("\r\n");
        }
        byte[] bytes = text.toString().getBytes(Charset.forName(charset));

        assertThat(delivered(sanitize("a.txt", bytes)).toByteArray()).isEqualTo(bytes);
        assertThat(delivered(sanitize("a.csv", bytes)).toByteArray()).isEqualTo(bytes);
    }

    @Test
    void neutralizesAFormulaThatTwoPiecesShare() {
        for (int before = 32_760; before < 32_775; before++) {
            String csv = "あ".repeat(before - 2) + "\r\n=WEBSERVICE(\"x\")\r\n1,2\r\n";

            String out =
                    new String(
                            delivered(sanitize("a.csv", csv.getBytes(StandardCharsets.UTF_8)))
                                    .toByteArray(),
                            StandardCharsets.UTF_8);

            assertThat(out).isEqualTo(csv.replace("=WEB", "'=WEB"));
        }
    }

    @Test
    void holdsATableWithALineThatNobodyReads() {
        byte[] bytes = ("あ,b" + "c".repeat(9 << 20)).getBytes(StandardCharsets.UTF_8);

        assertThat(reason(sanitize("a.csv", bytes))).isEqualTo(Reason.TOO_COMPLEX);
    }

    @Test
    void neutralizesFormulasOfACsvButNoNumbers() {
        String csv =
                "氏名,金額,電話\r\n=cmd|' /C calc'!A0,-1200,+81-3-0000-0000\r\n\"@SUM(A1)\",+5%,-\r\n";

        String out =
                new String(
                        delivered(sanitize("a.csv", csv.getBytes(StandardCharsets.UTF_8)))
                                .toByteArray(),
                        StandardCharsets.UTF_8);

        assertThat(out)
                .isEqualTo(
                        "氏名,金額,電話\r\n'=cmd|' /C calc'!A0,-1200,+81-3-0000-0000\r\n\"'@SUM(A1)\",+5%,-\r\n");
    }

    @Test
    void replacesAMemberThatIsHeldByANotice() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, Charset.forName("windows-31j"))) {
            zip.putNextEntry(new ZipEntry("表示/ソ連.txt"));
            zip.write("本文".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("tool.exe"));
            zip.write(("MZ" + "x".repeat(100)).getBytes(StandardCharsets.UTF_8));
        }

        Result result = sanitize("a.zip", bytes.toByteArray());

        assertThat(result.report().verdict()).isInstanceOf(Verdict.Blocked.class);
        assertThat(result.report().members()).hasSize(2);
        assertThat(names(delivered(result))).containsExactly("表示/ソ連.txt", "tool.exe.お知らせ.txt");
    }

    private static List<String> names(Content zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(zip.stream(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @ParameterizedTest
    @EnumSource(
            value = EncryptionMethod.class,
            names = {"ZIP_STANDARD", "AES"})
    void opensAnEncryptedZipOnlyWithItsPassword(EncryptionMethod method) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var zip =
                new net.lingala.zip4j.io.outputstream.ZipOutputStream(
                        bytes, "ひみつ1".toCharArray())) {
            ZipParameters parameters = new ZipParameters();
            parameters.setEncryptFiles(true);
            parameters.setEncryptionMethod(method);
            parameters.setFileNameInZip("a.txt");
            zip.putNextEntry(parameters);
            zip.write("本文".repeat(100).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }

        assertThat(reason(sanitize("a.zip", bytes.toByteArray())))
                .isEqualTo(Reason.PASSWORD_NEEDED);
        assertThat(reason(sanitize("a.zip", bytes.toByteArray(), "ちがう")))
                .isEqualTo(Reason.WRONG_PASSWORD);
        assertThat(names(delivered(sanitize("a.zip", bytes.toByteArray(), "ちがう", "ひみつ1"))))
                .containsExactly("a.txt");
    }

    @Test
    void makesAJapaneseMailAnewAsText() {
        String mail =
                "From: =?ISO-2022-JP?B?GyRCOWI2NhsoQg==?= <a@example.jp>\r\nTo: b@example.jp\r\n"
                        + "Subject: =?ISO-2022-JP?B?GyRCMnE1RBsoQg==?=\r\nDate: Mon, 02 Nov 2026 09:00:00 +0900\r\nX-Mailer: x\r\n"
                        + "Content-Type: text/html; charset=utf-8\r\n\r\n"
                        + "<ul><li>一</li><li>二</li></ul><a href=\"https://evil.example/\">役場</a><script>x()</script>\r\n";

        Result result = sanitize("a.eml", mail.getBytes(StandardCharsets.UTF_8));
        String out = new String(delivered(result).toByteArray(), StandardCharsets.US_ASCII);
        String body =
                new String(
                        java.util.Base64.getMimeDecoder()
                                .decode(out.substring(out.indexOf("\r\n\r\n"))),
                        StandardCharsets.UTF_8);

        assertThat(body).isEqualTo("・一\r\n・二\r\n役場 <https://evil.example/>\r\n");
        assertThat(out)
                .contains("Subject: =?UTF-8?B?5Lya6K2w?=")
                .contains("<a@example.jp>")
                .doesNotContain("X-Mailer");
        assertThat(result.report().removed())
                .extracting(Removal::what)
                .contains(Feature.MAIL_HTML, Feature.MAIL_HEADER);
    }

    @Test
    void writesAnEmptyTextOfAMailAsAnEmptyBody() {
        String mail =
                "From: a@example.jp\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: text/plain; name=a.txt\r\n\r\nx\r\n--b--\r\n";

        Content out = delivered(sanitize("a.eml", mail.getBytes(StandardCharsets.US_ASCII)));

        assertThat(new String(out.toByteArray(), StandardCharsets.US_ASCII))
                .containsPattern("base64\r\n\r\n\r\n--=_sekisho_");
        assertThat(delivered(sanitize("a.eml", out.toByteArray())).sameBytes(out)).isTrue();
    }

    @Test
    void holdsWhatItDoesNotKnow() {
        assertThat(reason(sanitize("a.docx", new byte[] {1, 2, 3, 4, 0, 9, 9, 9})))
                .isEqualTo(Reason.UNKNOWN_TYPE);
        assertThat(reason(sanitize("a.docx", new byte[0]))).isEqualTo(Reason.EMPTY_FILE);
        assertThat(reason(sanitize("a.doc", "{\\rtf1 x}".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(Reason.RICH_TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"con.txt", "a:b.txt", "../x.txt", "x.txt. .", "\u202excod.txt", ".htaccess"})
    void givesNamesThatWindowsTakesAsTheyAre(String name) {
        String safe = OutputName.of(name, FileType.TEXT);

        assertThat(safe)
                .doesNotContainPattern("[<>:\"/\\\\|?*\u202e]")
                .doesNotStartWith(".")
                .endsWith(".txt");
        assertThat(safe).doesNotMatch("(?i)(con|prn|aux|nul)(\\..*)?");
    }

    @Test
    void everyReasonHasASentenceOfItsOwn() {
        assertThat(java.util.Arrays.stream(Reason.values()).map(Reason::sentence).distinct())
                .hasSize(Reason.values().length);
    }

    @Test
    void comparesTheDeclaredTypeAndSaysSo() {
        byte[] text = "本文です。\r\n".getBytes(StandardCharsets.UTF_8);
        Submission submission =
                new Submission(
                        "a.txt", Content.of(text), Optional.of("application/pdf"), List.of());
        Submission honest =
                new Submission(
                        "a.txt",
                        Content.of(text),
                        Optional.of("text/plain; charset=utf-8"),
                        List.of());

        Sanitizer engine = Formats.engine(Policy.of(Level.STANDARD));

        assertThat(engine.sanitize(submission).report().notes())
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("application/pdf")
                .contains("文字だけのファイル");
        assertThat(engine.sanitize(honest).report().notes()).isEmpty();
    }

    @Test
    void comparesTheDeclaredTypeOfAnAttachment() {
        String mail =
                "From: a@example.jp\r\nTo: b@example.jp\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b\r\n"
                        + "Content-Type: image/png; name=a.png\r\nContent-Disposition: attachment; filename=a.png\r\n\r\n"
                        + "これは文字です。\r\n--b--\r\n";

        Report report = sanitize("a.eml", mail.getBytes(StandardCharsets.UTF_8)).report();

        assertThat(report.members().getFirst().notes()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "\t=1+1",
                "\"=1+1\"",
                "＝1+1",
                "@SUM(A1)",
                "+SUM(A1)",
                "-SUM(A1)",
                "\"\r=1+1\""
            })
    void turnsEveryShapeOfFormulaIntoText(String cell) {
        String csv = "名前,値\r\nあ," + cell + "\r\n";

        Result result = sanitize("a.csv", csv.getBytes(StandardCharsets.UTF_8));

        assertThat(result.report().removed())
                .as(cell)
                .extracting(Removal::what)
                .containsAnyOf(Feature.CSV_FORMULA, Feature.TEXT_CONTROL);
        String out = new String(delivered(result).toByteArray(), StandardCharsets.UTF_8);
        assertThat(out).doesNotContainPattern("(?m)(^|,)\"?[\\t\\r]?[=＝@]").doesNotContain(",+SUM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1,200", "+81-3-1234-5678", "▲1200", "¥1,200", "-0.5%", "2026-11-02", "−３"})
    void leavesNumbersOfACsvAlone(String number) {
        byte[] csv = ("名前,値\r\nあ,\"" + number + "\"\r\n").getBytes(StandardCharsets.UTF_8);

        assertThat(delivered(sanitize("a.csv", csv)).toByteArray()).isEqualTo(csv);
    }

    @Test
    void takesEscapesAndDirectionsOutOfText() {
        String text = "a\u001b]0;x\u0007b\u001b[31mc\u202ed\u2066e\r\n";

        Result result = sanitize("a.txt", text.getBytes(StandardCharsets.UTF_8));

        assertThat(new String(delivered(result).toByteArray(), StandardCharsets.UTF_8))
                .doesNotContainPattern("[\u001b\u0007\u202e\u2066]");
        assertThat(result.report().removed())
                .extracting(Removal::what)
                .containsOnly(Feature.TEXT_CONTROL);
    }

    @Test
    void injectsNoHeaderThroughADecodedName() {
        String subject =
                java.util.Base64.getEncoder()
                        .encodeToString(
                                "x\r\nBcc: evil@example.com\r\n\r\n<b>"
                                        .getBytes(StandardCharsets.UTF_8));
        String mail =
                "From: a@example.jp\r\nTo: b@example.jp\r\nSubject: =?UTF-8?B?"
                        + subject
                        + "?=\r\n\r\nhello\r\n";

        String out =
                new String(
                        delivered(sanitize("a.eml", mail.getBytes(StandardCharsets.US_ASCII)))
                                .toByteArray(),
                        StandardCharsets.US_ASCII);

        assertThat(out.lines().filter(l -> l.toLowerCase(java.util.Locale.ROOT).startsWith("bcc:")))
                .isEmpty();
        assertThat(out.split("\r\n\r\n", -1)[0]).contains("Subject: ");
    }

    @Test
    void tellsAnEncryptedBinaryWorkbookByItsOwnReason() {
        assertThat(FileType.XLSB.reason()).isEqualTo(Reason.BINARY_WORKBOOK);
    }

    @Test
    void packsAGifAnewAtTheStrictLevelWithoutChangingADot() throws IOException {
        java.awt.image.BufferedImage image =
                new java.awt.image.BufferedImage(
                        97, 61, java.awt.image.BufferedImage.TYPE_BYTE_INDEXED);
        for (int y = 0; y < 61; y++) {
            for (int x = 0; x < 97; x++) {
                image.setRGB(x, y, 0xff000000 | (x * 31 ^ y * 17) * 4_099);
            }
        }
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        javax.imageio.ImageIO.write(image, "gif", gif);
        Sanitizer strict = Formats.engine(Policy.of(Level.STRICT));

        Content out =
                delivered(strict.sanitize(Submission.of("a.gif", Content.of(gif.toByteArray()))));

        java.awt.image.BufferedImage is = javax.imageio.ImageIO.read(out.stream());
        java.awt.image.BufferedImage was =
                javax.imageio.ImageIO.read(Content.of(gif.toByteArray()).stream());
        for (int y = 0; y < 61; y++) {
            for (int x = 0; x < 97; x++) {
                assertThat(is.getRGB(x, y)).isEqualTo(was.getRGB(x, y));
            }
        }
        assertThat(delivered(strict.sanitize(Submission.of("a.gif", out))).sameBytes(out)).isTrue();
    }
}
