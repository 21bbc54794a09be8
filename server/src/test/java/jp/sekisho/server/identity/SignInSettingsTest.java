// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The page on which a body decides how people sign in.
final class SignInSettingsTest {

    private static final String PAGE = "/town/settings/sign-in";

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void theDecisionIsTakenWithGroundsAndStandsInTheLedger(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            signedIn(office, browser);

            var answer = browser.post(PAGE, decision());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
            assertThat(browser.get(PAGE).body())
                    .contains("ICカードを求めるため", "value=\"5\"", "令和8年4月1日", "令和99年3月31日");
            assertThat(office.ledger(TOWN)).contains("共用の端末が増えた");
            SignInRules rules = office.database(TOWN).read(SignInRules::read);
            assertThat(rules.asksForCode()).isFalse();
            assertThat(rules.idle().toMinutes()).isEqualTo(5);

            Map<String, String> back = new HashMap<>(decision());
            back.put("factor", "code");
            assertThat(browser.post(PAGE, back).statusCode()).isEqualTo(303);
            assertThat(office.database(TOWN).<SignInRules>read(SignInRules::read).asksForCode())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongIsSaidAtItsFieldAndNothingIsDecided(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            signedIn(office, browser);
            SignInRules before = office.database(TOWN).read(SignInRules::read);
            Map<String, String> wrong =
                    Map.of(
                            "factor", "どれか",
                            "grounds", " ",
                            "approver", "長".repeat(201),
                            "decided", "令和99年4月1日",
                            "review", "令和2年3月31日",
                            "idle", "121",
                            "why", "",
                            "current", "ちがう合言葉");
            Map<String, String> sentences =
                    Map.of(
                            "factor", "どちらかを選んでください。",
                            "grounds", "なぜ足りるかを入れてください。",
                            "approver", "200文字までにしてください。",
                            "decided", "決めた日を入れてください",
                            "review", "きょうより後の、見直しの日を入れてください",
                            "idle", "1から120までの数を入れてください。",
                            "why", "なぜ変えるかを入れてください。");
            wrong.forEach((field, value) -> {
                Map<String, String> typed = new HashMap<>(decision());
                typed.put(field, value);

                var answer = browser.post(PAGE, typed);

                assertThat(answer.statusCode()).as(field).isEqualTo(422);
                assertThat(answer.body())
                        .as(field)
                        .contains("href=\"#" + field + "\"")
                        .contains(sentences.getOrDefault(field, "パスワード"));
                if (!field.equals("why")) {
                    assertThat(answer.body()).as("what was typed stays").contains("共用の端末が増えた");
                }
                assertThat(answer.body())
                        .as("no password stays in a page")
                        .doesNotContain(PASSWORD, "ちがう合言葉");
            });
            assertThat(office.database(TOWN).<SignInRules>read(SignInRules::read))
                    .isEqualTo(before);
            assertThat(office.ledger(TOWN)).doesNotContain("共用の端末が増えた");
        }
    }

    private static void signedIn(TestOffice office, Browser browser) {
        office.noCodeAsked(TOWN);
        office.accountWithRole(TOWN, Role.CHIEF_OFFICER, null);
        assertThat(browser.logIn("town", "chief_officer", PASSWORD).statusCode()).isEqualTo(303);
        assertThat(browser.get(PAGE).statusCode()).isEqualTo(200);
    }

    private static Map<String, String> decision() {
        return Map.of(
                "factor", "terminal",
                "grounds", "全端末でICカードを求めるため",
                "approver", "最高情報セキュリティ責任者",
                "decided", "R8.4.1",
                "review", "令和99年3月31日",
                "idle", "5",
                "why", "共用の端末が増えた",
                "current", PASSWORD);
    }
}
