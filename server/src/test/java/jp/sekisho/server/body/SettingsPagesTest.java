// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import static jp.sekisho.server.database.schema.tables.RoleHolding.ROLE_HOLDING;
import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.policy.catalogue.Fact;
import jp.sekisho.policy.catalogue.ZoneKind;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The settings pages of the body as their forms are sent.
final class SettingsPagesTest {

    private static final List<String> LISTS =
            List.of("organs", "zones", "units", "people", "roles", "carried", "committee", "facts");

    @TempDir Path folder;
    private TestOffice office;
    private Browser officer;
    private long unit;
    private long person;

    private void start(Kind kind) {
        office = new TestOffice(kind, folder);
        unit = office.unit(TOWN, "総務課", null);
        office.accountWithRole(TOWN, Role.CHIEF_OFFICER, unit);
        office.accountWithRole(TOWN, Role.STAFF, unit);
        person = office.person(TOWN, "山田 花子", unit);
        office.noCodeAsked(TOWN);
        office.bean(Evidence.class)
                .change(
                        office.database(TOWN),
                        Actor.SEKISHO,
                        "試験",
                        change ->
                                office.bean(BodyDesk.class)
                                        .body(change, "山里町", BodyKind.TOWN, Optional.empty()));
        officer = office.browser();
        assertThat(officer.logIn("town", "chief_officer", PASSWORD).statusCode()).isEqualTo(303);
    }

    @AfterEach
    void stop() {
        officer.close();
        office.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindOfFactIsAddedShownChangedAndRemembered(Kind kind) {
        start(kind);
        Map<String, Map<String, String>> typed = new HashMap<>();
        typed.put("organs", Map.of("name", "町長", "kind", "HEAD", "from_on", "R8.4.1"));
        typed.put("zones", Map.of("name", "学習系", "kind", "OWN", "from_on", "R8.4.1"));
        typed.put(
                "units",
                Map.of("name", "税務課", "position", "2", "school", "true", "from_on", "R8.4.1"));
        typed.put("people", Map.of("name", "髙橋 誠", "employment", "REGULAR", "from_on", "令和8年4月1日"));
        typed.put(
                "roles",
                Map.of("role", "MANAGER", "person_id", Long.toString(person), "from_on", "R8.4.1"));
        typed.put(
                "carried",
                Map.of(
                        "measure",
                        "NETWORK",
                        "carrier",
                        "里川市",
                        "carrier_kind",
                        "MEMBER_BODY",
                        "from_on",
                        "R8.4.1"));
        typed.put("committee", Map.of("held_on", "R8.5.18", "subject", "研修の計画"));
        typed.put("facts", Map.of("fact", "SCHOOLS", "answer", "true", "from_on", "R8.4.1"));
        assertThat(typed.keySet()).containsExactlyInAnyOrderElementsOf(LISTS);
        typed.forEach((list, fields) -> {
            String path = "/town/settings/" + list;
            officer.get(path + "/new");
            assertThat(officer.post(path, fields).body()).as(list).contains("なぜ登録・変更するかを入れてください");
            Map<String, String> reasoned = new HashMap<>(fields);
            reasoned.put("why", "令和8年度の組織替え");
            String row = officer.post(path, reasoned).headers().firstValue("Location").orElse("");
            assertThat(row).as(list).startsWith(path + "/");
            String first = fields.getOrDefault("name", "");
            assertThat(officer.get(path).body()).contains(first);
            assertThat(officer.get(row).body()).contains("令和8年");
            assertThat(officer.get(row + "/edit").body()).contains("value=\"1\"");

            reasoned.put("version", "1");
            reasoned.put("why", "訂正");
            reasoned.put(list.equals("committee") ? "held_on" : "from_on", "R8.4.2");
            assertThat(officer.post(row, reasoned).statusCode()).as(list).isEqualTo(303);
            assertThat(officer.get(row + "/history").body())
                    .contains("令和8年度の組織替え", "訂正", "令和8年4月2日");
            assertThat(officer.post(row, reasoned).statusCode()).as(list).isEqualTo(409);
        });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void noPageAsksMoreThanFiveStatements(Kind kind) {
        start(kind);
        long post = role("MANAGER", Map.of());
        for (String path :
                List.of(
                        "/settings",
                        "/settings/body",
                        "/settings/roles",
                        "/settings/units",
                        "/settings/people",
                        "/settings/carried",
                        "/settings/sign-in",
                        "/settings/roles/" + post,
                        "/settings/roles/" + post + "/edit",
                        "/settings/roles/" + post + "/history")) {
            assertThat(office.statements(officer, "/town" + path)).as(path).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void rolesThatShouldBeApartNeedGroundsAndPermission() {
        start(Kind.SQLITE);
        role("MANAGER", Map.of());
        Map<String, String> second =
                Map.of(
                        "role",
                        "SYSTEM_OPERATOR",
                        "person_id",
                        Long.toString(person),
                        "from_on",
                        "R8.4.1",
                        "why",
                        "人事異動");
        HttpResponse<String> refused = officer.post("/town/settings/roles", second);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("やむを得ない理由を入れてください");

        // One after the other is no concurrence.
        Map<String, String> before = new HashMap<>(second);
        before.put("from_on", "H31.4.1");
        before.put("until_on", "R2.4.1");
        assertThat(officer.post("/town/settings/roles", before).statusCode()).isEqualTo(303);

        Map<String, String> excepted = new HashMap<>(second);
        excepted.put("exception_grounds", "職員が4人のため");
        assertThat(officer.post("/town/settings/roles", excepted).body()).contains("許可した人を入れて");
        excepted.put("exception_approver", "町長");
        assertThat(officer.post("/town/settings/roles", excepted).statusCode()).isEqualTo(303);
    }

    @Test
    void aRoleOfTomorrowIsEnteredToday() {
        start(Kind.SQLITE);
        String next = LocalDate.now().plusYears(1).withMonth(4).withDayOfMonth(1).toString();
        long post = role("CISO", Map.of("from_on", next));

        assertThat(officer.get("/town/settings/roles").body()).contains("これから");
        assertThat(officer.get("/town/settings/roles/" + post).body()).contains("これから");
        assertThat(
                        office.database(TOWN)
                                .read(db -> BodyStore.asOf(db, LocalDate.now()).orElseThrow())
                                .holders("CISO"))
                .isEmpty();
    }

    @Test
    void anEndBeforeTheBeginningAndForeignValuesAreRefused() {
        start(Kind.SQLITE);
        officer.get("/town/settings/roles/new");
        Map<String, String> wrong = new HashMap<>();
        wrong.put("role", "EMPEROR");
        wrong.put("person_id", "999999");
        wrong.put("from_on", "R8.2.30");
        wrong.put("why", "x");
        assertThat(officer.post("/town/settings/roles", wrong).body())
                .contains("役割を選び直して", "だれがを選び直して", "暦にない日です");
        wrong.put("role", "CISO");
        wrong.put("person_id", Long.toString(person));
        wrong.put("from_on", "R8.4.1");
        wrong.put("until_on", "R8.4.1");
        assertThat(officer.post("/town/settings/roles", wrong).body()).contains("始まりの日より後");
        int kept =
                office.database(TOWN)
                        .read(db -> db.fetchCount(ROLE_HOLDING, ROLE_HOLDING.ROLE.eq("CISO")));
        assertThat(kept).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aMistakeIsTakenBackUnlessSomethingRestsOnIt(Kind kind) {
        start(kind);
        long post = role("CISO", Map.of());
        assertThat(remove("roles", post, "").statusCode()).isEqualTo(422);
        assertThat(remove("roles", post, "入れまちがい").statusCode()).isEqualTo(303);
        assertThat(officer.get("/town/settings/roles/" + post).statusCode()).isEqualTo(404);

        HttpResponse<String> used = remove("units", unit, "まちがい");
        assertThat(used.statusCode()).isEqualTo(422);
        assertThat(used.body()).contains("ほかの記録から使われている");
        assertThat(officer.get("/town/settings/units/" + unit).statusCode()).isEqualTo(200);
    }

    @Test
    void theStaffSeeTheirOwnUnitOnlyAndChangeNothing() {
        start(Kind.SQLITE);
        long other = office.unit(TOWN, "税務課", null);
        long stranger = office.person(TOWN, "髙橋 誠", other);
        try (Browser staff = office.browser()) {
            staff.logIn("town", "staff", PASSWORD);

            assertThat(staff.get("/town/settings/people").body())
                    .contains("山田 花子")
                    .doesNotContain("髙橋 誠", "人を足す");
            assertThat(staff.get("/town/settings/people/" + stranger).statusCode()).isEqualTo(404);
            assertThat(staff.get("/town/settings/people/" + person).body()).doesNotContain("変更する");
            assertThat(staff.get("/town/settings/people/new").statusCode()).isEqualTo(403);
            assertThat(staff.get("/town/settings").body()).doesNotContain("ログインの決まり");
        }
    }

    @Test
    void theBodyItselfIsChangedWithItsReason() {
        start(Kind.SQLITE);
        officer.get("/town/settings/body/edit");
        Map<String, String> typed = new HashMap<>();
        typed.put("version", "1");
        typed.put("name", "山里市");
        typed.put("kind", "CITY");
        typed.put("network_model", "BETA");
        assertThat(officer.post("/town/settings/body", typed).body()).contains("なぜ登録・変更するか");
        typed.put("why", "市制施行");
        assertThat(officer.post("/town/settings/body", typed).statusCode()).isEqualTo(303);
        assertThat(officer.get("/town/settings/body").body()).contains("山里市", "βモデル");
        assertThat(officer.get("/town/settings/body/history").body()).contains("市制施行");
        assertThat(officer.post("/town/settings/body", typed).statusCode()).isEqualTo(409);
    }

    @Test
    void aConnectedBodyCannotBeExempt() {
        start(Kind.SQLITE);
        office.bean(Evidence.class)
                .change(
                        office.database(TOWN),
                        Actor.SEKISHO,
                        "試験",
                        change -> {
                            BodyDesk desk = office.bean(BodyDesk.class);
                            desk.fact(
                                    change,
                                    Fact.PERSONAL_INFORMATION,
                                    false,
                                    LocalDate.of(2026, 4, 1));
                            return desk.zone(
                                    change,
                                    Optional.of(ZoneKind.LGWAN),
                                    "LGWAN接続系",
                                    "",
                                    LocalDate.of(2026, 4, 1));
                        });
        officer.get("/town/settings/body/edit");
        Map<String, String> typed = new HashMap<>();
        typed.put("version", "1");
        typed.put("name", "山里町");
        typed.put("kind", "TOWN");
        typed.put("why", "確認");
        typed.put("exemption_grounds", "つながっていない");
        typed.put("exemption_approver", "町長");
        typed.put("exemption_decided_on", "R8.4.1");
        typed.put("exemption_review_on", "R9.4.1");
        HttpResponse<String> refused = officer.post("/town/settings/body", typed);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("対象外にできません");
    }

    private HttpResponse<String> remove(String list, long id, String why) {
        officer.get("/town/settings/" + list + "/" + id);
        return officer.post(
                "/town/settings/" + list + "/" + id + "/remove",
                Map.of("version", "1", "why", why));
    }

    private long role(String role, Map<String, String> more) {
        officer.get("/town/settings/roles/new");
        Map<String, String> typed = new HashMap<>();
        typed.put("role", role);
        typed.put("person_id", Long.toString(person));
        typed.put("unit_id", Long.toString(unit));
        typed.put("from_on", "R8.4.1");
        typed.put("why", "人事異動");
        typed.putAll(more);
        String path =
                officer.post("/town/settings/roles", typed)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }
}
