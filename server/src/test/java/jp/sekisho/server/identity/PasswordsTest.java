// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

final class PasswordsTest {

    /// Argon2id as it is, counting how many hashes are computed at the same moment.
    private static final class Counting implements PasswordEncoder {
        private final PasswordEncoder real = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
        final AtomicInteger running = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final AtomicInteger compared = new AtomicInteger();

        @Override
        public String encode(CharSequence password) {
            return real.encode(password);
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            compared.incrementAndGet();
            try {
                return real.matches(password, hash);
            } finally {
                running.decrementAndGet();
            }
        }
    }

    @Test
    void twentyPeopleAtOnceNeverHashMoreThanTwoAtATime() throws Exception {
        Counting counting = new Counting();
        Passwords passwords = new Passwords(counting);
        String hash = counting.encode("秘密の合言葉です");
        List<Callable<Verdict>> people =
                IntStream.range(0, 20)
                        .<Callable<Verdict>>mapToObj(_ -> () -> passwords.check("秘密の合言葉です", hash))
                        .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Verdict> done : threads.invokeAll(people)) {
                assertThat(done.get()).isEqualTo(Verdict.MATCHES);
            }
        }
        assertThat(counting.compared).hasValue(20);
        assertThat(counting.most).hasValueBetween(1, Passwords.AT_ONCE);
    }

    @Test
    void nobodyCostsOneComparisonToo() {
        Counting counting = new Counting();
        Passwords passwords = new Passwords(counting);

        assertThat(passwords.check("nobody's password", null)).isEqualTo(Verdict.DIFFERS);
        assertThat(counting.compared).hasValue(1);
    }

    @Test
    void theSamePasswordInAnotherCompositionMatches() {
        Passwords passwords = new Passwords(new Counting());
        String hash = passwords.hash("パスワードはガギグ123");

        assertThat(passwords.check("パスワードはガギグ123", hash)).isEqualTo(Verdict.MATCHES);
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void whoComesWhenTooManyWaitIsToldSo() throws Exception {
        var entered = new java.util.concurrent.CountDownLatch(Passwords.AT_ONCE);
        var go = new java.util.concurrent.CountDownLatch(1);
        Passwords passwords =
                new Passwords(
                        new PasswordEncoder() {
                            @Override
                            public String encode(CharSequence password) {
                                return "x";
                            }

                            @Override
                            public boolean matches(CharSequence password, String hash) {
                                entered.countDown();
                                try {
                                    go.await();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                                return true;
                            }
                        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Verdict>> answers =
                    new java.util.ArrayList<>(
                            IntStream.range(0, Passwords.AT_ONCE)
                                    .mapToObj(_ -> threads.submit(() -> passwords.check("a", "x")))
                                    .toList());
            entered.await();
            for (int i = 0; i < Passwords.WAITING + 10; i++) {
                answers.add(threads.submit(() -> passwords.check("a", "x")));
            }
            while (answers.stream().filter(Future::isDone).count() < 10) {
                Thread.onSpinWait();
            }
            go.countDown();
            long busy = 0;
            for (Future<Verdict> answer : answers) {
                if (answer.get() == Verdict.BUSY) {
                    busy++;
                }
            }
            assertThat(busy).isEqualTo(10);
        }
    }
}
