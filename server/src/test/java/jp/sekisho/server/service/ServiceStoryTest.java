// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.service;

import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Calendar;
import jp.sekisho.server.identity.TestOffice;
import jp.sekisho.server.page.Chromium;
import jp.sekisho.server.page.Chromium.Window;
import jp.sekisho.server.page.GuidePictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The life of a cloud service, page by page in a browser.
final class ServiceStoryTest {

    private static final LocalDate BEGIN = LocalDate.of(2026, 11, 24);

    @TempDir Path folder;

    @Test
    void fromTheRequestToTheApprovalTheRegisterTheYearlyReviewAndTheExpiry() {
        Calendar calendar = new Calendar(BEGIN);
        GuidePictures pictures = new GuidePictures("services.md");
        try (TestOffice office = new TestOffice(Kind.SQLITE, folder, calendar);
                Chromium chromium = new Chromium(office.port())) {
            office.noCodeAsked(TOWN);
            long residents = office.unit(TOWN, "町民課", null);
            long clerk = office.person(TOWN, "小林 恵", residents);
            office.account(TOWN, "kobayashi", clerk);
            long manager = office.person(TOWN, "田中 幸子", residents);
            office.appoint(TOWN, manager, Role.MANAGER, residents);
            office.account(TOWN, "tanaka", manager);
            long chief = office.person(TOWN, "佐藤 健", residents);
            office.appoint(TOWN, chief, Role.CHIEF_OFFICER, null);
            office.account(TOWN, "sato", chief);

            Window window = signedIn(chromium, "kobayashi");
            String request = ask(window, pictures);
            attach(window, pictures);

            allow(signedIn(chromium, "tanaka"), request, pictures, "service-3-decide");
            allow(signedIn(chromium, "sato"), request, pictures, "");

            window = signedIn(chromium, "tanaka");
            window.open("/town/registers/services");
            assertThat(window.page().locator("main").innerText()).contains("予約サービス", "承認あり");
            window.press("tbody th a");
            assertThat(window.page().locator("main").innerText()).contains("団体の定義", "承認の番号");
            pictures.take(window, "service-4-register");
            String row = window.page().url().replaceFirst(".*?(/town/)", "$1");

            calendar.turnTo(LocalDate.of(2027, 10, 30));
            window = signedIn(chromium, "tanaka");
            window.open("/town/duties/year");
            assertThat(window.page().locator("main").innerText())
                    .contains("外部サービスの使い方・権限・約款を見直す", "外部サービスの承認が切れる");
            pictures.take(window, "service-5-plan");
            window.open(row + "/edit");
            window.page().fill("[name=reviewed_on]", "令和9年10月30日");
            pictures.take(window, "service-6-review");
            window.press("main form.card button[type=submit]");
            assertThat(window.page().locator("main").innerText()).contains("令和9年10月30日");

            calendar.turnTo(LocalDate.of(2027, 12, 1));
            window = signedIn(chromium, "tanaka");
            window.open("/town/registers/services");
            assertThat(window.page().locator("main").innerText()).contains("日超過");
            pictures.take(window, "service-7-expired");
            window.open(request);
            assertThat(window.page().locator("main").innerText()).contains("期限切れ", "更新を申請する");
            pictures.check();
        }
    }

    private static String ask(Window window, GuidePictures pictures) {
        window.open("/town/requests/new/service");
        var page = window.page();
        page.fill("[name=name]", "予約サービス");
        page.fill("[name=provider]", "見本予約社");
        page.selectOption("[name=kind]", "FORM");
        page.fill("[name=purpose]", "窓口の予約を受ける");
        page.selectOption("[name=confidentiality_id]", "12");
        page.selectOption("[name=personal]", "RESIDENTS");
        page.selectOption("[name=terms]", "CONTRACT");
        page.selectOption("[name=ismap]", "LISTED");
        page.selectOption("[name=data_place]", "JAPAN");
        page.fill("[name=reason]", "窓口の待ち時間を減らすため");
        pictures.take(window, "service-1-ask");
        window.press("main form.card button[type=submit]");
        assertThat(page.locator("main").innerText()).contains("情報セキュリティ管理者の決裁を待っています");
        return page.url().replaceFirst(".*?(/town/)", "$1");
    }

    private static void attach(Window window, GuidePictures pictures) {
        window.page()
                .setInputFiles(
                        "[name=file]",
                        new com.microsoft.playwright.options.FilePayload(
                                "約款.pdf",
                                "application/pdf",
                                "%PDF-1.7 terms".getBytes(StandardCharsets.UTF_8)));
        window.press("form[action$='/files'] button");
        assertThat(window.page().locator("main").innerText()).contains("約款.pdf", "照合値");
        pictures.take(window, "service-2-asked");
    }

    private static void allow(
            Window window, String request, GuidePictures pictures, String picture) {
        window.open(request);
        if (!picture.isEmpty()) {
            pictures.take(window, picture);
        }
        window.press("button[value=ALLOW]");
    }

    private static Window signedIn(Chromium chromium, String name) {
        Window window = chromium.window(Chromium.DESK);
        window.signIn("town", name, PASSWORD);
        return window;
    }
}
