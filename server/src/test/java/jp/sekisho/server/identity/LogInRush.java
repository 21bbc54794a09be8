// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.sekisho.server.database.TestDatabases.Kind;

/// A process in which a server runs and many people log in at the same moment.
final class LogInRush {

    static final int PEOPLE = 20;
    private static final int WAVES = 3;

    private LogInRush() {}

    /// @param args a folder for the data
    public static void main(String[] args) throws Exception {
        try (TestOffice office = new TestOffice(Kind.SQLITE, Path.of(args[0]));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            office.noCodeAsked(TestOffice.TOWN);
            for (int i = 0; i < PEOPLE; i++) {
                office.account(TestOffice.TOWN, "person-" + i, null);
            }
            for (int wave = 0; wave < WAVES; wave++) {
                CyclicBarrier together = new CyclicBarrier(PEOPLE);
                List<Callable<Integer>> people = new ArrayList<>();
                for (int i = 0; i < PEOPLE; i++) {
                    String name = "person-" + i;
                    people.add(() -> logIn(office, name, together));
                }
                for (Future<Integer> one : threads.invokeAll(people)) {
                    if (one.get() != 303) {
                        throw new IllegalStateException("not let in: " + one.get());
                    }
                }
            }
        }
        System.out.println("all let in");
        System.exit(0);
    }

    private static int logIn(TestOffice office, String name, CyclicBarrier together)
            throws Exception {
        try (Browser browser = office.browser()) {
            browser.get("/town/login");
            together.await();
            var answer =
                    browser.post(
                            "/town/login", Map.of("name", name, "password", TestOffice.PASSWORD));
            String next = answer.headers().firstValue("Location").orElse("");
            return next.contains("login") ? -1 : answer.statusCode();
        }
    }
}
