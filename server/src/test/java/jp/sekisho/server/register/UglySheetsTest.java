// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import static jp.sekisho.server.database.schema.tables.Asset.ASSET;
import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Holding;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Units;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.access.Visitor;
import jp.sekisho.server.asset.TestAssets;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.AssetRecord;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.register.excel.Cell;
import jp.sekisho.server.register.excel.Sheet;
import jp.sekisho.server.register.excel.WorkbookReader;
import jp.sekisho.server.register.excel.WorkbookReading;
import jp.sekisho.server.secret.TestSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UglySheetsTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T01:02:03Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    @Test
    void everyCellHasOneFateAndEachFateIsAsWrittenDown() throws Exception {
        StringBuilder said = new StringBuilder();
        try (BodyDatabases databases = TestDatabases.fresh(Kind.SQLITE, folder)) {
            Visit visit = town(databases);
            Registers.Desk<AssetRecord> desk = desk();
            for (Map.Entry<String, byte[]> book : UglySheets.all().entrySet()) {
                List<Sheet> sheets = sheets(book.getValue());
                ImportPlan<AssetRecord> plan = plan(visit, desk, sheets);
                said.append("== ").append(book.getKey()).append('\n');
                for (Sheet sheet : sheets) {
                    for (var row : sheet.rows().values()) {
                        for (Cell cell : row.values()) {
                            Fate fate = plan.fates().get(sheet.name()).get(cell);
                            assertThat(fate).as(book.getKey() + " " + cell).isNotNull();
                            said.append(sheet.name() + "!" + cell.address() + " " + cell.text())
                                    .append(" -> ")
                                    .append(fate)
                                    .append('\n');
                        }
                    }
                }
                plan.rows().forEach(row -> said.append(outcome(row)).append('\n'));
                plan.defaults()
                        .forEach((label, value) ->
                                said.append("default " + label + " = " + value + "\n"));
            }
        }
        Path golden =
                Path.of(System.getProperty("sekisho.root"))
                        .resolve("server/src/test/resources/register/ugly-sheets.txt");
        if ("renew".equals(System.getProperty("golden"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, said, StandardCharsets.UTF_8);
        }
        assertThat(said.toString()).isEqualTo(Files.readString(golden));
    }

    /// What a cell says is either a value word for word, said to be read otherwise, kept in the
    /// notes, refused, or said to belong to no row. A value never changes without being said.
    @Test
    void noTextIsLostBetweenSheetAndRow() throws Exception {
        try (BodyDatabases databases = TestDatabases.fresh(Kind.SQLITE, folder)) {
            Visit visit = town(databases);
            Registers.Desk<AssetRecord> desk = desk();
            Map<String, Options> options =
                    visit.body()
                            .read(db ->
                                    desk.reading().options(db, visit, desk.register().fields()));
            for (byte[] book : UglySheets.all().values()) {
                List<Sheet> sheets = sheets(book);
                ImportPlan<AssetRecord> plan = plan(visit, desk, sheets);
                for (ImportPlan.Row<AssetRecord> row : plan.rows()) {
                    if (!(row.outcome()
                            instanceof ImportPlan.Outcome.Add<AssetRecord>(var added))) {
                        continue;
                    }
                    plan.fates()
                            .get(row.sheet())
                            .forEach((cell, fate) -> {
                                if (cell.row() == row.number()) {
                                    assertThat(kept(desk, options, added, cell, fate))
                                            .as(row.place() + " " + cell + " " + fate)
                                            .isTrue();
                                }
                            });
                }
            }
        }
    }

    private static boolean kept(
            Registers.Desk<AssetRecord> desk,
            Map<String, Options> options,
            AssetRecord row,
            Cell cell,
            Fate fate) {
        return switch (fate) {
            case Fate.Taken(String field) -> shown(desk, options, row, field).contains(cell.text());
            case Fate.Understood(String field, String as) ->
                    shown(desk, options, row, field).contains(as);
            case Fate.Noted(String heading) ->
                    row.getNotes().contains(heading + ": " + cell.text().strip());
            case Fate.Refused _, Fate.Heading _, Fate.Left _ -> false;
        };
    }

    private static String shown(
            Registers.Desk<AssetRecord> desk,
            Map<String, Options> options,
            AssetRecord row,
            String name) {
        return desk.register().fields().stream()
                .filter(field -> field.name().equals(name))
                .map(field -> field.show(row, options.getOrDefault(name, Options.NONE)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void importedTwiceAddsNothingTheSecondTime() throws Exception {
        try (BodyDatabases databases = TestDatabases.fresh(Kind.SQLITE, folder)) {
            Visit visit = town(databases);
            Registers.Desk<AssetRecord> desk = desk();
            ImportDesk imports = new ImportDesk(evidence(), new RememberedColumns(new Ids(CLOCK)));
            ImportDrafts.Draft draft = draft(visit, sheets(UglySheets.all().get("merged-units")));
            String mark = visit.body().read(db -> imports.plan(db, desk, visit, draft)).mark();

            assertThat(imports.commit(desk, visit, draft, mark))
                    .isEqualTo(new ImportDesk.Imported.Done(4, 0, 0));
            assertThat(imports.commit(desk, visit, draft, mark))
                    .as("the plan that was shown is no longer the plan")
                    .isEqualTo(new ImportDesk.Imported.Outdated());
            ImportPlan<AssetRecord> again =
                    visit.body().read(db -> imports.plan(db, desk, visit, draft));
            assertThat(again.same()).isEqualTo(4);
            assertThat(again.rows()).hasSize(4);
            assertThat(visit.body().<Integer>read(db -> db.fetchCount(ASSET))).isEqualTo(4);
        }
    }

    /// What another system exports each month has no ids of ours.
    @Test
    void aSheetThatComesAgainChangesTheRowsThatItKnowsAndKeepsWhatItDoesNotSay() throws Exception {
        try (BodyDatabases databases = TestDatabases.fresh(Kind.SQLITE, folder)) {
            Visit visit = town(databases);
            Registers.Desk<AssetRecord> desk = desk();
            ImportDesk imports = new ImportDesk(evidence(), new RememberedColumns(new Ids(CLOCK)));
            taken(imports, desk, visit, "名称,担当課,保管場所,備考\n転入届,町民課,書庫B,毎月\n転出届,町民課,書庫B,\n");

            ImportPlan<AssetRecord> plan =
                    plan(
                            visit,
                            desk,
                            sheets(
                                    ("名称,担当課,保管場所,備考\n転入届,町民課,書庫C,\n転出届,町民課,書庫B,\n"
                                                    + "世帯変更届,町民課,書庫B,\n")
                                            .getBytes(StandardCharsets.UTF_8)));

            assertThat(plan.changed())
                    .singleElement()
                    .satisfies(change ->
                            assertThat(change.differences()).containsExactly("保管場所: 書庫B → 書庫C"));
            assertThat(plan.same()).isEqualTo(1);
            assertThat(plan.added()).hasSize(1);
            assertThat(plan.refused()).isZero();
        }
    }

    private static void taken(
            ImportDesk imports, Registers.Desk<AssetRecord> desk, Visit visit, String csv) {
        ImportDrafts.Draft draft = draft(visit, sheets(csv.getBytes(StandardCharsets.UTF_8)));
        String mark = visit.body().read(db -> imports.plan(db, desk, visit, draft)).mark();
        assertThat(imports.commit(desk, visit, draft, mark))
                .isInstanceOf(ImportDesk.Imported.Done.class);
    }

    @Test
    void whatIsExportedComesBackUnchangedAndOnlyTheEditedCellChanges() throws Exception {
        try (BodyDatabases databases = TestDatabases.fresh(Kind.SQLITE, folder)) {
            Visit visit = town(databases);
            Registers.Desk<AssetRecord> desk = desk();
            ImportDesk imports = new ImportDesk(evidence(), new RememberedColumns(new Ids(CLOCK)));
            for (String name :
                    List.of("merged-units", "formulas-and-errors", "circles-and-era-dates")) {
                ImportDrafts.Draft draft = draft(visit, sheets(UglySheets.all().get(name)));
                String mark = visit.body().read(db -> imports.plan(db, desk, visit, draft)).mark();
                imports.commit(desk, visit, draft, mark);
            }
            var out = new java.io.ByteArrayOutputStream();
            new ExcelExport<>(desk, visit)
                    .write(
                            ListRequest.of(
                                    new org.springframework.util.LinkedMultiValueMap<>(),
                                    desk.register()),
                            out);

            ImportPlan<AssetRecord> same = plan(visit, desk, sheets(out.toByteArray()));
            assertThat(same.rows()).isNotEmpty();
            assertThat(same.rows())
                    .allSatisfy(row ->
                            assertThat(row.outcome()).isInstanceOf(ImportPlan.Outcome.Same.class));

            byte[] edited;
            try (var book =
                            new org.apache.poi.xssf.usermodel.XSSFWorkbook(
                                    new java.io.ByteArrayInputStream(out.toByteArray()));
                    var written = new java.io.ByteArrayOutputStream()) {
                assertThat(book.getSheetAt(0).isColumnHidden(0)).isTrue();
                book.getSheetAt(0)
                        .forEach(row ->
                                row.forEach(cell ->
                                        assertThat(cell.getCellType())
                                                .isNotEqualTo(
                                                        org.apache.poi.ss.usermodel.CellType
                                                                .FORMULA)));
                book.getSheetAt(0).getRow(1).getCell(2).setCellValue("書きかえた名称");
                book.getSheetAt(0).removeRow(book.getSheetAt(0).getRow(2));
                book.write(written);
                edited = written.toByteArray();
            }
            ImportPlan<AssetRecord> changed = plan(visit, desk, sheets(edited));
            assertThat(changed.changed()).hasSize(1);
            assertThat(changed.changed().getFirst().differences())
                    .singleElement()
                    .asString()
                    .startsWith("名称: ")
                    .endsWith(" → 書きかえた名称");
            assertThat(changed.same()).isEqualTo(same.rows().size() - 2);
            assertThat(changed.added()).isEmpty();
        }
    }

    static ImportDrafts.Draft draft(Visit visit, List<Sheet> sheets) {
        return new ImportDrafts.Draft(
                visit.body().key(),
                visit.visitor().account(),
                "assets",
                "台帳.xlsx",
                sheets,
                Map.of(),
                CLOCK.instant(),
                java.util.Optional.empty());
    }

    private static String outcome(ImportPlan.Row<AssetRecord> row) {
        return row.place()
                + " "
                + row.title()
                + " => "
                + switch (row.outcome()) {
                    case ImportPlan.Outcome.Add<AssetRecord> _ -> "add";
                    case ImportPlan.Outcome.Change<AssetRecord> _ -> "change";
                    case ImportPlan.Outcome.Same<AssetRecord> _ -> "same";
                    case ImportPlan.Outcome.Refuse<AssetRecord>(var problems) ->
                            "refuse " + problems;
                };
    }

    private static List<Sheet> sheets(byte[] book) {
        return switch (WorkbookReader.read(book)) {
            case WorkbookReading.Read(List<Sheet> sheets) -> sheets;
            case WorkbookReading.Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    private static ImportPlan<AssetRecord> plan(
            Visit visit, Registers.Desk<AssetRecord> desk, List<Sheet> sheets) {
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

    static Evidence evidence() {
        return new Evidence(CLOCK, TestSecrets.fresh());
    }

    static Registers.Desk<AssetRecord> desk() {
        return Registers.Desk.of(TestAssets.register(), evidence(), new Ids(CLOCK));
    }

    static Visit town(BodyDatabases databases) {
        BodyDatabase town = databases.create(new BodyKey("town"));
        // Only tests write beside the evidence kernel.
        town.write(db -> {
            int position = 1;
            for (String unit : List.of("町民課", "税務課", "建設課")) {
                db.insertInto(UNIT)
                        .set(UNIT.ID, 1000L + position)
                        .set(UNIT.VERSION, 1)
                        .set(UNIT.NAME, unit)
                        .set(UNIT.SCHOOL, false)
                        .set(UNIT.POSITION, position++)
                        .set(UNIT.FROM_ON, "2020-04-01")
                        .execute();
            }
            return db.insertInto(PERSON)
                    .set(PERSON.ID, 2000L)
                    .set(PERSON.VERSION, 1)
                    .set(PERSON.NAME, "高崎 吉雄")
                    .set(PERSON.EMPLOYMENT, "REGULAR")
                    .set(PERSON.UNIT_ID, 1001L)
                    .set(PERSON.FROM_ON, "2020-04-01")
                    .execute();
        });
        return visit(town, new Holding(Role.CHIEF_OFFICER, null));
    }

    static Visit visit(BodyDatabase town, Holding holding) {
        return new Visit(
                town,
                new Visitor(new AccountId(1), "山田", null, List.of(holding)),
                LocalDate.of(2026, 11, 22),
                () -> new Units(List.of()));
    }
}
