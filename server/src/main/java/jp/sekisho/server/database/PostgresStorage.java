// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.SQLDialect;
import org.postgresql.ds.PGSimpleDataSource;

/// One schema per body, named `body_<key>`, in one PostgreSQL database.
final class PostgresStorage implements Storage {

    private static final String PREFIX = "body_";
    private static final String RESTORING = "restoring_";

    private static final Map<String, Set<String>> WANTED =
            Map.of(
                    "show synchronous_commit", Set.of("on", "remote_apply"),
                    "show fsync", Set.of("on"),
                    "show full_page_writes", Set.of("on"));

    private final PostgresAddress address;
    private final String prefix;

    PostgresStorage(PostgresAddress address) {
        this(address, PREFIX);
    }

    private PostgresStorage(PostgresAddress address, String prefix) {
        this.address = address;
        this.prefix = prefix;
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.POSTGRES;
    }

    @Override
    public List<BodyKey> bodies() {
        List<BodyKey> bodies = new ArrayList<>();
        try (Connection connection = dataSource(null).getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "select schema_name from information_schema.schemata"
                                        + " where starts_with(schema_name, ?) order by 1")) {
            query.setString(1, prefix);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    BodyKey.tryParse(rows.getString(1).substring(prefix.length()).replace('_', '-'))
                            .ifPresent(bodies::add);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
        return bodies;
    }

    @Override
    public void create(BodyKey body) throws SQLException {
        execute("create schema \"" + schema(body) + "\"");
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
        return new Migrations(body, dataSource(body), "postgresql", schema(body));
    }

    @Override
    public Storage beside() {
        return new PostgresStorage(address, RESTORING);
    }

    @Override
    public void publish(BodyKey body) throws SQLException {
        execute("alter schema \"" + schema(body) + "\" rename to \"" + schema(PREFIX, body) + "\"");
    }

    @Override
    public void discard(BodyKey body) throws SQLException {
        execute("drop schema if exists \"" + schema(body) + "\" cascade");
    }

    @Override
    public void setAside(BodyKey body, String mark) throws SQLException {
        execute(
                "alter schema \""
                        + schema(body)
                        + "\" rename to \""
                        + schema("replaced_", body)
                        + "_"
                        + mark
                        + "\"");
    }

    // A key consists of small letters, digits and hyphens only, so it cannot leave its quotes.
    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource(null).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Connection openForReading(BodyKey body) throws SQLException {
        Connection connection = dataSource(body).getConnection();
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public Connection openForWriting(BodyKey body) throws SQLException {
        Connection connection = writing(body);
        Durability.require(connection, WANTED);
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public List<String> notDurable(BodyKey body) throws SQLException {
        try (Connection connection = writing(body)) {
            return Durability.wrong(connection, WANTED);
        }
    }

    private Connection writing(BodyKey body) throws SQLException {
        Connection connection = dataSource(body).getConnection();
        try (Statement statement = connection.createStatement()) {
            // Whatever the server's default is: an answered change has reached the disk.
            statement.execute("set synchronous_commit = on");
        }
        return connection;
    }

    @Override
    public void beginWriting(Connection connection) throws SQLException {
        // One writer per body, also over several processes: the ledger has one order.
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_advisory_xact_lock(hashtext('sekisho ' || current_schema()))");
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    private PGSimpleDataSource dataSource(@org.jspecify.annotations.Nullable BodyKey body) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        if (body != null) {
            source.setCurrentSchema(schema(body));
        }
        return source;
    }

    private String schema(BodyKey body) {
        return schema(prefix, body);
    }

    private static String schema(String prefix, BodyKey body) {
        return prefix + body.value().replace('-', '_');
    }
}
