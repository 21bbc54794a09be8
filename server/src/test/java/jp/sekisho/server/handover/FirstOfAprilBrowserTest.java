// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.server.page.Chromium;
import jp.sekisho.server.page.Chromium.Window;
import jp.sekisho.server.page.Pictures;
import jp.sekisho.server.page.TimedServer;
import jp.sekisho.server.setup.DemoBodies;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// 25 March: the personnel list. 1 April: every role is filled or its gap shown, the accounts of
/// those who left are listed, the sheets are printed.
final class FirstOfAprilBrowserTest {

    private static final LocalDate MARCH = LocalDate.of(2027, 3, 25);
    private static final LocalDate APRIL = LocalDate.of(2027, 4, 1);

    /// As a personnel system writes it: CP932, headings of its own, a unit that is misspelt, a name
    /// in another form of its kanji.
    private static final String LIST =
            """
            人事異動後 職員名簿,,,,,
            職員番号,氏名,フリガナ,所属名,職名,任用区分,派遣会社
            0101,鈴木　明子,ｽｽﾞｷ ｱｷｺ,総務課,総務課長,正規,
            0102,高橋 誠,ﾀｶﾊｼ ﾏｺﾄ,町民課,町民課長,正規,
            0103,田中 幸子,ﾀﾅｶ ｻﾁｺ,税務課,税務課長,正規,
            0104,伊藤 直樹,ｲﾄｳ ﾅｵｷ,健康福祉化,健康福祉課長,正規,
            0105,中村 和子,ﾅｶﾑﾗ ｶｽﾞｺ,教育委員会事務局,事務局長,正規,
            0106,渡辺 清,ﾜﾀﾅﾍﾞ ｷﾖｼ,議会・監査委員事務局,事務局長,正規,
            0107,"森, 太郎",ﾓﾘ ﾀﾛｳ,総務課 庶務係,主事,正規,
            0108,加藤 翼,ｶﾄｳ ﾂﾊﾞｻ,町民課,事務補助,会計年度,
            ,大野 光,ｵｵﾉ ﾋｶﾙ,税務課,,派遣社員,見本スタッフ㈱
            """;

    @TempDir Path folder;
    private TimedServer server;
    private Chromium chromium;
    private final List<String> findings = new ArrayList<>();

    @BeforeEach
    void start() {
        server = new TimedServer(folder.resolve("data"), MARCH);
        chromium = new Chromium(server.port());
    }

    @AfterEach
    void stop() {
        chromium.close();
        server.close();
    }

    @Test
    void thePersonnelListBecomesAFirstOfAprilWithoutGuesswork() throws IOException {
        Window window = chromium.window(Chromium.DESK);
        window.signIn("yamazato", "sato", DemoBodies.PASSWORD);
        window.open("/yamazato/handover/list");
        note(window, "april-1-list");
        window.page()
                .setInputFiles(
                        "[name=file]",
                        new FilePayload(
                                "職員名簿R9.csv",
                                "text/csv",
                                LIST.getBytes(Charset.forName("windows-31j"))));
        assertThat(window.page().inputValue("[name=day]")).startsWith("令和9年4月1日");
        submit(window);

        note(window, "april-2-preview");
        String preview = window.page().textContent("main");
        assertThat(preview)
                .contains("採用・転入3人、異動2人、退職・転出2人")
                .contains("「健康福祉化」がありません。「健康福祉課」のことなら、そう書いてください。")
                .contains("名簿に「特別職」が一人もないので、いまの1人はそのまま残します。")
                .contains("税務課 → 町民課", "町民課 → 税務課", "派遣");
        assertThat(chosen(window, "統括情報セキュリティ責任者")).isEqualTo("鈴木 明子");
        assertThat(chosen(window, "情報セキュリティ管理者(町民課)")).isEqualTo("髙橋 誠");
        assertThat(chosen(window, "情報セキュリティ管理者(税務課)")).isEqualTo("田中 幸子");
        assertThat(chosen(window, "情報セキュリティ責任者(総務課)")).isEqualTo("空きにしておく");
        submit(window);

        note(window, "april-3-march");
        assertThat(window.page().textContent("main")).contains("退職・転出", "佐藤 健", "小林 恵");
        assertThat(text(window.ask("/yamazato/handover/sheets.pdf?on=2027-04-01")))
                .contains("引　継　書", "佐藤 健", "髙橋 誠")
                .doesNotContain("鈴木 明子");

        server.day(APRIL);
        Window april = chromium.window(Chromium.DESK);
        april.signIn("yamazato", "sato", DemoBodies.PASSWORD);
        april.open("/yamazato/handover");
        assertThat(april.page().textContent("main"))
                .as("who has left may no longer see who comes and goes")
                .doesNotContain("その日の役割");
        assertThat(april.layout()).as("the refusal itself").hasSize(1);
        april.page().context().clearCookies();
        april.signIn("yamazato", "suzuki", DemoBodies.PASSWORD);
        april.open("/yamazato/handover?on=2027-04-01");
        note(april, "april-4-april");
        String then = april.page().textContent("main");
        assertThat(then)
                .contains("離れた人に残っているもの", "関所: sato", "関所: kobayashi")
                .contains("情報セキュリティ責任者(総務課)")
                .contains("空き");
        assertThat(row(april, "統括情報セキュリティ責任者")).contains("鈴木 明子");
        assertThat(row(april, "情報セキュリティ管理者(町民課)")).contains("髙橋 誠");
        assertThat(row(april, "情報セキュリティ管理者(税務課)")).contains("田中 幸子");
        assertThat(row(april, "情報セキュリティ責任者(総務課)")).contains("空き");
        assertThat(text(april.ask("/yamazato/handover/sheets.pdf?on=2027-04-01")))
                .contains("佐藤 健", "関所のアカウント", "kobayashi");

        april.open("/yamazato/registers/staff");
        note(april, "staff-list");
        assertThat(april.page().textContent("main")).contains("大野 光", "森, 太郎", "誓約がない");
        assertThat(findings).isEmpty();
    }

    private static String text(APIResponse pdf) throws IOException {
        assertThat(pdf.status()).isEqualTo(200);
        try (PDDocument document = Loader.loadPDF(pdf.body())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String chosen(Window window, String post) {
        return window.page()
                .getByLabel(
                        post, new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                .locator("option:checked")
                .textContent();
    }

    private static String row(Window window, String post) {
        return window.page().locator("tr:has(th:text-is('" + post + "'))").last().textContent();
    }

    private static void submit(Window window) {
        window.page().click("main form.card button[type=submit] >> nth=0");
    }

    private void note(Window window, String picture) {
        window.findings().forEach(finding -> findings.add(picture + ": " + finding));
        Pictures.take(window, picture);
    }
}
