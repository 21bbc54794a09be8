// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import jp.sekisho.server.access.Holding;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.AssetRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.search.SearchText;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.LinkedMultiValueMap;

/// Compares the pages of a list in which words were typed with all rows, filtered and sorted by
/// hand.
final class TypedListTest {

    /// So many that the most common word finds more rows than are counted.
    private static final int ASSETS = 2_600;

    private static final int PAGE = 50;
    private static final String[] FIRST = {"住民", "税務", "ﾊﾟｿｺﾝ", "ぱそこん", "𠮷田", "A1"};
    private static final String[] SECOND = {"台帳", "基本台帳", "図面", "パソコン", ""};
    private static final List<String> TYPED =
            List.of("住民", "台帳", "住民 図面", "ぱそこん", "図", "1", "a1 台帳", "基本台帳 9", "無い");

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void everyPageHoldsTheRowsThatComeNextInTheOrderAskedFor(Kind kind) {
        Registers.Desk<AssetRecord> desk = UglySheetsTest.desk();
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            Visit all = UglySheetsTest.town(databases);
            Visit one = UglySheetsTest.visit(all.body(), new Holding(Role.MANAGER, 1003L));
            List<AssetRecord> rows = fill(desk, all);
            for (String typed : TYPED) {
                for (String sort : List.of("", "review_on")) {
                    for (String order : List.of("", "desc")) {
                        assertPages(desk, all, rows, typed, sort, order);
                        assertPages(
                                desk,
                                one,
                                rows.stream().filter(row -> row.getUnitId() == 1003L).toList(),
                                typed,
                                sort,
                                order);
                    }
                }
            }
        }
    }

    private static void assertPages(
            Registers.Desk<AssetRecord> desk,
            Visit visit,
            List<AssetRecord> rows,
            String typed,
            String sort,
            String order) {
        String asked = typed + " " + sort + " " + order;
        Function<AssetRecord, String> by =
                sort.isEmpty() ? AssetRecord::getName : AssetRecord::getReviewOn;
        Comparator<AssetRecord> rising =
                Comparator.comparing(by, TypedListTest::byCodePoint)
                        .thenComparing(AssetRecord::getId);
        List<Long> expected =
                rows.stream()
                        .filter(row -> holds(row.getName(), typed))
                        .sorted(order.isEmpty() ? rising : rising.reversed())
                        .map(AssetRecord::getId)
                        .toList();

        List<Long> forward = new ArrayList<>();
        Optional<ListRequest.Cursor> cursor = Optional.empty();
        RegisterReading.ListPage<AssetRecord> page;
        do {
            page = page(desk, visit, request(desk, typed, sort, order, cursor));
            assertThat(page.total()).as(asked).isEqualTo(Math.min(expected.size(), 1_001));
            page.rows().forEach(row -> forward.add(row.id()));
            if (page.after()) {
                cursor = Optional.of(cursor(desk, typed, sort, order, page, false));
            }
        } while (page.after());
        assertThat(forward).as(asked).isEqualTo(expected);

        List<Long> backward = new ArrayList<>(ids(page).reversed());
        while (page.before()) {
            cursor = Optional.of(cursor(desk, typed, sort, order, page, true));
            page = page(desk, visit, request(desk, typed, sort, order, cursor));
            backward.addAll(ids(page).reversed());
        }
        Collections.reverse(backward);
        assertThat(backward).as(asked).isEqualTo(expected);
    }

    private static List<Long> ids(RegisterReading.ListPage<AssetRecord> page) {
        return page.rows().stream().map(RegisterRow::id).toList();
    }

    private static ListRequest.Cursor cursor(
            Registers.Desk<AssetRecord> desk,
            String typed,
            String sort,
            String order,
            RegisterReading.ListPage<AssetRecord> page,
            boolean backwards) {
        return desk.reading()
                .cursor(
                        request(desk, typed, sort, order, Optional.empty()),
                        backwards ? page.rows().getFirst() : page.rows().getLast(),
                        backwards);
    }

    private static ListRequest request(
            Registers.Desk<AssetRecord> desk,
            String typed,
            String sort,
            String order,
            Optional<ListRequest.Cursor> cursor) {
        LinkedMultiValueMap<String, String> params = new LinkedMultiValueMap<>();
        params.add("q", typed);
        params.add("sort", sort);
        params.add("order", order);
        ListRequest asked = ListRequest.of(params, desk.register());
        return new ListRequest(
                asked.typed(),
                asked.filters(),
                asked.shortcuts(),
                asked.sort(),
                asked.descending(),
                cursor);
    }

    private static RegisterReading.ListPage<AssetRecord> page(
            Registers.Desk<AssetRecord> desk, Visit visit, ListRequest request) {
        return visit.body()
                .read(db ->
                        desk.reading()
                                .list(
                                        db,
                                        visit,
                                        request,
                                        desk.reading()
                                                .prepare(db, visit, List.of(), request.typed())
                                                .hits(),
                                        PAGE));
    }

    private static boolean holds(String name, String typed) {
        List<String> own = SearchText.of(name).words();
        return SearchText.of(typed).words().stream()
                .allMatch(word -> own.stream().anyMatch(one -> one.contains(word)));
    }

    private static int byCodePoint(String one, String other) {
        return java.util.Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }

    private static List<AssetRecord> fill(Registers.Desk<AssetRecord> desk, Visit visit) {
        Random random = new Random(20261123);
        List<AssetRecord> rows = new ArrayList<>();
        for (int n = 0; n < ASSETS; n++) {
            AssetRecord row = desk.writing().newRow();
            row.setName(
                    FIRST[random.nextInt(FIRST.length)]
                            + SECOND[random.nextInt(SECOND.length)]
                            + (n % 7 == 0 ? "" : " " + random.nextInt(99)));
            row.setKind("INFORMATION");
            row.setUnitId(random.nextInt(20) == 0 ? 1003L : 1001L);
            row.setPersonal("RESIDENTS");
            row.setMedium("SERVER");
            row.setReviewOn(
                    java.time.LocalDate.of(2026, 6, 1).plusDays(random.nextInt(99)).toString());
            rows.add(row);
        }
        UglySheetsTest.evidence()
                .change(
                        visit.body(),
                        Actor.SEKISHO,
                        "台帳",
                        change -> desk.writing().insert(change, rows).size());
        return rows;
    }
}
