// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.SQLDialect;

/// Where the bodies' databases lie: a folder of SQLite files, or schemas of one PostgreSQL
/// database.
interface Storage {

    SQLDialect dialect();

    /// Names of the bodies that exist, in order.
    List<BodyKey> bodies();

    /// Makes an empty database; refuses one that exists.
    void create(BodyKey body) throws SQLException;

    /// Brings the body's tables to this version of the program, all steps or none.
    ///
    /// @throws MigrationFailed where a step fails; the data are as they were
    void migrate(BodyKey body);

    /// Opens a connection that cannot write; its transactions see one moment.
    Connection openForReading(BodyKey body) throws SQLException;

    /// Opens a connection whose transactions take the body's one write lock before their first
    /// statement.
    Connection openForWriting(BodyKey body) throws SQLException;

    /// Called at the start of each write transaction.
    void beginWriting(Connection connection) throws SQLException;
}
