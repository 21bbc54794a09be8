// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Holding;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Units;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.access.Visitor;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.TestOffice;
import jp.sekisho.server.register.ImportPlan.Outcome;
import jp.sekisho.server.register.InheritedSheet.Vice;
import jp.sekisho.server.register.excel.Sheet;
import jp.sekisho.server.register.excel.WorkbookReader;
import jp.sekisho.server.register.excel.WorkbookReading;
import jp.sekisho.server.setup.DemoBodies;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jooq.UpdatableRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedMultiValueMap;

/// Every register of the sample town goes out to Excel and comes back, and takes what its rows say
/// from sheets as offices inherit them, without one silent change.
@TestInstance(Lifecycle.PER_CLASS)
final class EveryRegisterSheetsTest {

    private TestOffice office;
    private Visit visit;

    @BeforeAll
    void open(@TempDir Path folder) {
        office = new TestOffice(Kind.SQLITE, folder);
        office.bean(DemoBodies.class).open();
        visit =
                new Visit(
                        office.database(new BodyKey("yamazato")),
                        new Visitor(
                                new AccountId(1),
                                "山田",
                                null,
                                List.of(new Holding(Role.CHIEF_OFFICER, null))),
                        LocalDate.now(office.bean(Clock.class)),
                        () -> new Units(List.of()));
    }

    @AfterAll
    void close() {
        office.close();
    }

    Stream<String> registers() {
        return office.bean(Registers.class).all(visit).stream()
                .map(desk -> desk.register().name().slug());
    }

    @ParameterizedTest
    @MethodSource("registers")
    void whatIsExportedComesBackUnchangedAndOnlyTheEditedCellChanges(String slug) throws Exception {
        comesBack(desk(slug));
    }

    private <R extends UpdatableRecord<R>> void comesBack(Registers.Desk<R> desk) throws Exception {
        byte[] exported = exported(desk);
        int rows = rows(desk).size();

        ImportPlan<R> same = plan(desk, sheets(exported));

        assertThat(same.rows()).hasSize(rows).isNotEmpty();
        assertThat(same.rows())
                .allSatisfy(row -> assertThat(row.outcome()).isInstanceOf(Outcome.Same.class));

        ImportPlan<R> changed = plan(desk, sheets(edited(exported)));
        assertThat(changed.same()).isEqualTo(rows - 1L);
        assertThat(changed.changed())
                .singleElement()
                .satisfies(row ->
                        assertThat(row.differences())
                                .singleElement()
                                .asString()
                                .startsWith(desk.register().fields().getFirst().label() + ": ")
                                .endsWith("(改)"));
    }

    @ParameterizedTest
    @MethodSource("registers")
    void inheritedSheetsAreTakenWithoutOneSilentChange(String slug) throws Exception {
        for (Vice vice : Vice.values()) {
            taken(desk(slug), vice);
        }
    }

    private <R extends UpdatableRecord<R>> void taken(Registers.Desk<R> desk, Vice vice)
            throws Exception {
        Map<String, Options> options = options(desk);
        InheritedSheet<R> sheet = InheritedSheet.of(desk.register(), rows(desk), options, vice);
        List<Sheet> read = sheets(sheet.book());
        ImportPlan<R> plan = plan(desk, read);
        String place = desk.register().name().slug() + " " + vice;

        for (Sheet each : read) {
            each.rows()
                    .values()
                    .forEach(row ->
                            row.values()
                                    .forEach(cell ->
                                            assertThat(
                                                            Objects.requireNonNull(
                                                                            plan.fates()
                                                                                    .get(
                                                                                            each
                                                                                                    .name()))
                                                                    .get(cell))
                                                    .as(place + " " + cell)
                                                    .isNotNull()));
        }
        assertThat(plan.rows()).as(place).hasSize(sheet.lines().size());
        for (ImportPlan.Row<R> row : plan.rows()) {
            InheritedSheet.Line<R> line = sheet.line(row.sheet(), row.number());
            switch (row.outcome()) {
                case Outcome.Add<R>(R added) -> {
                    assertThat(line.planted()).as(place + " " + row.place()).isEmpty();
                    line.expected()
                            .forEach((field, shown) ->
                                    assertThat(shown(desk, options, added, field))
                                            .as(place + " " + row.place() + " " + field)
                                            .isEqualTo(shown));
                    line.remarks()
                            .forEach(remark ->
                                    assertThat(added.get(desk.register().notes()))
                                            .as(place + " " + row.place())
                                            .contains(remark));
                }
                case Outcome.Refuse<R>(List<ImportPlan.Problem> problems) ->
                        assertThat(problems)
                                .as(place + " " + row.place())
                                .extracting(ImportPlan.Problem::address)
                                .containsExactly(line.planted().orElse("(nothing wrong here)"));
                default -> throw new AssertionError(place + " " + row);
            }
        }
    }

    private static <R extends UpdatableRecord<R>> String shown(
            Registers.Desk<R> desk, Map<String, Options> options, R row, String name) {
        return desk.register().fields().stream()
                .filter(field -> field.name().equals(name))
                .map(field -> field.show(row, options.getOrDefault(name, Options.NONE)))
                .findFirst()
                .orElseThrow();
    }

    private <R extends UpdatableRecord<R>> List<RegisterRow<R>> rows(Registers.Desk<R> desk) {
        return visit.body()
                .read(db ->
                        desk.reading()
                                .piece(
                                        db,
                                        visit,
                                        everything(desk),
                                        java.util.Optional.empty(),
                                        10_000));
    }

    private static <R extends UpdatableRecord<R>> ListRequest everything(Registers.Desk<R> desk) {
        return ListRequest.of(new LinkedMultiValueMap<>(), desk.register());
    }

    private <R extends UpdatableRecord<R>> byte[] exported(Registers.Desk<R> desk)
            throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ExcelExport<>(desk, visit).write(everything(desk), out);
        return out.toByteArray();
    }

    /// The first row is called otherwise: what somebody does in Excel.
    private static byte[] edited(byte[] exported) throws Exception {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(exported));
                var written = new ByteArrayOutputStream()) {
            var title = book.getSheetAt(0).getRow(1).getCell(2);
            title.setCellValue(title.getStringCellValue() + "(改)");
            book.write(written);
            return written.toByteArray();
        }
    }

    private <R extends UpdatableRecord<R>> Map<String, Options> options(Registers.Desk<R> desk) {
        return visit.body().read(db -> desk.reading().options(db, visit, desk.register().fields()));
    }

    private <R extends UpdatableRecord<R>> ImportPlan<R> plan(
            Registers.Desk<R> desk, List<Sheet> sheets) {
        return visit.body()
                .read(db ->
                        new ImportPlanner<>(
                                        desk,
                                        visit,
                                        desk.reading().options(db, visit, desk.register().fields()),
                                        Map.of(),
                                        new ImportProgress())
                                .plan(db, sheets));
    }

    private Registers.Desk<?> desk(String slug) {
        return office.bean(Registers.class).find(visit, slug).orElseThrow();
    }

    private static List<Sheet> sheets(byte[] book) {
        return switch (WorkbookReader.read(book)) {
            case WorkbookReading.Read(List<Sheet> sheets) -> sheets;
            case WorkbookReading.Refused(var reason) -> throw new AssertionError(reason);
        };
    }
}
