// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import static jp.sekisho.server.database.schema.tables.Organ.ORGAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.sekisho.server.database.TestDatabases.Kind;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BodyDatabaseTest {

    private static final BodyKey TOWN = new BodyKey("town");

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadAgain(Kind kind) {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(TOWN);
            town.write(db -> insertOrgan(db, 1));

            assertThat(town.<Integer>read(db -> db.fetchCount(ORGAN))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReaderCannotWrite(Kind kind) {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(TOWN);

            assertThatThrownBy(() -> town.read(db -> insertOrgan(db, 1)))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageMatching("(?is).*read.?only.*");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailedChangeLeavesNothing(Kind kind) {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(TOWN);

            assertThatThrownBy(() ->
                            town.write(db -> {
                                insertOrgan(db, 1);
                                throw new IllegalStateException("stop");
                            }))
                    .hasMessage("stop");
            assertThat(town.<Integer>read(db -> db.fetchCount(ORGAN))).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoBodiesSeeNothingOfEachOther(Kind kind) {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(TOWN);
            BodyDatabase union = databases.create(new BodyKey("kumiai-2"));
            town.write(db -> insertOrgan(db, 1));

            assertThat(union.<Integer>read(db -> db.fetchCount(ORGAN))).isZero();
            assertThat(databases.bodies()).containsExactly(new BodyKey("kumiai-2"), TOWN);
            assertThat(databases.find(new BodyKey("nobody"))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyWritersAtOnceWaitTheirTurnAndNoneFails(Kind kind) throws Exception {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            BodyDatabase town = databases.create(TOWN);
            List<Callable<Integer>> tasks =
                    IntStream.range(0, 200)
                            .<Callable<Integer>>mapToObj(i ->
                                    () ->
                                            i % 2 == 0
                                                    ? town.write(db -> insertOrgan(db, i + 1))
                                                    : town.read(db -> db.fetchCount(ORGAN)))
                            .toList();
            for (Future<Integer> done : threads.invokeAll(tasks)) {
                done.get();
            }

            assertThat(town.<Integer>read(db -> db.fetchCount(ORGAN))).isEqualTo(100);
        }
    }

    /// An administrator's verb beside the running server.
    @ParameterizedTest
    @EnumSource
    void anIdleProcessKeepsNobodyFromWriting(Kind kind) {
        Map<String, Object> settings = TestDatabases.settings(kind, folder);
        try (BodyDatabases server = TestDatabases.open(settings);
                BodyDatabases console = TestDatabases.open(settings)) {
            BodyDatabase served = server.create(TOWN);
            served.write(db -> insertOrgan(db, 1));
            BodyDatabase same = console.find(TOWN).orElseThrow();
            same.write(db -> insertOrgan(db, 2));
            served.write(db -> insertOrgan(db, 3));
            assertThatThrownBy(() ->
                            same.write(db -> {
                                throw new IllegalStateException("stop");
                            }))
                    .hasMessage("stop");
            served.write(db -> insertOrgan(db, 4));

            assertThat(same.<Integer>read(db -> db.fetchCount(ORGAN))).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void moreBodiesThanConnectionsAreServed(Kind kind) {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            for (int i = 0; i < BodyDatabases.MAX_WRITERS + 6; i++) {
                BodyDatabase body = databases.create(new BodyKey("body-" + i));
                body.write(db -> insertOrgan(db, 1));
                assertThat(body.<Integer>read(db -> db.fetchCount(ORGAN))).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyConnectionThatWritesIsDurableAndOthersAreRefused(Kind kind) throws Exception {
        Storage storage = TestDatabases.storage(kind, folder);
        storage.create(TOWN);
        for (int i = 0; i < 3; i++) {
            try (Connection connection = storage.openForWriting(TOWN)) {
                switch (kind) {
                    case SQLITE -> {
                        assertThat(said(connection, "pragma journal_mode")).isEqualTo("wal");
                        assertThat(said(connection, "pragma synchronous")).isIn("2", "3");
                        assertThat(said(connection, "pragma foreign_keys")).isEqualTo("1");
                    }
                    case POSTGRESQL -> {
                        assertThat(said(connection, "show synchronous_commit")).isEqualTo("on");
                        assertThat(said(connection, "show fsync")).isEqualTo("on");
                        assertThat(said(connection, "show full_page_writes")).isEqualTo("on");
                    }
                }
            }
        }
        assertThat(storage.notDurable(TOWN)).isEmpty();
        try (Connection careless = storage.openForWriting(TOWN);
                var statement = careless.createStatement()) {
            storage.beginWriting(careless);
            storage.rollback(careless);
            careless.setAutoCommit(true);
            String ask =
                    switch (kind) {
                        case SQLITE -> {
                            statement.execute("pragma synchronous = 1");
                            yield "pragma synchronous";
                        }
                        case POSTGRESQL -> {
                            statement.execute("set synchronous_commit = off");
                            yield "show synchronous_commit";
                        }
                    };
            assertThatThrownBy(() -> Durability.require(careless, Map.of(ask, Set.of("on", "2"))))
                    .isInstanceOf(NotDurable.class)
                    .hasMessageContaining("書き込みません");
            assertThat(careless.isClosed()).isTrue();
        }
    }

    private static String said(Connection connection, String ask) throws Exception {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(ask)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static int insertOrgan(org.jooq.DSLContext db, long id) {
        return db.insertInto(ORGAN)
                .set(ORGAN.ID, id)
                .set(ORGAN.VERSION, 1)
                .set(ORGAN.KIND, "HEAD")
                .set(ORGAN.NAME, "町長")
                .set(ORGAN.FROM_ON, "2026-04-01")
                .execute();
    }
}
