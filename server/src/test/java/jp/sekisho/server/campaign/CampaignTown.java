// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;

/// A town of two units: the chief officer and a clerk in one, the cook in the other.
final class CampaignTown implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Tokyo"));

    final TestOffice office;
    final Browser chief;
    final Browser clerk;
    final Browser cook;
    final long general;
    final long cookId;

    CampaignTown(Kind kind, Path folder) {
        office = new TestOffice(kind, folder);
        office.noCodeAsked(TOWN);
        general = office.unit(TOWN, "総務課", null);
        long kitchen = office.unit(TOWN, "給食センター", null);
        office.accountWithRole(TOWN, Role.CHIEF_OFFICER, general);
        office.account(TOWN, "clerk", office.person(TOWN, "田中 一郎", general));
        cookId = office.person(TOWN, "調理 花子", kitchen);
        office.account(TOWN, "cook", cookId);
        chief = signedIn("chief_officer");
        clerk = signedIn("clerk");
        cook = signedIn("cook");
    }

    Browser signedIn(String name) {
        Browser browser = office.browser();
        browser.logIn("town", name, PASSWORD);
        browser.get("/town/account");
        return browser;
    }

    /// Opens a self-inspection of the whole town, and returns its address.
    ///
    /// @param days until when
    /// @param usual what the test says of all its campaigns
    /// @param more what it says of this one
    String opened(int days, Map<String, String> usual, Map<String, String> more) {
        Map<String, String> typed = new HashMap<>();
        typed.put("kind", "INSPECTION");
        typed.put("unit", Long.toString(general));
        typed.put("as_of", TODAY.toString());
        typed.put("due", TODAY.plusDays(days).toString());
        typed.put("pass_mark", "0");
        typed.putAll(usual);
        typed.putAll(more);
        var answer = chief.post("/town/campaigns/new", typed);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Override
    public void close() {
        chief.close();
        clerk.close();
        cook.close();
        office.close();
    }
}
