// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import java.sql.SQLException;
import java.util.Set;

/// A body that is being put together where nobody sees it. Closed without [#publish], nothing of it
/// stays in the database.
public final class Preparation implements AutoCloseable {

    private final BodyKey body;
    private final Storage beside;
    private final BodyDatabases databases;
    private boolean published;

    Preparation(BodyKey body, Storage beside) {
        this.body = body;
        this.beside = beside;
        this.databases = new BodyDatabases(beside);
        try {
            beside.discard(body);
            beside.create(body);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    /// Tells whether this program knows all steps of migration.
    ///
    /// @param versions the steps
    public boolean knows(Set<String> versions) {
        return beside.knownSteps(body).containsAll(versions);
    }

    /// Makes the tables as the steps leave them.
    ///
    /// @param versions the steps
    /// @return the body, for putting rows into its tables; not to be used with what this program
    ///   knows of its tables before [#migrated] was called
    public BodyDatabase withTables(Set<String> versions) {
        beside.migrate(body, versions);
        return databases.unmigrated(body);
    }

    /// Brings the tables to this version of the program.
    public BodyDatabase migrated() {
        return databases.find(body).orElseThrow();
    }

    /// Lets go of every connection, so that the body's folder can be moved.
    public void release() {
        databases.close();
    }

    /// Makes the body visible, whole and at once.
    public void publish() {
        databases.close();
        try {
            beside.publish(body);
            published = true;
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    @Override
    public void close() {
        databases.close();
        if (!published) {
            try {
                beside.discard(body);
            } catch (SQLException e) {
                throw new DatabaseUnavailable(e);
            }
        }
    }
}
