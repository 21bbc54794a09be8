// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.apache.commons.pool2.KeyedObjectPool;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/// The database of one body. Its handle is passed on explicitly; no thread and no request hides it.
public final class BodyDatabase {

    private static final Settings SETTINGS =
            new Settings()
                    .withRenderSchema(false)
                    .withRenderNameCase(RenderNameCase.AS_IS)
                    .withExecuteLogging(false)
                    .withExecuteWithOptimisticLocking(true);

    private final BodyKey key;
    private final Storage storage;
    private final KeyedObjectPool<BodyKey, Connection> readers;
    private final KeyedObjectPool<BodyKey, Connection> writers;
    private final LongAdder statements;

    BodyDatabase(
            BodyKey key,
            Storage storage,
            KeyedObjectPool<BodyKey, Connection> readers,
            KeyedObjectPool<BodyKey, Connection> writers,
            LongAdder statements) {
        this.key = key;
        this.storage = storage;
        this.readers = readers;
        this.writers = writers;
        this.statements = statements;
    }

    /// Returns the body's short name.
    public BodyKey key() {
        return key;
    }

    /// Reads at one moment: all statements of the work see the same state, and none can write.
    ///
    /// @param work what to read
    /// @param <T> what comes of it
    /// @return what the work returned
    public <T> T read(Function<DSLContext, T> work) {
        return in(readers, false, work);
    }

    /// Changes data in one transaction: all of it or, where the work throws, nothing. One writer at
    /// a time per body. Only the `evidence` kernel calls this, so that no change is without its
    /// entry.
    ///
    /// @param work what to change
    /// @param <T> what comes of it
    /// @return what the work returned; it is durable when this returns
    public <T> T write(Function<DSLContext, T> work) {
        return in(writers, true, work);
    }

    private <T> T in(
            KeyedObjectPool<BodyKey, Connection> pool,
            boolean writing,
            Function<DSLContext, T> work) {
        Connection connection = borrow(pool);
        boolean sound = false;
        try {
            if (writing) {
                storage.beginWriting(connection);
            }
            T result = work.apply(context(connection));
            if (writing) {
                storage.commit(connection);
            } else {
                connection.rollback();
            }
            sound = true;
            return result;
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        } finally {
            giveBack(pool, connection, sound || rolledBack(connection, writing));
        }
    }

    private Connection borrow(KeyedObjectPool<BodyKey, Connection> pool) {
        try {
            return pool.borrowObject(key);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("No connection for body " + key, e);
        }
    }

    private void giveBack(
            KeyedObjectPool<BodyKey, Connection> pool, Connection connection, boolean sound) {
        try {
            if (sound) {
                pool.returnObject(key, connection);
            } else {
                pool.invalidateObject(key, connection);
            }
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Connection of body " + key + " could not be given back", e);
        }
    }

    private boolean rolledBack(Connection connection, boolean writing) {
        try {
            if (writing) {
                storage.rollback(connection);
            } else {
                connection.rollback();
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private DSLContext context(Connection connection) {
        DefaultConfiguration configuration = new DefaultConfiguration();
        configuration.set(connection);
        configuration.set(storage.dialect());
        configuration.set(SETTINGS);
        configuration.setExecuteListener(
                new ExecuteListener() {
                    @Override
                    public void executeStart(ExecuteContext context) {
                        statements.increment();
                    }
                });
        return DSL.using(configuration);
    }
}
