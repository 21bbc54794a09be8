// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.BodyDesk;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.page.Chromium;
import jp.sekisho.server.page.Chromium.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was typed while the session ended comes back to who typed it, and to nobody else.
final class KeptFormsTest {

    @TempDir Path folder;
    private TestOffice office;

    @BeforeEach
    void start() {
        office = new TestOffice(Kind.SQLITE, folder);
        long unit = office.unit(TOWN, "総務課", null);
        office.accountWithRole(TOWN, Role.CHIEF_OFFICER, unit);
        office.account(TOWN, "second", personWithRole(unit));
        office.noCodeAsked(TOWN);
        office.bean(Evidence.class)
                .change(
                        office.database(TOWN),
                        Actor.SEKISHO,
                        "試験",
                        change ->
                                office.bean(BodyDesk.class)
                                        .body(change, "山里町", BodyKind.TOWN, Optional.empty()));
    }

    private long personWithRole(long unit) {
        long person = office.person(TOWN, "別の 人", unit);
        office.appoint(TOWN, person, Role.CHIEF_OFFICER, unit);
        return person;
    }

    @AfterEach
    void stop() {
        office.close();
    }

    @Test
    void theFormComesBackFilledAndIsSavedThen() {
        try (Chromium chromium = new Chromium(office.port())) {
            Window window = typedAndTimedOut(chromium);
            Page page = window.page();
            assertThat(page.url()).contains("/town/login?ended=kept");
            assertThat(page.locator("main").innerText()).contains("入れていた内容は残っています");

            signIn(page, "chief_officer");
            assertThat(page.url()).endsWith("/town/settings/zones/new");
            assertThat(page.locator("main").innerText()).contains("まだ保存していません");
            assertThat(page.inputValue("[name=name]")).isEqualTo("学習系 <b>&\"");
            assertThat(page.inputValue("[name=kind]")).isEqualTo("OWN");
            assertThat(window.findings()).isEmpty();
            click(page, "form.card button[type=submit]");
            assertThat(page.url()).matches(".*/settings/zones/[0-9]+");
            assertThat(page.locator("main").innerText()).contains("学習系 <b>&\"");

            // Given once.
            window.open("/town/settings/zones/new");
            assertThat(page.inputValue("[name=name]")).isEmpty();
        }
    }

    @Test
    void aFormThatWasShownAgainWithItsMistakesCanBeSentAgain() {
        try (Chromium chromium = new Chromium(office.port())) {
            Window window = chromium.window(Chromium.DESK);
            window.signIn("town", "chief_officer", PASSWORD);
            window.open("/town/settings/zones/new");
            Page page = window.page();
            page.fill("[name=name]", "学習系");
            click(page, "form.card button[type=submit]");
            assertThat(page.locator("main").innerText()).contains("保存していません");
            page.selectOption("[name=kind]", "OWN");
            page.fill("[name=why]", "新しい学習系");
            office.endSessions();
            click(page, "form.card button[type=submit]");
            signIn(page, "chief_officer");
            assertThat(page.locator("main").innerText()).contains("内容は残っています");
            click(page, "main form.card button[type=submit]");

            assertThat(page.url()).matches(".*/settings/zones/[0-9]+");
        }
    }

    @Test
    void anotherPersonAtTheSameMachineDoesNotSeeIt() {
        try (Chromium chromium = new Chromium(office.port())) {
            Window window = typedAndTimedOut(chromium);
            signIn(window.page(), "second");

            assertThat(window.page().url()).endsWith("/town/settings/zones/new");
            assertThat(window.page().inputValue("[name=name]")).isEmpty();
        }
    }

    @Test
    void passwordsAreNotKept() {
        try (Chromium chromium = new Chromium(office.port())) {
            Window window = chromium.window(Chromium.DESK);
            window.signIn("town", "chief_officer", PASSWORD);
            window.open("/town/account/password");
            window.page().fill("[name=current]", PASSWORD);
            window.page().fill("[name=fresh]", "ひみつのことばひみつのことば");
            window.page().fill("[name=repeated]", "ひみつのことばひみつのことば");
            office.endSessions();
            click(window.page(), "main form button[type=submit]");

            assertThat(window.page().locator("main").innerText()).contains("受け取れませんでした");
        }
    }

    @Test
    void aFormWithoutTheCookieOfAnEndedSessionIsRefusedAsEver() {
        try (Browser stranger = office.browser()) {
            stranger.get("/town/login");
            assertThat(
                            stranger.postAsIs(
                                            "/town/settings/zones",
                                            Map.of("name", "x", "_csrf", "y"))
                                    .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void whoLoggedOutLeavesNothingBehind() {
        try (Browser officer = office.browser()) {
            officer.logIn("town", "chief_officer", PASSWORD);
            officer.get("/town/settings/zones/new");
            var cookies = java.util.List.copyOf(officer.cookies().getCookieStore().getCookies());
            officer.post("/town/logout", Map.of());
            cookies.forEach(cookie ->
                    officer.cookies()
                            .getCookieStore()
                            .add(java.net.URI.create("http://127.0.0.1"), cookie));

            assertThat(officer.post("/town/settings/zones", Map.of("name", "x")).statusCode())
                    .isEqualTo(403);
        }
    }

    private Window typedAndTimedOut(Chromium chromium) {
        Window window = chromium.window(Chromium.DESK);
        window.signIn("town", "chief_officer", PASSWORD);
        window.open("/town/settings/zones/new");
        window.page().fill("[name=name]", "学習系 <b>&\"");
        window.page().selectOption("[name=kind]", "OWN");
        window.page().fill("[name=why]", "新しい学習系");
        office.endSessions();
        click(window.page(), "form.card button[type=submit]");
        return window;
    }

    private static void signIn(Page page, String name) {
        page.fill("[name=name]", name);
        page.fill("[name=password]", PASSWORD);
        click(page, "main button[type=submit]");
    }

    private static void click(Page page, String what) {
        page.waitForNavigation(() -> page.locator(what).first().click());
    }
}
