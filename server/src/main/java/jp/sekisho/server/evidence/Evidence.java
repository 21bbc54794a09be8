// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.secret.Secrets;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The door through which data change.
@Component
public final class Evidence {

    private final Clock clock;
    private final Iterable<ChangeListener> listeners;
    private final LedgerKeys keys;
    private final SecureRandom random = new SecureRandom();

    /// Makes the door.
    ///
    /// @param clock tells when a change happens
    /// @param listeners who hears of changes
    /// @param secrets seals the key with which a body's ledger signs
    @Autowired
    public Evidence(Clock clock, ObjectProvider<ChangeListener> listeners, Secrets secrets) {
        this(clock, (Iterable<ChangeListener>) listeners, secrets);
    }

    /// Makes the door where nobody listens.
    ///
    /// @param clock tells when a change happens
    /// @param secrets seals the key with which a body's ledger signs
    public Evidence(Clock clock, Secrets secrets) {
        this(clock, List.of(), secrets);
    }

    private Evidence(Clock clock, Iterable<ChangeListener> listeners, Secrets secrets) {
        this.clock = clock;
        this.listeners = listeners;
        this.keys = new LedgerKeys(secrets, random);
    }

    /// Changes data of a body in one transaction, and enters in the ledger in the same transaction
    /// who did what, when and why. Where the work throws, nothing has happened.
    ///
    /// @param body whose data
    /// @param actor who changes them
    /// @param why the reason as a person would say it; erasable later
    /// @param work what to change
    /// @param <T> what comes of it
    /// @return what the work returned; change and entries are durable when this returns
    /// @throws ChangedMeanwhile where somebody else changed a row since it was read
    public <T> T change(BodyDatabase body, Actor actor, String why, Function<Change, T> work) {
        T done =
                body.write(db -> {
                    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    LedgerJournal journal =
                            new LedgerJournal(db, ledger(body.key(), db), actor, why, at, random);
                    T result = work.apply(new Change(db, journal, at));
                    journal.write();
                    return result;
                });
        listeners.forEach(listener -> listener.changed(body, actor));
        return done;
    }

    LedgerKeys keys() {
        return keys;
    }

    /// Opens the ledger of a body within a transaction.
    BodyLedger ledger(BodyKey body, DSLContext db) {
        return ledger(body, db, _ -> {});
    }

    /// Opens the ledger of a body within a transaction.
    ///
    /// @param progress hears how many entries have been read, while all are
    BodyLedger ledger(BodyKey body, DSLContext db, LongConsumer progress) {
        return new BodyLedger(body, db, keys, random, clock, progress);
    }
}
