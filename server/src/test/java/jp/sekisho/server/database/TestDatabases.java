// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/// Databases for tests: SQLite files in a folder, or schemas of an embedded PostgreSQL 18 that all
/// tests share.
public final class TestDatabases {

    private TestDatabases() {}

    /// Which database a test runs on.
    public enum Kind {
        /** One file per body. */
        SQLITE,
        /** One schema per body. */
        POSTGRESQL
    }

    /// Opens fresh databases.
    public static BodyDatabases fresh(Kind kind, Path folder) {
        return new BodyDatabases(storage(kind, folder));
    }

    /// Returns the settings with which a server uses fresh databases of the kind.
    public static Map<String, Object> settings(Kind kind, Path folder) {
        return switch (kind) {
            case SQLITE -> Map.of("sekisho.data", folder.toString());
            case POSTGRESQL -> {
                PostgresAddress address = freshPostgres();
                yield Map.of(
                        "sekisho.data", folder.toString(),
                        "sekisho.database.url", address.url(),
                        "sekisho.database.user", address.user(),
                        "sekisho.database.password", address.password());
            }
        };
    }

    static Storage storage(Kind kind, Path folder) {
        return switch (kind) {
            case SQLITE -> new SqliteStorage(folder.resolve("bodies"));
            case POSTGRESQL -> new PostgresStorage(freshPostgres());
        };
    }

    /// The storage that a server with these settings uses.
    static Storage storage(Map<String, Object> settings) {
        return settings.get("sekisho.database.url") instanceof String url
                ? new PostgresStorage(
                        new PostgresAddress(
                                url,
                                String.valueOf(settings.get("sekisho.database.user")),
                                String.valueOf(settings.get("sekisho.database.password"))))
                : new SqliteStorage(
                        Path.of(String.valueOf(settings.get("sekisho.data"))).resolve("bodies"));
    }

    /// Opens the databases that a server with these settings uses.
    public static BodyDatabases open(Map<String, Object> settings) {
        return new BodyDatabases(storage(settings));
    }

    private static PostgresAddress freshPostgres() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        EmbeddedPostgres server = Server.RUNNING;
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new PostgresAddress(
                server.getJdbcUrl("postgres", name).replaceAll("\\?.*", ""),
                "postgres",
                "postgres");
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                // Without these the product refuses to write.
                return EmbeddedPostgres.builder()
                        // Recovery on a busy machine takes more than the default of ten seconds.
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
