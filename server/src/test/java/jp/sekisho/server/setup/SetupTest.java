// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.setup.SetupDesk.Issued;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

/// The first-run wizard as its forms are sent.
final class SetupTest {

    private static final String PASSWORD = "川の音 朝の光 犬の声 本";

    @TempDir Path folder;
    private ConfigurableApplicationContext server;
    private Browser clerk;

    private void start(Kind kind) {
        Map<String, Object> settings = new HashMap<>(TestDatabases.settings(kind, folder));
        settings.put("server.port", 0);
        server = SekishoServer.start(settings);
        clerk = browser();
    }

    private Browser browser() {
        return new Browser(server.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterEach
    void stop() {
        clerk.close();
        server.close();
    }

    @Test
    void isNotThereUntilTheConsoleIssuesACode() {
        start(Kind.SQLITE);

        assertThat(clerk.get("/setup").statusCode()).isEqualTo(404);
        assertThat(clerk.get("/setup/steps/body").headers().firstValue("Location"))
                .hasValue("/setup");
        assertThat(clerk.get("/").body()).contains("sekisho body add");
    }

    @Test
    void showsNothingToWhoDoesNotKnowTheCode() {
        start(Kind.SQLITE);
        issue("yamazato");

        assertThat(clerk.get("/setup").statusCode()).isEqualTo(200);
        for (String wrong : List.of("", "aaaa-bbbb-cccc-dddd", "💥", "x".repeat(5_000))) {
            assertThat(clerk.post("/setup", Map.of("code", wrong)).statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        for (Step step : Step.values()) {
            assertThat(clerk.get("/setup/steps/" + step.word()).statusCode()).isEqualTo(303);
            clerk.get("/setup");
            assertThat(clerk.post("/setup/steps/" + step.word(), Map.of("name", "x")).statusCode())
                    .isEqualTo(303);
        }
        assertThat(draft("yamazato").answers()).isEmpty();
    }

    @Test
    void manyWrongCodesMakeEvenTheRightOneWait() {
        start(Kind.SQLITE);
        String code = issue("yamazato");
        clerk.get("/setup");
        for (int i = 0; i < SetupSessions.MOST_WRONG; i++) {
            clerk.post("/setup", Map.of("code", "aaaa-bbbb-cccc-dddd"));
        }

        assertThat(clerk.post("/setup", Map.of("code", code)).statusCode()).isEqualTo(422);
    }

    @Test
    void aCodeTypedInFullWidthAndCapitalsOpensIt() {
        start(Kind.SQLITE);
        String code = issue("yamazato");
        StringBuilder wide = new StringBuilder(" ");
        code.toUpperCase(java.util.Locale.ROOT)
                .chars()
                .forEach(c -> wide.append(c == '-' ? '－' : (char) (c + 0xfee0)));
        clerk.get("/setup");

        assertThat(clerk.post("/setup", Map.of("code", wide.toString())).statusCode())
                .isEqualTo(303);
    }

    @Test
    void goesOnInAnotherBrowserAndEndsWhenAnotherCodeIsIssued() {
        start(Kind.SQLITE);
        enter(clerk, issue("yamazato"));
        readPolicy("demo/union-policy.txt");
        answer("policy", Map.of());
        answer("body", Map.of("name", "里川衛生施設組合", "kind", "UNION"));
        String second = issue("yamazato");

        assertThat(clerk.get("/setup/steps/organs").headers().firstValue("Location"))
                .hasValue("/setup");
        try (Browser other = browser()) {
            enter(other, second);
            assertThat(other.get("/setup").headers().firstValue("Location"))
                    .hasValue("/setup/steps/organs");
            assertThat(other.get("/setup/steps/body").body()).contains("里川衛生施設組合");
        }
    }

    @Test
    void aPageWithAMistakeIsShownAgainAndNothingOfItIsKept() {
        start(Kind.SQLITE);
        enter(clerk, issue("yamazato"));
        HttpResponse<String> shown =
                clerk.post("/setup/steps/units", Map.of("units", "総務課\n総務課", "from", "あした"));

        assertThat(shown.statusCode()).isEqualTo(422);
        assertThat(shown.body()).contains("2行目の「総務課」が二度あります", "「あした」は日付として読めません", "総務課\n総務課");
        assertThat(draft("yamazato").of(Step.UNITS)).isEmpty();
        assertThat(server.getBean(BodyDatabases.class).bodies()).isEmpty();
    }

    @Test
    void aFileThatIsNoPolicyGetsOneSentence() {
        start(Kind.SQLITE);
        enter(clerk, issue("yamazato"));
        HttpResponse<String> shown =
                clerk.post("/setup/steps/policy", Map.of("read", "1", "text", "きょうは晴れ"));

        assertThat(shown.statusCode()).isEqualTo(422);
        assertThat(shown.body()).contains("基本方針の題名も条項も見つかりません");
        assertThat(clerk.post("/setup/steps/policy", Map.of("read", "1")).body())
                .contains("ファイルを選ぶか、本文を貼り付けてください。");
    }

    @Test
    void concurrentPostsNeedTheirRecordedException() {
        start(Kind.SQLITE);
        enter(clerk, issue("yamazato"));
        clerk.post("/setup/steps/units", Map.of("units", "事務局", "from", "R8.4.1"));
        Map<String, String> alone =
                Map.of("p-CHIEF_OFFICER", "小川 由美", "p-SYSTEM_OPERATOR", "小川　由美", "from", "R8.4.1");
        HttpResponse<String> shown = clerk.post("/setup/steps/people", alone);

        assertThat(shown.statusCode()).isEqualTo(422);
        assertThat(shown.body()).contains("小川 由美さんが、一人で兼ねないことになっている", "兼ねる理由");
        Map<String, String> excepted = new HashMap<>(alone);
        excepted.put("grounds", "事務局は4人のため");
        excepted.put("approver", "管理者");
        assertThat(clerk.post("/setup/steps/people", excepted).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void makesAWholeBodyInOneGoAlsoAfterADeathInBetween(Kind kind) {
        start(kind);
        String code = issue("yamazato");
        enter(clerk, code);
        fillIn();
        // As a process leaves it that died between making the database and filling it.
        BodyDatabases databases = server.getBean(BodyDatabases.class);
        databases.create(new BodyKey("yamazato"));
        assertThat(clerk.get("/").body()).doesNotContain("/yamazato/");

        HttpResponse<String> refused = finish(Map.of("password", "short", "repeated", "other"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("12文字以上").doesNotContain("value=\"short\"");
        assertThat(openIn(databases)).isFalse();

        HttpResponse<String> done = finish(Map.of());
        assertThat(done.headers().firstValue("Location"))
                .hasValue("/yamazato/login?next=/yamazato/start");
        BodyDatabase body = databases.find(new BodyKey("yamazato")).orElseThrow();
        var facts =
                body.read(
                        db -> BodyStore.asOf(db, java.time.LocalDate.of(2100, 1, 1)).orElseThrow());
        assertThat(facts.name()).isEqualTo("里川衛生施設組合");
        assertThat(facts.holders(Role.CHIEF_OFFICER.name()))
                .extracting(post -> post.person() + post.exceptionGrounds())
                .containsExactly("小川 由美事務局は4人のため");
        assertThat(facts.holders(Role.AUDITOR.name()))
                .extracting(post -> post.exceptionGrounds() + post.memberBody())
                .containsExactly("里川市");
        assertThat(facts.carried()).hasSize(1);
        assertThat(facts.zones()).extracting(zone -> zone.carriedBy()).contains("里川市");

        // The code is spent, and with it the wizard is gone.
        assertThat(Files.exists(folder.resolve("setup/yamazato.answers"))).isFalse();
        try (Browser later = browser()) {
            assertThat(later.get("/setup").statusCode()).isEqualTo(404);
            later.get("/yamazato/login");
            assertThat(later.post("/setup", Map.of("code", code)).statusCode()).isEqualTo(404);
            assertThat(later.logIn("yamazato", "ogawa", PASSWORD).statusCode()).isEqualTo(303);
            assertThat(later.get("/yamazato/board").headers().firstValue("Location"))
                    .hasValue("/yamazato/account/second-factor");
        }
        assertThat(issued("yamazato")).isInstanceOf(Issued.Refused.class);
    }

    @Test
    void theFirstCodeIsOfNoUseOnceThereIsABody() {
        start(Kind.SQLITE);
        SetupDesk desk = server.getBean(SetupDesk.class);
        String first = desk.first().orElseThrow();
        enter(clerk, issue("yamazato"));
        fillIn();
        finish(Map.of());

        assertThat(desk.first()).isEmpty();
        assertThat(clerk.get("/setup").statusCode()).isEqualTo(404);
        clerk.get("/yamazato/login");
        assertThat(clerk.post("/setup", Map.of("code", first)).statusCode()).isEqualTo(404);
    }

    @Test
    void aBodyWithoutANameOfItsOwnAsksForOneAndRefusesThoseInUse() {
        start(Kind.SQLITE);
        enter(clerk, server.getBean(SetupDesk.class).first().orElseThrow());

        for (String key : List.of("", "setup", "assets", "やまざと", "a", "../x")) {
            assertThat(
                            clerk.post(
                                            "/setup/steps/body",
                                            Map.of("name", "山里町", "kind", "TOWN", "key", key))
                                    .statusCode())
                    .as(key)
                    .isEqualTo(422);
        }
        assertThat(
                        clerk.post(
                                        "/setup/steps/body",
                                        Map.of("name", "山里町", "kind", "TOWN", "key", "yamazato"))
                                .statusCode())
                .isEqualTo(303);
    }

    @Test
    void notHalfDoneBodyIsMadeWhenPagesAreMissing() {
        start(Kind.SQLITE);
        enter(clerk, issue("yamazato"));
        HttpResponse<String> shown = finish(Map.of());

        assertThat(shown.statusCode()).isEqualTo(422);
        assertThat(shown.body()).contains("まだ作れません", "/setup/steps/units");
        assertThat(server.getBean(BodyDatabases.class).bodies()).isEmpty();
    }

    @Test
    void keepsDraftsForTheServerOnly() throws IOException {
        start(Kind.SQLITE);
        String code = issue("yamazato");
        Path file = folder.resolve("setup/yamazato.answers");

        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(Files.readString(file)).doesNotContain(code);
    }

    private void fillIn() {
        readPolicy("demo/union-policy.txt");
        answer("policy", Map.of("enforced", "R8.4.1", "decided", "R8.3.27", "decider", "管理者"));
        answer("body", Map.of("name", "里川衛生施設組合", "kind", "UNION"));
        answer("organs", Map.of("HEAD", "true", "name-HEAD", "管理者", "adopted-HEAD", "R8.3.27"));
        answer(
                "network",
                Map.of(
                        "MY_NUMBER",
                        "none",
                        "LGWAN",
                        "carried",
                        "INTERNET",
                        "carried",
                        "carrier",
                        "里川市"));
        answer("facts", Map.of("SCHOOLS", "no", "OUTSOURCING", "yes"));
        answer("units", Map.of("units", "事務局", "from", "R8.4.1"));
        Map<String, String> people = new LinkedHashMap<>();
        people.put("p-CISO", "森 正夫");
        people.put("p-CHIEF_OFFICER", "小川 由美");
        people.put("p-SYSTEM_OPERATOR", "小川 由美");
        people.put("p-AUDITOR", "石井 隆");
        people.put("b-AUDITOR", "里川市");
        people.put("grounds", "事務局は4人のため");
        people.put("approver", "管理者");
        people.put("from", "R8.4.1");
        answer("people", people);
        answer(
                "carried",
                Map.of(
                        "NETWORK",
                        "true",
                        "c-NETWORK",
                        "里川市",
                        "k-NETWORK",
                        "MEMBER_BODY",
                        "a-NETWORK",
                        "協定書",
                        "d-NETWORK",
                        "市: 網の構築",
                        "e-NETWORK",
                        "点検結果の写し"));
    }

    private HttpResponse<String> finish(Map<String, String> other) {
        Map<String, String> fields = new HashMap<>();
        fields.put("person", "小川 由美");
        fields.put("account", "ogawa");
        fields.put("password", PASSWORD);
        fields.put("repeated", PASSWORD);
        fields.putAll(other);
        return clerk.post("/setup/steps/finish", fields);
    }

    private void readPolicy(String resource) {
        try {
            String text =
                    new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
            assertThat(
                            clerk.post("/setup/steps/policy", Map.of("read", "1", "text", text))
                                    .statusCode())
                    .isEqualTo(303);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(String step, Map<String, String> fields) {
        HttpResponse<String> answered = clerk.post("/setup/steps/" + step, fields);
        assertThat(answered.statusCode()).as(step + ": " + answered.body()).isEqualTo(303);
    }

    private static void enter(Browser browser, String code) {
        browser.get("/setup");
        assertThat(browser.post("/setup", Map.of("code", code)).statusCode()).isEqualTo(303);
        browser.get("/setup/steps/body");
    }

    private static boolean openIn(BodyDatabases databases) {
        return SetupDesk.isOpen(databases.find(new BodyKey("yamazato")).orElseThrow());
    }

    private Draft draft(String id) {
        return server.getBean(Drafts.class).find(new BodyKey(id)).orElseThrow();
    }

    private Issued issued(String key) {
        return server.getBean(SetupDesk.class).add(key);
    }

    private String issue(String key) {
        return ((Issued.Code) issued(key)).code();
    }
}
