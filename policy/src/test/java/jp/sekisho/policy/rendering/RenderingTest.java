// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.PolicyReader;
import jp.sekisho.policy.PolicyReading;
import jp.sekisho.policy.comparison.ComparisonTable;
import jp.sekisho.policy.comparison.PolicyComparison;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.UnderlinePatterns;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

final class RenderingTest {
    private static final String TEXT =
            """
            星野村情報セキュリティ基本方針

            令和8年4月1日制定

            1 目的
            この方針は、𠮷村<髙﨑>&係が持つ情報資産を守ることを目的とする。
            2 定義
            (1) 情報資産 情報システムとそこで扱う情報をいう。
            (2) 端末 仕事に使うパソコンをいう。
            3 情報セキュリティ対策
            次の対策を行う。
            ア 鍵をかける。
            イ 記録を三年残す。
            """;

    private static BasicPolicy policy(String text) {
        return switch (PolicyReader.read(text.getBytes(StandardCharsets.UTF_8))) {
            case PolicyReading.Read(BasicPolicy policy) -> policy;
            case PolicyReading.Unreadable(int line, String message) ->
                    throw new AssertionError(line + ": " + message);
        };
    }

    @Test
    void htmlStandsAloneAndCarriesEveryWordOnce() {
        String html = PolicyHtml.render(policy(TEXT));
        Document page = Jsoup.parse(html);

        assertThat(page.select("script, link, img, iframe, object, [onclick], [src]")).isEmpty();
        assertThat(html).doesNotContain("http:", "https:", "url(");
        assertThat(page.select("html").attr("lang")).isEqualTo("ja");
        assertThat(page.title()).isEqualTo("星野村情報セキュリティ基本方針");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("h2"))
                .extracting(e -> e.text())
                .containsExactly("1目的", "2定義", "3情報セキュリティ対策");
        assertThat(page.select("dt")).extracting(e -> e.text()).containsExactly("(1)情報資産", "(2)端末");
        assertThat(page.text()).contains("𠮷村<髙﨑>&係", "令和8年4月1日制定").containsOnlyOnce("記録を三年残す。");
        assertThat(page.select("[id]")).extracting(e -> e.id()).doesNotHaveDuplicates();
        assertThat(page.select("nav a"))
                .hasSize(3)
                .allSatisfy(a ->
                        assertThat(page.getElementById(a.attr("href").substring(1))).isNotNull());
    }

    @Test
    void htmlHoldsNoCharacterThatXmlCannot() {
        assertThat(PolicyHtml.escape("a\u0000\u000B<\uFFFF")).isEqualTo("a\uFFFD\uFFFD&lt;\uFFFD");
    }

    @Test
    void pdfHasItsFontInsideIsTaggedAndNamesWhatItReplaced() throws IOException {
        PdfRendering rendering = PolicyPdf.render(policy(TEXT));
        assumeTrue(
                rendering instanceof PdfRendering.Rendered,
                "the font was not fetched when this was built");
        PdfRendering.Rendered rendered = (PdfRendering.Rendered) rendering;

        assertThat(rendered.replaced()).isEqualTo(Map.of("𠮷", "〔吉〕"));
        try (PDDocument pdf = Loader.loadPDF(rendered.bytes())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isBetween(594f, 596f);
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("ja");
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text.replaceAll("\\s", ""))
                    .contains("〔吉〕村<髙﨑>&係", "イ記録を三年残す。", "令和8年4月1日制定")
                    .doesNotContain("#");
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                PDFont font = pdf.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                assertThat(font.getName()).contains("BIZUDPGothic");
            }
        }
    }

    @Test
    void wordIsA4AndReadsBackAsTheSamePolicy() throws IOException {
        BasicPolicy policy = policy(TEXT);

        byte[] docx = PolicyWord.render(policy);

        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            var size = document.getDocument().getBody().getSectPr().getPgSz();
            assertThat(size.getW().toString()).isEqualTo("11906");
            assertThat(size.getH().toString()).isEqualTo("16838");
        }
        BasicPolicy again = ((PolicyReading.Read) PolicyReader.read(docx)).policy();
        assertThat(again.title()).isEqualTo(policy.title());
        assertThat(PolicyComparison.between(policy, again).differences()).isEmpty();
    }

    @Test
    void comparisonIsAcrossAndUnderlinesOnlyWhatChanged() throws IOException {
        ComparisonTable table =
                ComparisonTable.of(
                        PolicyComparison.between(policy(TEXT), policy(TEXT.replace("三年", "五年"))));

        try (XWPFDocument document =
                new XWPFDocument(new ByteArrayInputStream(ComparisonWord.render(table)))) {
            var size = document.getDocument().getBody().getSectPr().getPgSz();
            assertThat(size.getW().toString()).isEqualTo("16838");
            assertThat(size.getOrient().toString()).isEqualTo("landscape");
            XWPFTable grid = document.getTables().getFirst();
            assertThat(grid.getRow(0).isRepeatHeader()).isTrue();
            assertThat(grid.getRow(0).getTableCells())
                    .extracting(c -> c.getText())
                    .containsExactly("改正後", "改正前", "備考");
            List<String> underlined =
                    grid.getRows().stream()
                            .flatMap(row -> row.getTableCells().stream())
                            .flatMap(cell -> cell.getParagraphs().stream())
                            .flatMap(paragraph -> paragraph.getRuns().stream())
                            .filter(run -> run.getUnderline() == UnderlinePatterns.SINGLE)
                            .map(XWPFRun::text)
                            .toList();
            assertThat(underlined).containsExactly("五", "三");
            assertThat(grid.getText()).contains("1・2　（略）");
        }
    }

    @Test
    void placesAreShortAndUnambiguous() {
        BasicPolicy policy = policy(TEXT);
        ClausePlaces places = ClausePlaces.of(policy);

        assertThat(policy.allClauses().map(c -> places.of(c.id())))
                .containsExactly("1", "2", "2(1)", "2(2)", "3", "3ア", "3イ");
        assertThat(
                        Pattern.compile("\\s")
                                .matcher(places.of(policy.clauses().getFirst().id()))
                                .find())
                .isFalse();
    }
}
