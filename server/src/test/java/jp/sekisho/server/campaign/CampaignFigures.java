// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import static jp.sekisho.server.identity.TestOffice.TOWN;

import java.nio.file.Path;
import java.util.Locale;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Reads the figure of `docs/benchmarks.md` for a campaign to 5,000 people, created and opened over
/// HTTP. Not part of the tests: runs only where it is named (`-Dtest=CampaignFigures`).
final class CampaignFigures {

    private static final int ROUNDS = 5;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void createdAndOpened(Kind kind, @TempDir Path folder) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser chief = office.browser()) {
            office.noCodeAsked(TOWN);
            long general = office.unit(TOWN, "総務課", null);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, general);
            CampaignPagesTest.crowd(office, general);
            CampaignPagesTest.signIn(chief, "chief_officer");
            for (int round = 1; round <= ROUNDS; round++) {
                long began = System.nanoTime();
                String campaign =
                        CampaignPagesTest.location(chief, CampaignPagesTest.training(general));
                int status = chief.get(campaign).statusCode();
                System.out.printf(
                        Locale.ROOT,
                        "%-10s campaign to 5,000, round %d: %d, %.2f s%n",
                        kind,
                        round,
                        status,
                        (System.nanoTime() - began) / 1e9);
            }
        }
    }
}
