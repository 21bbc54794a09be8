// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.Organ.ORGAN;
import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;

/// A town with two organs and its chief officer at the browser, for tests of the policy pages.
final class PolicyOffice {

    static final String FIRST =
            """
            山里町情報セキュリティ基本方針

            平成29年3月24日制定

            1 目的

            この基本方針は、情報資産を守ることを目的とする。

            2 定義

            (1) 情報資産

            情報システムで取り扱う情報をいう。

            3 対策

            情報資産を非意図的的な漏えいから守る対策を講じる。
            """;

    static final String SECOND =
            FIRST.replace("非意図的的な", "意図しない").replace("平成29年3月24日制定", "平成29年3月24日制定\n\n令和8年3月25日改定")
                    + """

                    4 公表

                    この基本方針を公表する。
                    """;

    private final TestOffice office;
    private final Browser browser;

    PolicyOffice(TestOffice office, Browser browser) {
        this.office = office;
        this.browser = browser;
        office.noCodeAsked(TOWN);
        organ(1, "HEAD", "町長");
        organ(2, "BOARD_OF_EDUCATION", "教育委員会");
        office.accountWithRole(TOWN, Role.CHIEF_OFFICER, null);
        signIn(browser, "chief_officer");
    }

    private void organ(long id, String kind, String name) {
        office.database(TOWN)
                .write(db ->
                        db.insertInto(ORGAN)
                                .set(ORGAN.ID, id)
                                .set(ORGAN.VERSION, 1)
                                .set(ORGAN.KIND, kind)
                                .set(ORGAN.NAME, name)
                                .set(ORGAN.FROM_ON, "2020-04-01")
                                .execute());
    }

    static void signIn(Browser browser, String name) {
        browser.logIn("town", name, PASSWORD);
        browser.get("/town/account");
    }

    /// Pastes a new document and returns its address.
    String paste(String kind, String text, Map<String, String> more) {
        Map<String, String> typed = new LinkedHashMap<>(Map.of("kind", kind, "text", text));
        typed.putAll(more);
        return location(browser.post("/town/policy/new", typed));
    }

    String next(String document, String text) {
        return location(browser.post(document + "/next", Map.of("text", text)));
    }

    /// Records the decision of an edition whose row was never changed.
    void decide(String document, String decidedOn, String enforcedOn) {
        location(browser.post(document + "/decision", decision(1, decidedOn, enforcedOn)));
    }

    static Map<String, String> decision(int version, String decidedOn, String enforcedOn) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("version", Integer.toString(version));
        typed.put("number", "総第114号");
        typed.put("decided_on", decidedOn);
        typed.put("kind", "DECIDED");
        typed.put("decider", "町長");
        typed.put("enforced_on", enforcedOn);
        return typed;
    }

    static String location(HttpResponse<String> answer) {
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
