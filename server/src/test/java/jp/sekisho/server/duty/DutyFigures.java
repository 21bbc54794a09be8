// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Reads the figures of `docs/benchmarks.md` for the year plan: whole pages over HTTP with 2,000
/// duties. Not part of the tests: runs only where it is named (`-Dtest=DutyFigures`).
final class DutyFigures {

    private static final int ROUNDS = 300;
    private static final int WARM_UP = 300;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void pagesOfTheYearPlan(Kind kind, @TempDir Path folder) throws Exception {
        try (TestOffice office = DutyPagesTest.office(kind, folder);
                Browser chief = DutyPagesTest.signedIn(office)) {
            for (String page : DutyPagesTest.PAGES) {
                double[] times = new double[ROUNDS];
                for (int i = -WARM_UP; i < ROUNDS; i++) {
                    long began = System.nanoTime();
                    chief.get(page);
                    if (i >= 0) {
                        times[i] = (System.nanoTime() - began) / 1e6;
                    }
                }
                Arrays.sort(times);
                System.out.printf(
                        Locale.ROOT,
                        "%-10s %-30s p50 %.1f ms, p95 %.1f ms%n",
                        kind,
                        page,
                        times[ROUNDS / 2],
                        times[ROUNDS * 95 / 100]);
            }
        }
    }
}
