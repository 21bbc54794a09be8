// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;

/// One text in every format and encoding is one policy.
final class FormatsTest {

    private static final List<String> LINES =
            List.of(
                    "山里村情報セキュリティ基本方針",
                    "令和8年4月1日制定",
                    "1 目的",
                    "この方針は、山里村（以下「村」という。）の情報を守ることを目的とする。",
                    "2 定義",
                    "(1) 機密性",
                    "認められた者だけが情報に触れることをいう。",
                    "3 適用範囲",
                    "この方針を適用する機関は、次のとおりとする。",
                    "①村長部局",
                    "②教育委員会",
                    "4 情報セキュリティ対策",
                    "村は、情報を守る対策を講じる。");
    private static final String TEXT = String.join("\n", LINES) + "\n";

    private static final List<String> SHOWN =
            List.of(
                    "1 目的 この方針は、山里村（以下「村」という。）の情報を守ることを目的とする。",
                    "2 定義 ",
                    "(1) 機密性 認められた者だけが情報に触れることをいう。",
                    "3 適用範囲 この方針を適用する機関は、次のとおりとする。",
                    "①  村長部局",
                    "②  教育委員会",
                    "4 情報セキュリティ対策 村は、情報を守る対策を講じる。");

    @Test
    void readsEveryEncodingOfPlainText() {
        byte[] utf8 = TEXT.getBytes(UTF_8);

        assertShown(utf8);
        assertShown(joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, utf8));
        assertShown(TEXT.getBytes(Charset.forName("windows-31j")));
        assertShown(TEXT.getBytes(Charset.forName("x-eucJP-Open")));
        assertShown(joined(new byte[] {(byte) 0xff, (byte) 0xfe}, TEXT.getBytes(UTF_16LE)));
        assertShown(joined(new byte[] {(byte) 0xfe, (byte) 0xff}, TEXT.getBytes(UTF_16BE)));
        assertShown(TEXT.replace("\n", "\r\n").getBytes(Charset.forName("windows-31j")));
    }

    @Test
    void readsMarkdown() {
        String markdown =
                TEXT.replaceFirst("山里村", "# 山里村")
                        .replace("\n1 ", "\n\n## 1 ")
                        .replace("\n2 ", "\n\n## 2 ")
                        .replace("\n3 ", "\n\n## 3 ")
                        .replace("\n4 ", "\n\n## **4 ")
                        .replace("4 情報セキュリティ対策", "4 情報セキュリティ対策**");

        assertShown(markdown.getBytes(UTF_8));
    }

    @Test
    void readsHtmlWithoutItsNavigation() {
        StringBuilder html =
                new StringBuilder(
                        "<!DOCTYPE html><html><head><meta charset=\"Shift_JIS\"><script>alert('1 目的')</script></head><body><nav><p>9 メニュー</p></nav>");
        LINES.forEach(line -> html.append("<p>").append(line).append("</p>\r\n"));
        html.append("<p>ページの先頭へ戻る</p><footer>お問い合わせ</footer></body></html>");

        assertShown(html.toString().getBytes(Charset.forName("windows-31j")));
    }

    @Test
    void readsDefinitionsFromATableOfAPage() {
        String html =
                "<html><body><h1>山里村情報セキュリティ基本方針</h1><h2>1 目的</h2><p>情報を守ることを目的とする。</p><h2>2 定義</h2>"
                        + "<table><tr><th>用語</th><th>意味</th></tr><tr><td>機密性</td><td>触れられる者を限ることをいう。</td></tr>"
                        + "<tr><td>可用性</td><td>要るときに使えることをいう。</td></tr></table></body></html>";

        assertThat(RealPolicy.read(html.getBytes(UTF_8)).definitions())
                .extracting(Definition::term, Definition::meaning)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("機密性", "触れられる者を限ることをいう。"),
                        org.assertj.core.groups.Tuple.tuple("可用性", "要るときに使えることをいう。"));
    }

    @Test
    void readsWord() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            LINES.forEach(line -> document.createParagraph().createRun().setText(line));
            assertShown(bytes(document));
        }
    }

    @Test
    void printsTheNumbersThatWordItselfWouldPrint() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            CTAbstractNum kind = CTAbstractNum.Factory.newInstance();
            kind.setAbstractNumId(BigInteger.valueOf(7));
            level(kind, 0, STNumberFormat.DECIMAL, "第%1条");
            level(kind, 1, STNumberFormat.DECIMAL, "(%2)");
            level(kind, 2, STNumberFormat.AIUEO_FULL_WIDTH, "%3");
            BigInteger list =
                    document.createNumbering()
                            .addNum(
                                    document.getNumbering()
                                            .addAbstractNum(new XWPFAbstractNum(kind)));
            document.createParagraph().createRun().setText("山里村情報セキュリティ基本方針");
            numbered(document, list, 0, "目的");
            document.createParagraph().createRun().setText("情報を守ることを目的とする。");
            numbered(document, list, 0, "適用範囲");
            numbered(document, list, 1, "情報資産の範囲");
            document.createParagraph().createRun().setText("次のとおりとする。");
            numbered(document, list, 2, "仕様書その他の書類");
            numbered(document, list, 2, "機器");
            XWPFTable table = document.createTable(1, 2);
            table.getRow(0).getCell(0).setText("左");
            table.getRow(0).getCell(1).setText("右");

            assertThat(
                            RealPolicy.read(bytes(document))
                                    .allClauses()
                                    .map(each -> each.label() + " " + each.heading() + each.text()))
                    .containsExactly(
                            "第1条 目的情報を守ることを目的とする。",
                            "第2条 適用範囲",
                            "(1) 情報資産の範囲次のとおりとする。",
                            "ア 仕様書その他の書類",
                            "イ 機器",
                            " | 左 | 右 |");
        }
    }

    @Test
    void readsPdf() throws IOException {
        assertShown(pdf(LINES));
    }

    @Test
    void saysThatAPdfOfPicturesHasNoText() throws IOException {
        assertThat(PolicyReader.read(pdf(List.of())))
                .isInstanceOfSatisfying(
                        PolicyReading.Unreadable.class,
                        refused -> assertThat(refused.message()).contains("画像だけのPDF"));
    }

    private static void assertShown(byte[] bytes) {
        BasicPolicy policy = RealPolicy.read(bytes);

        assertThat(policy.title()).isEqualTo("山里村情報セキュリティ基本方針");
        assertThat(policy.history()).hasSize(1);
        assertThat(
                        policy.allClauses()
                                .map(each ->
                                        each.label() + " " + each.heading() + " " + each.text()))
                .containsExactlyElementsOf(SHOWN);
    }

    private static void level(
            CTAbstractNum kind, int level, STNumberFormat.Enum format, String text) {
        CTLvl lvl = kind.addNewLvl();
        lvl.setIlvl(BigInteger.valueOf(level));
        lvl.addNewStart().setVal(BigInteger.ONE);
        lvl.addNewNumFmt().setVal(format);
        lvl.addNewLvlText().setVal(text);
    }

    private static void numbered(XWPFDocument document, BigInteger list, int level, String text) {
        var paragraph = document.createParagraph();
        paragraph.setNumID(list);
        paragraph.setNumILvl(BigInteger.valueOf(level));
        paragraph.createRun().setText(text);
    }

    private static byte[] bytes(XWPFDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.write(out);
        return out.toByteArray();
    }

    /// A PDF written by hand: Japanese by a predefined character map, no font inside.
    private static byte[] pdf(List<String> lines) throws IOException {
        StringBuilder content = new StringBuilder("BT /F1 10 Tf 14 TL 50 780 Td\n");
        for (String line : lines) {
            content.append('<')
                    .append(HexFormat.of().formatHex(line.getBytes(UTF_16BE)))
                    .append("> Tj T*\n");
        }
        content.append("ET");
        List<String> objects =
                List.of(
                        "<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
                        "<</Length " + content.length() + ">>stream\n" + content + "\nendstream",
                        "<</Type/Font/Subtype/Type0/BaseFont/Gothic/Encoding/UniJIS-UTF16-H/DescendantFonts[6 0 R]>>",
                        "<</Type/Font/Subtype/CIDFontType0/BaseFont/Gothic/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 6>>/DW 1000/FontDescriptor 7 0 R>>",
                        "<</Type/FontDescriptor/FontName/Gothic/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>");
        StringBuilder file = new StringBuilder("%PDF-1.5\n");
        for (int i = 0; i < objects.size(); i++) {
            file.append(i + 1).append(" 0 obj").append(objects.get(i)).append("endobj\n");
        }
        return file.append("trailer<</Root 1 0 R/Size 8>>\n%%EOF").toString().getBytes(UTF_8);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Stream.of(first, second).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
