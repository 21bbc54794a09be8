// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/// One SQLite file per body: `<folder>/<body>/body.db`.
final class SqliteStorage implements Storage {

    /// What a reading connection keeps of the file: a search in 100,000 rows looks at some ten
    /// thousand pages, and each page that is read again from the system costs microseconds.
    private static final int READING_CACHE_KIB = 16 * 1024;

    private static final int BUSY_MILLISECONDS = 10_000;

    private static final Map<String, Set<String>> WANTED =
            Map.of(
                    "pragma journal_mode", Set.of("wal"),
                    "pragma synchronous", Set.of("2", "3"), // FULL, EXTRA
                    "pragma foreign_keys", Set.of("1"));

    private final Path folder;

    SqliteStorage(Path folder) {
        this.folder = folder;
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.SQLITE;
    }

    @Override
    public List<BodyKey> bodies() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(e -> Files.exists(e.resolve("body.db")))
                    .flatMap(e -> BodyKey.tryParse(e.getFileName().toString()).stream())
                    .sorted(java.util.Comparator.comparing(BodyKey::value))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void create(BodyKey body) throws SQLException {
        try {
            Files.createDirectories(file(body).getParent());
            Files.createFile(file(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        openForWriting(body).close();
    }

    @Override
    public void migrate(BodyKey body) {
        migrations(body).run();
    }

    @Override
    public void migrate(BodyKey body, Set<String> versions) {
        migrations(body).run(versions);
    }

    @Override
    public Set<String> knownSteps(BodyKey body) {
        return migrations(body).known();
    }

    private Migrations migrations(BodyKey body) {
        SQLiteConfig config = durable();
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        return new Migrations(body, dataSource(body, config), "sqlite", null);
    }

    @Override
    public Storage beside() {
        return new SqliteStorage(folder.resolveSibling("restoring"));
    }

    @Override
    public void publish(BodyKey body) {
        // The folder of the body becomes visible with all that lies in it.
    }

    @Override
    public void discard(BodyKey body) {
        // Goes with the body's folder.
    }

    @Override
    public void setAside(BodyKey body, String mark) {
        // Goes with the body's folder.
    }

    @Override
    public Connection openForReading(BodyKey body) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.READONLY);
        config.resetOpenMode(SQLiteOpenMode.READWRITE);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        // Negative: in KiB. Taken only as pages are read, so a small body takes little.
        config.setCacheSize(-READING_CACHE_KIB);
        Connection connection = dataSource(body, config).getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public Connection openForWriting(BodyKey body) throws SQLException {
        Connection connection = writing(body);
        Durability.require(connection, WANTED);
        return connection;
    }

    @Override
    public List<String> notDurable(BodyKey body) throws SQLException {
        try (Connection connection = writing(body)) {
            return Durability.wrong(connection, WANTED);
        }
    }

    private Connection writing(BodyKey body) throws SQLException {
        SQLiteConfig config = durable();
        // A deferred transaction that turns into a writing one fails under load; an immediate one
        // waits its turn.
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        return dataSource(body, config).getConnection();
    }

    @Override
    public void beginWriting(Connection connection) throws SQLException {
        connection.setAutoCommit(false); // the driver begins an immediate transaction
    }

    // The driver's own commit begins the next transaction at once, and an idle connection would
    // keep
    // every other process from writing.
    @Override
    public void commit(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private SQLiteDataSource dataSource(BodyKey body, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file(body));
        return source;
    }

    private Path file(BodyKey body) {
        return folder.resolve(body.value()).resolve("body.db");
    }

    private static SQLiteConfig durable() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        return config;
    }
}
