// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.commons.pool2.BaseKeyedPooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericKeyedObjectPool;
import org.apache.commons.pool2.impl.GenericKeyedObjectPoolConfig;

/// All bodies of this process. A body is migrated and opened when it is first used; connections are
/// shared among the bodies within one bound, so that many bodies cost little.
public final class BodyDatabases implements AutoCloseable {

    /// Connections that may be open for reading, over all bodies.
    static final int MAX_READERS = 48;

    /// Connections that may be open for reading to one body.
    static final int MAX_READERS_PER_BODY = 6;

    /// Bodies that may be written to at the same moment.
    static final int MAX_WRITERS = 24;

    private static final Duration WAIT = Duration.ofSeconds(20);

    private final Storage storage;
    private final Map<BodyKey, BodyDatabase> open = new ConcurrentHashMap<>();
    private final LongAdder statements = new LongAdder();
    private final GenericKeyedObjectPool<BodyKey, Connection> readers;
    private final GenericKeyedObjectPool<BodyKey, Connection> writers;

    BodyDatabases(Storage storage) {
        this.storage = storage;
        this.readers = pool(storage::openForReading, MAX_READERS, MAX_READERS_PER_BODY);
        // One writing connection a body: whoever writes waits for its turn here.
        this.writers = pool(storage::openForWriting, MAX_WRITERS, 1);
    }

    /// Returns the bodies that exist.
    public List<BodyKey> bodies() {
        return storage.bodies();
    }

    /// Opens a body's database, migrating it first where this process has not seen it yet.
    ///
    /// @param body its key
    /// @return the database, or nothing where no such body exists
    /// @throws MigrationFailed where its tables cannot be brought to this version
    public Optional<BodyDatabase> find(BodyKey body) {
        BodyDatabase known = open.get(body);
        if (known != null) {
            return Optional.of(known);
        }
        if (!storage.bodies().contains(body)) {
            return Optional.empty();
        }
        return Optional.of(open.computeIfAbsent(body, this::migrated));
    }

    /// Returns the bodies that this process has opened.
    public List<BodyDatabase> opened() {
        return List.copyOf(open.values());
    }

    /// Makes a new, empty database for a body.
    ///
    /// @param body its key
    /// @return the database
    /// @throws IllegalArgumentException where the body exists
    public BodyDatabase create(BodyKey body) {
        if (storage.bodies().contains(body)) {
            throw new IllegalArgumentException("body exists: " + body);
        }
        try {
            storage.create(body);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
        return open.computeIfAbsent(body, this::migrated);
    }

    /// Returns which settings of a fresh writing connection would lose answered changes, as
    /// `name=value`; none where all are as they must be.
    public List<String> notDurable(BodyKey body) {
        try {
            return storage.notDurable(body);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    /// Begins to put a body together that nobody sees yet; what an earlier attempt left is thrown
    /// away.
    ///
    /// @param body its key
    public Preparation prepare(BodyKey body) {
        return new Preparation(body, storage.beside());
    }

    /// Takes a body out of sight without destroying it. No other process may have it open.
    ///
    /// @param body its key
    /// @param mark tells it apart from others that were set aside: small letters, digits and `_`
    public void setAside(BodyKey body, String mark) {
        open.remove(body);
        readers.clear(body);
        writers.clear(body);
        try {
            storage.setAside(body, mark);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    /// Counts the statements executed since the start of the process, over all bodies.
    public long statementsExecuted() {
        return statements.sum();
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
    }

    /// Returns a body without bringing its tables to this version.
    BodyDatabase unmigrated(BodyKey body) {
        return new BodyDatabase(body, storage, readers, writers, statements);
    }

    private BodyDatabase migrated(BodyKey body) {
        storage.migrate(body);
        return new BodyDatabase(body, storage, readers, writers, statements);
    }

    private interface Opening {
        Connection open(BodyKey body) throws SQLException;
    }

    private static GenericKeyedObjectPool<BodyKey, Connection> pool(
            Opening opening, int total, int perBody) {
        GenericKeyedObjectPoolConfig<Connection> config = new GenericKeyedObjectPoolConfig<>();
        config.setMaxTotal(total);
        config.setMaxTotalPerKey(perBody);
        config.setMaxIdlePerKey(perBody);
        config.setMaxWait(WAIT);
        config.setJmxEnabled(false);
        config.setFairness(true);
        return new GenericKeyedObjectPool<>(new ConnectionFactory(opening), config);
    }

    private static final class ConnectionFactory
            extends BaseKeyedPooledObjectFactory<BodyKey, Connection> {

        private final Opening opening;

        ConnectionFactory(Opening opening) {
            this.opening = opening;
        }

        @Override
        public Connection create(BodyKey body) throws SQLException {
            return opening.open(body);
        }

        @Override
        public PooledObject<Connection> wrap(Connection connection) {
            return new DefaultPooledObject<>(connection);
        }

        @Override
        public void destroyObject(BodyKey body, PooledObject<Connection> pooled)
                throws SQLException {
            pooled.getObject().close();
        }
    }
}
