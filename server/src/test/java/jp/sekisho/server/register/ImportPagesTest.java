// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import static jp.sekisho.server.database.schema.tables.Asset.ASSET;
import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import jp.sekisho.server.register.excel.Cell;
import jp.sekisho.server.register.excel.Sheet;
import jp.sekisho.server.register.excel.WorkbookReader;
import jp.sekisho.server.register.excel.WorkbookReading;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.util.HtmlUtils;

/// The inherited sheets as a user brings them in: uploaded, looked at, taken.
final class ImportPagesTest {

    private static final String ASSETS = "/town/registers/assets";
    private static final Pattern MARK = Pattern.compile("name=\"mark\" value=\"([^\"]+)\"");

    private static final Pattern UNIT_COLUMN = Pattern.compile("name=\"h(-[0-9]+)\" value=\"主管\"");

    @TempDir Path folder;

    /// Every text of every cell stands in the register afterwards, word for word, or was shown to
    /// the user before, or its row was named as one that is not taken.
    @ParameterizedTest
    @EnumSource
    void nothingThatASheetSaysIsChangedOrLostInSilence(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            office.noCodeAsked(TOWN);
            for (String unit : List.of("町民課", "税務課", "建設課")) {
                office.unit(TOWN, unit, null);
            }
            office.person(TOWN, "高崎 吉雄", null);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, null);
            browser.logIn("town", "chief_officer", PASSWORD);
            for (Map.Entry<String, byte[]> book : UglySheets.all().entrySet()) {
                browser.get(ASSETS + "/import");
                HttpResponse<String> sent =
                        browser.postFile(
                                ASSETS + "/import",
                                Map.of(),
                                "file",
                                book.getKey() + ".xlsx",
                                book.getValue());
                assertThat(sent.statusCode()).as(book.getKey()).isEqualTo(303);
                String draft = sent.headers().firstValue("Location").orElseThrow();
                String preview = HtmlUtils.htmlUnescape(browser.get(draft).body());

                if (!MARK.matcher(preview).find()) {
                    // Nothing can be taken before the user says which column names the unit.
                    Matcher unit = UNIT_COLUMN.matcher(preview);
                    assertThat(unit.find()).as(book.getKey()).isTrue();
                    browser.post(
                            draft + "/columns",
                            Map.of("h" + unit.group(1), "主管", "m" + unit.group(1), "unit_id"));
                    preview = HtmlUtils.htmlUnescape(browser.get(draft).body());
                }
                Matcher mark = MARK.matcher(preview);
                assertThat(mark.find()).as(book.getKey()).isTrue();
                HttpResponse<String> taken = browser.post(draft, Map.of("mark", mark.group(1)));
                assertThat(taken.statusCode()).as(book.getKey()).isEqualTo(200);
                assertThat(taken.body()).contains("件を追加し");

                String register =
                        sheets(browser.download(ASSETS + "/export.xlsx").body()).stream()
                                .flatMap(sheet -> cells(sheet).stream())
                                .map(Cell::text)
                                .collect(Collectors.joining("\n"));
                String shown = preview;
                for (Sheet sheet : sheets(book.getValue())) {
                    for (Cell cell : cells(sheet)) {
                        boolean refused =
                                shown.contains(sheet.name() + "!" + (cell.row() + 1) + "行");
                        assertThat(refused || (shown + register).contains(cell.text().strip()))
                                .as(book.getKey() + " " + cell.address() + " " + cell.text())
                                .isTrue();
                    }
                }
            }
            assertThat(office.database(TOWN).<Integer>read(db -> db.fetchCount(ASSET)))
                    .isGreaterThan(10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoWorkbookGetsOneSentence(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            office.noCodeAsked(TOWN);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, null);
            browser.logIn("town", "chief_officer", PASSWORD);
            browser.get(ASSETS + "/import");

            HttpResponse<String> answer =
                    browser.postFile(
                            ASSETS + "/import", Map.of(), "file", "台帳.xlsx", new byte[] {1, 2, 3});

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).doesNotContain("Exception");
        }
    }

    private static List<Sheet> sheets(byte[] book) {
        return switch (WorkbookReader.read(book)) {
            case WorkbookReading.Read(List<Sheet> sheets) -> sheets;
            case WorkbookReading.Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    private static List<Cell> cells(Sheet sheet) {
        return sheet.rows().values().stream()
                .flatMap(row -> row.values().stream())
                .filter(cell -> !cell.text().isBlank())
                .toList();
    }
}
