// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jooq.SQLDialect;
import org.postgresql.ds.PGSimpleDataSource;

/// One schema per body, named `body_<key>`, in one PostgreSQL database.
final class PostgresStorage implements Storage {

    private static final String PREFIX = "body_";

    private final PostgresAddress address;

    PostgresStorage(PostgresAddress address) {
        this.address = address;
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
                                        + " where schema_name like 'body\\_%' order by 1");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                BodyKey.tryParse(rows.getString(1).substring(PREFIX.length()).replace('_', '-'))
                        .ifPresent(bodies::add);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
        return bodies;
    }

    @Override
    public void create(BodyKey body) throws SQLException {
        try (Connection connection = dataSource(null).getConnection();
                Statement statement = connection.createStatement()) {
            // A key consists of small letters, digits and hyphens only, so it cannot leave its
            // quotes.
            statement.execute("create schema \"" + schema(body) + "\"");
        }
    }

    @Override
    public void migrate(BodyKey body) {
        Migrations.run(body, dataSource(body), "postgresql", schema(body));
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
        Connection connection = dataSource(body).getConnection();
        try (Statement statement = connection.createStatement()) {
            // Whatever the server's default is: an answered change has reached the disk.
            statement.execute("set synchronous_commit = on");
        }
        connection.setAutoCommit(false);
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

    private static String schema(BodyKey body) {
        return PREFIX + body.value().replace('-', '_');
    }
}
