// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import jp.sekisho.server.access.Holding;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.AssetRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.register.excel.SheetWriter;
import jp.sekisho.server.register.excel.WorkbookReader;
import jp.sekisho.server.register.excel.WorkbookReading;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.LinkedMultiValueMap;

/// Reads the figures of `docs/benchmarks.md` for registers: a list of 100,000 assets, typed search,
/// an import. Not part of the tests: runs only where it is named (`-Dtest=RegisterFigures`).
final class RegisterFigures {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T01:02:03Z"), ZoneOffset.UTC);
    private static final int ROUNDS = 150;
    private static final String[] FIRST = {
        "住民", "税務", "福祉", "国保", "介護", "戸籍", "水道", "学校", "農地", "道路"
    };
    private static final String[] SECOND = {
        "基本台帳", "課税データ", "申請書", "決裁文書", "共有フォルダ", "通知書控え", "管理簿", "ﾊﾟｿｺﾝ", "図面", "契約書"
    };

    private static final int ASSETS = 100_000;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void listsSearchAndImport(Kind kind, @TempDir Path folder) throws Exception {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            Visit all = UglySheetsTest.town(databases);
            Visit one = UglySheetsTest.visit(all.body(), new Holding(Role.MANAGER, 1003L));
            Evidence evidence = UglySheetsTest.evidence();
            Ids ids = new Ids(CLOCK);
            Registers.Desk<AssetRecord> desk = UglySheetsTest.desk();
            Random random = new Random(1);
            long began = System.nanoTime();
            for (int i = 0; i < ASSETS; i += 10_000) {
                int from = i;
                evidence.change(
                        all.body(),
                        Actor.SEKISHO,
                        "figures",
                        change -> {
                            List<AssetRecord> rows = new ArrayList<>();
                            for (int n = from; n < from + 10_000; n++) {
                                rows.add(asset(desk, random, n));
                            }
                            return desk.writing().insert(change, rows).size();
                        });
            }
            say(kind, "loading " + ASSETS, (System.nanoTime() - began) / 1e9, "s");
            measure(kind, desk, all, "list, first page", i -> "");
            measure(
                    kind,
                    desk,
                    all,
                    "list, filtered by unit and class",
                    i -> "f-unit_id=100" + (1 + i % 3) + "&f-confidentiality_id=12");
            measure(
                    kind,
                    desk,
                    all,
                    "list, sorted by review, descending",
                    i -> "sort=review_on&order=desc");
            measure(kind, desk, one, "restricted, first page", i -> "");
            measure(
                    kind,
                    desk,
                    one,
                    "restricted, overdue, sorted by review",
                    i -> "s=overdue&sort=review_on");
            measure(kind, desk, all, "typed, frequent word", i -> "q=" + FIRST[i % 10]);
            measure(kind, desk, all, "typed, rare number", i -> "q=" + (i * 611 % ASSETS));
            measure(kind, desk, all, "typed, two words", i -> "q=" + FIRST[i % 10] + " ぱそこん");
            measure(
                    kind,
                    desk,
                    one,
                    "restricted, typed, two words",
                    i -> "q=" + FIRST[i % 10] + " 図面");
            importing(kind, desk, all, evidence, ids);
        }
    }

    private static AssetRecord asset(Registers.Desk<AssetRecord> desk, Random random, int n) {
        AssetRecord row = desk.writing().newRow();
        row.setName(FIRST[random.nextInt(10)] + SECOND[random.nextInt(10)] + " " + n);
        row.setKind("INFORMATION");
        // One unit is small: three in a hundred.
        row.setUnitId(random.nextInt(100) < 3 ? 1003L : 1001L + random.nextInt(2));
        row.setConfidentialityId(random.nextInt(50) == 0 ? null : 11L + random.nextInt(5));
        row.setPersonal("RESIDENTS");
        row.setMedium("SERVER");
        row.setPlace("書庫" + random.nextInt(40));
        row.setReviewOn(
                java.time.LocalDate.of(2026, 6, 1).plusDays(random.nextInt(700)).toString());
        return row;
    }

    private static void measure(
            Kind kind,
            Registers.Desk<AssetRecord> desk,
            Visit visit,
            String name,
            IntFunction<String> query) {
        double[] times = new double[ROUNDS];
        for (int i = -30; i < ROUNDS; i++) {
            LinkedMultiValueMap<String, String> params = new LinkedMultiValueMap<>();
            Arrays.stream(query.apply(i + 30).split("&"))
                    .filter(part -> !part.isEmpty())
                    .forEach(part -> params.add(part.split("=")[0], part.split("=")[1]));
            ListRequest request = ListRequest.of(params, desk.register());
            long began = System.nanoTime();
            visit.body()
                    .read(db -> {
                        var prepared =
                                desk.reading()
                                        .prepare(
                                                db,
                                                visit,
                                                desk.register().fields().stream()
                                                        .filter(RegisterField::isFilter)
                                                        .<RegisterField<AssetRecord, ?>>map(f -> f)
                                                        .toList(),
                                                request.typed());
                        return new ListPresenter<>(desk, visit)
                                .view(
                                        request,
                                        desk.reading()
                                                .list(
                                                        db,
                                                        visit,
                                                        request,
                                                        prepared.hits(),
                                                        RegisterReading.PAGE),
                                        prepared.options());
                    });
            if (i >= 0) {
                times[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        Arrays.sort(times);
        say(kind, name + " p50", times[ROUNDS / 2], "ms");
        say(kind, name + " p95", times[ROUNDS * 95 / 100], "ms");
    }

    private static void importing(
            Kind kind, Registers.Desk<AssetRecord> desk, Visit visit, Evidence evidence, Ids ids)
            throws Exception {
        var out = new java.io.ByteArrayOutputStream();
        try (SheetWriter sheet = new SheetWriter("台帳")) {
            sheet.headings(List.of("担当課", "資産名", "機密性", "保管場所", "点検日", "備考", "台数"), 0);
            for (int i = 0; i < 10_000; i++) {
                List<SheetWriter.Value> row = new ArrayList<>();
                for (String value :
                        List.of(
                                "税務課",
                                "取込資産 " + i,
                                "自治体機密性3B",
                                "書庫" + i % 40,
                                "R7.4.1",
                                "前任者から " + i,
                                "3")) {
                    row.add(new SheetWriter.Value.Text(value));
                }
                sheet.row(row);
            }
            sheet.writeTo(out);
        }
        ImportDesk imports = new ImportDesk(evidence, new RememberedColumns(ids));
        long began = System.nanoTime();
        var sheets = ((WorkbookReading.Read) WorkbookReader.read(out.toByteArray())).sheets();
        ImportDrafts.Draft draft =
                new ImportDrafts.Draft(
                        visit.body().key(),
                        visit.visitor().account(),
                        "assets",
                        "台帳.xlsx",
                        sheets,
                        Map.of(),
                        CLOCK.instant(),
                        java.util.Optional.empty());
        String mark = visit.body().read(db -> imports.plan(db, desk, visit, draft)).mark();
        say(kind, "import 10,000 rows, preview", (System.nanoTime() - began) / 1e9, "s");
        began = System.nanoTime();
        System.out.println(imports.commit(desk, visit, draft, mark));
        say(kind, "import 10,000 rows, commit", (System.nanoTime() - began) / 1e9, "s");
    }

    private static void say(Kind kind, String what, double value, String unit) {
        System.out.printf(Locale.ROOT, "%-10s %-45s %8.1f %s%n", kind, what, value, unit);
    }
}
