// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import static jp.sekisho.server.database.schema.tables.Asset.ASSET;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Holding;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Units;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.access.Visitor;
import jp.sekisho.server.asset.TestAssets;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.AssetRecord;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.page.Chromium;
import jp.sekisho.server.page.Chromium.Window;
import jp.sekisho.server.page.Pictures;
import jp.sekisho.server.page.TimedServer;
import jp.sekisho.server.register.excel.Cell;
import jp.sekisho.server.register.excel.WorkbookReader;
import jp.sekisho.server.register.excel.WorkbookReading;
import jp.sekisho.server.setup.DemoBodies;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Four hundred rows as an office inherits them, through the browser: each cell stands in its row
/// word for word, or the page said how it was read, where it went or why it was refused.
final class UglyAssetsBrowserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final int ROWS = 100;
    private static final String FOREIGN = "置いてある所";

    @TempDir Path folder;
    private TimedServer server;
    private Chromium chromium;
    private final List<String> findings = new ArrayList<>();

    @BeforeEach
    void start() {
        server = new TimedServer(folder.resolve("data"), TODAY);
        chromium = new Chromium(server.port());
    }

    @AfterEach
    void stop() {
        chromium.close();
        server.close();
    }

    @Test
    void fourHundredUglyRowsAreImportedWithoutOneSilentChange() throws IOException {
        byte[] book = book();
        Window window = chromium.window(Chromium.DESK);
        window.signIn("yamazato", "sato", DemoBodies.PASSWORD);
        window.open("/yamazato/registers/assets/import");
        note(window, "assets-1-choose");
        window.page().setInputFiles("[name=file]", payload(book));
        window.page().click("main form.card button[type=submit]");
        assertThat(window.page().textContent("main")).contains("知らない見出しの列があります");
        window.page().getByLabel("「" + FOREIGN + "」の列").selectOption("place");
        window.page().click("button:has-text('この対応で読み直す')");
        note(window, "assets-2-preview");

        ImportPlan<AssetRecord> plan = plan(book, Map.of(FOREIGN, "place"));
        String preview = window.page().textContent("main");
        assertThat(plan.rows()).hasSize(4 * ROWS);
        assertThat(preview).contains(plan.added().size() + "件").contains("税務化").contains("税務課");
        window.page().click("main form:has(input[name=mark]) button[type=submit]");
        note(window, "assets-3-done");
        assertThat(window.page().textContent("main"))
                .contains("情報資産台帳に" + plan.added().size() + "件を追加")
                .contains("取り込めなかった" + plan.refused() + "行");

        Map<String, AssetRecord> stored = stored();
        List<String> silent = new ArrayList<>();
        Map<String, Options> options = options();
        for (ImportPlan.Row<AssetRecord> row : plan.rows()) {
            AssetRecord here = stored.get(row.title());
            boolean refused = row.outcome() instanceof ImportPlan.Outcome.Refuse<AssetRecord>;
            assertThat(here == null).as(row.place()).isEqualTo(refused);
            plan.fates()
                    .get(row.sheet())
                    .forEach((cell, fate) -> {
                        if (here != null
                                && cell.row() == row.number()
                                && !kept(options, here, cell, fate)) {
                            silent.add(row.place() + " " + cell + " " + fate);
                        }
                    });
        }
        assertThat(silent).isEmpty();
        assertThat(plan.refused())
                .as("a unit that is misspelt, and a circle that does not say whose data")
                .isEqualTo(ROWS / 10 + ROWS / 3);

        window.open("/yamazato/registers/assets/import");
        window.page().setInputFiles("[name=file]", payload(book));
        window.page().click("main form.card button[type=submit]");
        assertThat(window.page().textContent("main"))
                .as("the heading is known from now on, and nothing is added twice")
                .doesNotContain("知らない見出しの列があります")
                .contains("取り込めない");
        assertThat(window.page().locator("form:has(input[name=mark])").count()).isZero();
        assertThat(findings).isEmpty();
    }

    private static boolean kept(
            Map<String, Options> options, AssetRecord row, Cell cell, Fate fate) {
        return switch (fate) {
            case Fate.Taken(String field) -> shown(options, row, field).contains(cell.text());
            case Fate.Understood(String field, String as) ->
                    shown(options, row, field).contains(as);
            case Fate.Noted(String heading) ->
                    row.getNotes().contains(heading + ": " + cell.text().strip());
            case Fate.Refused _, Fate.Heading _, Fate.Left _ -> false;
        };
    }

    private static String shown(Map<String, Options> options, AssetRecord row, String name) {
        return TestAssets.register().fields().stream()
                .filter(field -> field.name().equals(name))
                .map(field -> field.show(row, options.getOrDefault(name, Options.NONE)))
                .findFirst()
                .orElseThrow();
    }

    private Registers.Desk<AssetRecord> desk() {
        return Registers.Desk.of(
                TestAssets.register(), server.bean(Evidence.class), server.bean(Ids.class));
    }

    private ImportPlan<AssetRecord> plan(byte[] book, Map<String, String> chosen) {
        Registers.Desk<AssetRecord> desk = desk();
        Visit visit = visit();
        var sheets = ((WorkbookReading.Read) WorkbookReader.read(book)).sheets();
        return visit.body()
                .read(db ->
                        new ImportPlanner<>(
                                        desk,
                                        visit,
                                        desk.reading().options(db, visit, desk.register().fields()),
                                        chosen,
                                        new ImportProgress())
                                .plan(db, sheets));
    }

    private Map<String, Options> options() {
        Visit visit = visit();
        return visit.body()
                .read(db -> desk().reading().options(db, visit, desk().register().fields()));
    }

    private Map<String, AssetRecord> stored() {
        Map<String, AssetRecord> stored = new LinkedHashMap<>();
        visit().body()
                .read(db -> db.selectFrom(ASSET).where(ASSET.NAME.like("旧台帳%")).fetch())
                .forEach(row -> stored.put(row.getName(), row));
        return stored;
    }

    private Visit visit() {
        return new Visit(
                server.bean(BodyDatabases.class).find(new BodyKey("yamazato")).orElseThrow(),
                new Visitor(
                        new AccountId(1),
                        "佐藤",
                        null,
                        List.of(new Holding(Role.CHIEF_OFFICER, null))),
                TODAY,
                () -> new Units(List.of()));
    }

    private static FilePayload payload(byte[] book) {
        return new FilePayload(
                "前任者の台帳.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                book);
    }

    private void note(Window window, String picture) {
        window.findings().forEach(finding -> findings.add(picture + ": " + finding));
        Pictures.take(window, picture);
    }

    /// Four sheets, each with vices of its own.
    private static byte[] book() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            merged(book.createSheet("令和6年度"));
            twoHeadings(book.createSheet("点検"));
            line(book.createSheet("町民課"), 0, "No", "文書名", "媒体", "リース会社");
            for (int i = 1; i <= ROWS; i++) {
                line(
                        book.getSheet("町民課"),
                        i,
                        Integer.toString(i),
                        "旧台帳C" + i + " ﾎﾞﾝﾍﾞ台帳",
                        i % 2 == 0 ? "紙" : "サーバ・共有フォルダ",
                        i % 5 == 0 ? "東部リース㈱" : "");
            }
            misspelt(book.createSheet("一覧"));
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void merged(XSSFSheet sheet) {
        line(sheet, 0, "情報資産管理台帳(令和6年度末現在)");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
        line(sheet, 2, "所管課", "資産名", "分類", FOREIGN, "保存年限");
        for (int i = 1; i <= ROWS; i++) {
            line(
                    sheet,
                    2 + i,
                    i % 10 == 1 ? i < ROWS / 2 ? "総務課" : "税務課" : "〃",
                    "旧台帳A" + i,
                    "3B",
                    i % 10 == 1 ? "書庫" + i : "同上",
                    "5年");
        }
    }

    private static void twoHeadings(XSSFSheet sheet) {
        line(sheet, 0, "課", "情報資産名", "分類区分", "", "", "個人情報の有無", "点検日", "備考");
        line(sheet, 1, "", "", "機密性", "完全性", "可用性", "", "", "");
        for (int column : new int[] {0, 1, 5, 6, 7}) {
            sheet.addMergedRegion(new CellRangeAddress(0, 1, column, column));
        }
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 2, 4));
        for (int i = 1; i <= ROWS; i++) {
            line(
                    sheet,
                    1 + i,
                    "健康福祉課",
                    "旧台帳B" + i,
                    "自治体機密性2",
                    i % 2 == 0 ? "2" : "完全性2",
                    "1",
                    i % 3 == 0 ? "○" : "×",
                    i % 2 == 0 ? "R7.4.1" : "令和7年10月31日",
                    i % 7 == 0 ? "=HYPERLINK(\"http://x\")" : "");
        }
    }

    private static void misspelt(XSSFSheet sheet) {
        line(sheet, 0, "担当課", "名称", "保管場所", "数量");
        int at = 1;
        for (int i = 1; i <= ROWS; i++) {
            line(sheet, at++, i % 10 == 0 ? "税務化" : "税務課", "旧台帳D" + i, "倉庫", "" + i);
            if (i % 25 == 0) {
                line(sheet, at++, "", "小 計", "", "25");
                line(sheet, at++, "担当課", "名称", "保管場所", "数量");
            }
        }
        line(sheet, at + 1, "注1 紙は除く");
    }

    private static void line(XSSFSheet sheet, int row, String... values) {
        var cells = sheet.createRow(row);
        for (int i = 0; i < values.length; i++) {
            if (!values[i].isEmpty()) {
                cells.createCell(i).setCellValue(values[i]);
            }
        }
    }
}
