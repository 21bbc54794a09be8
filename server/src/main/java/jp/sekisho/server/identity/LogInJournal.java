// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.evidence.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Enters log-ins in the body's ledger, never what was typed: a password lands in the field of the
/// name easily enough.
///
/// Each success and each log-out has its entry. Of failures, the first has its own at once; those
/// that follow within [#GATHERED] are counted and entered with the next one after that, or with the
/// next success of the account: somebody who guesses must not be able to fill the disk. What is
/// still only counted when the server stops is entered then.
@Component
final class LogInJournal implements SmartLifecycle {

    private static final System.Logger LOG = System.getLogger("jp.sekisho.server.identity");

    /// Stops after the web server, before the ledgers are signed.
    static final int PHASE = 1000;

    /// So long failures of one account from one source are gathered.
    static final Duration GATHERED = Duration.ofMinutes(1);

    /// Pairs whose failures are gathered at once; beyond, they are counted together as of others.
    static final int PAIRS = 1_000;

    private static final String KIND = "account";

    private record Pair(String body, @Nullable AccountId account, @Nullable Source source) {}

    private static final class Gathering {
        Instant since;
        int more;

        Gathering(Instant since) {
            this.since = since;
        }
    }

    private final BodyDatabases bodies;
    private final Evidence evidence;
    private final Clock clock;
    private volatile boolean running;
    private final Map<Pair, Gathering> gatherings = new HashMap<>();

    LogInJournal(BodyDatabases bodies, Evidence evidence, Clock clock) {
        this.bodies = bodies;
        this.evidence = evidence;
        this.clock = clock;
    }

    /// Enters a success.
    ///
    /// @param by what was shown
    void signedIn(BodyDatabase body, Account account, Source source, String by) {
        int failures = takeMore(new Pair(body.key().value(), account.id(), source));
        note(
                body,
                account.id(),
                new Actor(account.shownName()),
                "log-in",
                by + "でログインしました(接続元 " + source.value() + ")。" + said(failures));
    }

    /// Enters that somebody left.
    void signedOut(BodyDatabase body, AccountId account, String name) {
        note(body, account, new Actor(name), "log-out", "ログアウトしました。");
    }

    /// Enters or counts a failure.
    ///
    /// @param account the account that was named; nothing where there is none of that name
    void failed(BodyDatabase body, Optional<Account> account, Source source) {
        AccountId id = account.map(Account::id).orElse(null);
        int failures = countFailure(new Pair(body.key().value(), id, source));
        if (failures < 0) {
            return;
        }
        String whose = account.isPresent() ? "このアカウントの" : "登録のないアカウント名での";
        note(
                body,
                id,
                Actor.SEKISHO,
                "log-in-failed",
                whose + "ログインに失敗しました(接続元 " + source.value() + ")。" + said(failures));
    }

    /// Enters every failure that was only counted.
    void flush() {
        for (Map.Entry<Pair, Integer> counted : takeAll().entrySet()) {
            Pair pair = counted.getKey();
            String source = pair.source() == null ? "さまざま" : pair.source().value();
            try {
                bodies.find(new BodyKey(pair.body()))
                        .ifPresent(body ->
                                note(
                                        body,
                                        pair.account(),
                                        Actor.SEKISHO,
                                        "log-in-failed",
                                        "ログインの失敗がほかに"
                                                + counted.getValue()
                                                + "回ありました(接続元 "
                                                + source
                                                + ")。"));
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        counted.getValue() + " failed log-ins of " + pair.body() + " not entered",
                        e);
            }
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        flush();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void note(
            BodyDatabase body,
            @Nullable AccountId account,
            Actor actor,
            String action,
            String text) {
        evidence.change(
                body,
                actor,
                text,
                change -> {
                    long id = account == null ? 0 : account.value();
                    change.note(new Subject(KIND, id), action, text);
                    return id;
                });
    }

    private static String said(int failures) {
        return failures == 0 ? "" : "ほかに" + failures + "回の失敗がありました。";
    }

    /// Returns how many failures went before without an entry, or -1 where this one only counts.
    private synchronized int countFailure(Pair asked) {
        Instant now = clock.instant();
        Pair pair =
                gatherings.containsKey(asked) || gatherings.size() < PAIRS
                        ? asked
                        : new Pair(asked.body(), null, null);
        Gathering gathering = gatherings.get(pair);
        if (gathering == null) {
            gatherings.values().removeIf(g -> g.more == 0 && isOver(g, now));
            gatherings.put(pair, new Gathering(now));
            return 0;
        }
        if (!isOver(gathering, now)) {
            gathering.more++;
            return -1;
        }
        int more = gathering.more;
        gathering.more = 0;
        gathering.since = now;
        return more;
    }

    private synchronized Map<Pair, Integer> takeAll() {
        Map<Pair, Integer> all = new HashMap<>();
        gatherings.forEach((pair, gathering) -> {
            if (gathering.more > 0) {
                all.put(pair, gathering.more);
            }
        });
        gatherings.clear();
        return all;
    }

    private synchronized int takeMore(Pair pair) {
        Gathering gathering = gatherings.remove(pair);
        return gathering == null ? 0 : gathering.more;
    }

    private static boolean isOver(Gathering gathering, Instant now) {
        return gathering.since.plus(GATHERED).isBefore(now);
    }
}
