// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id (RFC 9106), never more than a few at once: each hash takes 19
/// MiB, and a morning's rush of log-ins must not exhaust the heap.
@Component
final class Passwords {

    /// Hashes that may be computed at the same moment.
    static final int AT_ONCE = 2;

    /// Requests that may wait for their turn; who comes later is told that the server is busy.
    static final int WAITING = 100;

    /// How long one waits at most.
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private final PasswordEncoder encoder;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable String nobodys;

    @Autowired
    Passwords() {
        this(new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES));
    }

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /// Compares a password.
    ///
    /// @param typed what somebody typed
    /// @param hash the account's hash; null where there is no account, which costs the same time
    ///   and never matches
    Verdict check(String typed, @Nullable String hash) {
        Boolean same =
                inTurn(() -> {
                    boolean matches =
                            encoder.matches(canonical(typed), hash == null ? nobodys() : hash);
                    return matches && hash != null;
                });
        if (same == null) {
            return Verdict.BUSY;
        }
        return same ? Verdict.MATCHES : Verdict.DIFFERS;
    }

    /// Hashes a new password.
    ///
    /// @return the hash with its parameters and salt, or null where the server is too busy
    @Nullable String hash(String password) {
        return inTurn(() -> encoder.encode(canonical(password)));
    }

    private <T> @Nullable T inTurn(Supplier<T> work) {
        if (waiting.incrementAndGet() > WAITING) {
            waiting.decrementAndGet();
            return null;
        }
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            waiting.decrementAndGet();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private String nobodys() {
        String hash = nobodys;
        if (hash == null) {
            hash = java.util.Objects.requireNonNull(encoder.encode("nobody's password"));
            nobodys = hash;
        }
        return hash;
    }

    // One and the same password, however the terminal composes its characters.
    private static String canonical(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC);
    }
}
