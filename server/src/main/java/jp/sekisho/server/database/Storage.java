// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
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

    /// Opens a connection for writing. A transaction begins with [#beginWriting], which takes the
    /// body's one write lock, and ends with [#commit] or [#rollback]; between two transactions the
    /// connection holds nothing, so that other processes can write.
    ///
    /// @throws NotDurable where it would lose what it has answered
    Connection openForWriting(BodyKey body) throws SQLException;

    /// Returns which settings of a writing connection would lose answered changes, as `name=value`.
    List<String> notDurable(BodyKey body) throws SQLException;

    /// Begins a transaction.
    void beginWriting(Connection connection) throws SQLException;

    /// Ends a transaction; what it did is on the disk when this returns.
    void commit(Connection connection) throws SQLException;

    /// Ends a transaction as if it had not been.
    void rollback(Connection connection) throws SQLException;

    /// Takes some of the steps only, as an older program would have.
    ///
    /// @throws MigrationFailed where a step fails; the data are as they were
    void migrate(BodyKey body, Set<String> versions);

    /// Returns the steps that this program knows.
    Set<String> knownSteps(BodyKey body);

    /// Returns a place beside this one, where a body is put together that nobody sees yet.
    Storage beside();

    /// Makes a body visible that was put together here, whole and at once.
    ///
    /// @param body which one; nobody has it open
    void publish(BodyKey body) throws SQLException;

    /// Throws a body away that was put together here and not published.
    void discard(BodyKey body) throws SQLException;

    /// Takes a body out of sight without destroying it.
    ///
    /// @param body which one; nobody has it open
    /// @param mark tells it apart from others that were set aside: small letters, digits and `_`
    void setAside(BodyKey body, String mark) throws SQLException;
}
