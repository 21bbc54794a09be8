// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.database.TestDatabases.Kind;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MigrationTest {

    private static final BodyKey TOWN = new BodyKey("town");
    private static final BodyKey VILLAGE = new BodyKey("village");
    private static final Table<?> HISTORY = DSL.table(DSL.name("flyway_schema_history"));
    private static final Field<String> VERSION = DSL.field(DSL.name("version"), String.class);

    @TempDir Path folder;

    /// The steps that an older program knew: everything before policies.
    private static Set<String> older(Storage storage, BodyKey body) {
        return storage.knownSteps(body).stream()
                .filter(step -> Integer.parseInt(step) < 400)
                .collect(Collectors.toSet());
    }

    /// A body that an older program made, with one organ, in which the next step must fail: a table
    /// of that name stands there already.
    private static void olderBodyInTheWay(Storage storage, BodyKey body) throws Exception {
        storage.create(body);
        storage.migrate(body, older(storage, body));
        try (var connection = storage.openForWriting(body);
                var statement = connection.createStatement()) {
            storage.beginWriting(connection);
            statement.execute(
                    "insert into organ (id, version, kind, name, from_on) values (1, 1, 'HEAD',"
                            + " '町長', '2026-04-01')");
            statement.execute("create table policy_adoption (mine int)");
            storage.commit(connection);
        }
    }

    @Test
    void theIdOfEveryTableIsTheRowNumberOfSqlite() {
        try (BodyDatabases databases =
                new BodyDatabases(TestDatabases.storage(Kind.SQLITE, folder))) {
            databases.create(TOWN);
            Result<?> twoTrees =
                    databases
                            .find(TOWN)
                            .orElseThrow()
                            .read(db ->
                                    db.fetch(
                                            "select i.name, c.name from sqlite_master i,"
                                                    + " pragma_index_info(i.name) c where i.type ="
                                                    + " 'index' and i.name like 'sqlite_autoindex%'"
                                                    + " and c.name in ('id', 'seq') and c.seqno = 0"
                                                    + " and i.tbl_name not like 'ledger_fact'"));
            assertThat(twoTrees).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailedStepLeavesTheDataAsTheyWere(Kind kind) throws Exception {
        Storage storage = TestDatabases.storage(kind, folder);
        olderBodyInTheWay(storage, TOWN);
        try (BodyDatabases databases = new BodyDatabases(storage)) {
            String before = databases.unmigrated(TOWN).read(MigrationTest::everything);

            assertThatThrownBy(() -> databases.find(TOWN))
                    .isInstanceOf(MigrationFailed.class)
                    .hasMessageContaining("団体「town」のデータを新しい版に移せませんでした")
                    .hasMessageContaining("データは元のままです")
                    .hasMessageEndingWith("。");

            assertThat(databases.unmigrated(TOWN).<String>read(MigrationTest::everything))
                    .isEqualTo(before)
                    .contains("町長");

            // Once what stood in the way is gone, the next start takes the steps.
            databases.unmigrated(TOWN).write(db -> db.execute("drop table policy_adoption"));
            assertThat(databases.find(TOWN)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyOfANewerProgramIsNotOpened(Kind kind) throws Exception {
        Storage storage = TestDatabases.storage(kind, folder);
        storage.create(TOWN);
        storage.migrate(TOWN);
        try (BodyDatabases databases = new BodyDatabases(storage)) {
            databases
                    .unmigrated(TOWN)
                    .write(db ->
                            db.execute(
                                    "insert into flyway_schema_history (installed_rank, version,"
                                            + " description, type, script, checksum, installed_by,"
                                            + " installed_on, execution_time, success) values (9999,"
                                            + " '9900', 'later', 'SQL', 'V9900__later.sql', 1, 'x',"
                                            + " current_timestamp, 1, true)"));
            String before = databases.unmigrated(TOWN).read(MigrationTest::everything);

            assertThatThrownBy(() -> databases.find(TOWN))
                    .isInstanceOf(MigrationFailed.class)
                    .hasMessageContaining("新しい版の関所で使われています")
                    .hasMessageContaining("9900");
            assertThat(databases.unmigrated(TOWN).<String>read(MigrationTest::everything))
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStepOfAFeatureWithASmallerNumberIsTakenLater(Kind kind) throws Exception {
        Storage storage = TestDatabases.storage(kind, folder);
        storage.create(TOWN);
        Set<String> all = storage.knownSteps(TOWN);
        String last = all.stream().sorted().toList().getLast();
        String skipped = "0611".equals(last) ? "0610" : "0611";
        storage.migrate(
                TOWN,
                all.stream().filter(step -> !step.equals(skipped)).collect(Collectors.toSet()));
        try (BodyDatabases databases = new BodyDatabases(storage)) {
            assertThat(
                            databases
                                    .find(TOWN)
                                    .orElseThrow()
                                    .<List<String>>read(
                                            db -> db.select(VERSION).from(HISTORY).fetch(VERSION)))
                    .contains(skipped);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOnlyBodyThatCannotBeOpenedStopsTheStartWithItsReason(Kind kind) throws Exception {
        Map<String, Object> settings = new HashMap<>(TestDatabases.settings(kind, folder));
        settings.put("server.port", 0);
        olderBodyInTheWay(TestDatabases.storage(settings), TOWN);

        assertThatThrownBy(() -> SekishoServer.start(settings))
                .satisfies(failure ->
                        assertThat(SekishoServer.reason(failure))
                                .hasValueSatisfying(said ->
                                        assertThat(said).contains("団体「town」", "データは元のままです")));
    }

    @ParameterizedTest
    @EnumSource
    void oneOfSeveralThatCannotBeOpenedIsClosedAlone(Kind kind) throws Exception {
        Map<String, Object> settings = new HashMap<>(TestDatabases.settings(kind, folder));
        settings.put("server.port", 0);
        Storage storage = TestDatabases.storage(settings);
        olderBodyInTheWay(storage, TOWN);
        storage.create(VILLAGE);
        try (var context = SekishoServer.start(settings)) {
            BodyDatabases databases = context.getBean(BodyDatabases.class);
            assertThat(databases.find(VILLAGE)).isPresent();
            assertThatThrownBy(() -> databases.find(TOWN)).isInstanceOf(MigrationFailed.class);
            var page =
                    java.net.http.HttpClient.newHttpClient()
                            .send(
                                    java.net.http.HttpRequest.newBuilder(
                                                    java.net.URI.create(
                                                            "http://127.0.0.1:"
                                                                    + context.getEnvironment()
                                                                            .getProperty(
                                                                                    "local.server.port")
                                                                    + "/town/login"))
                                            .build(),
                                    java.net.http.HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("データは元のままです");
        }
    }

    /// A backup of one database can be put back into the other.
    @Test
    void bothVendorsTakeStepsOfTheSameNumbers() throws Exception {
        Path places =
                Path.of(System.getProperty("sekisho.root")).resolve("server/src/main/resources/db");
        assertThat(numbers(places.resolve("sqlite")))
                .isEqualTo(numbers(places.resolve("postgresql")));
    }

    private static List<String> numbers(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName()).replaceFirst("__.*", ""))
                    .sorted()
                    .toList();
        }
    }

    private static String everything(DSLContext db) {
        return db.meta().getTables().stream()
                .filter(t -> !t.getName().startsWith("sqlite_"))
                .filter(t ->
                        t.getSchema() == null
                                || !Set.of("pg_catalog", "information_schema")
                                        .contains(t.getSchema().getName()))
                .map(Table::getName)
                .sorted()
                .map(name -> name + db.selectFrom(DSL.table(DSL.name(name))).fetch().formatCSV())
                .collect(Collectors.joining("\n"));
    }
}
