// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import static jp.sekisho.server.database.schema.tables.ObligationStatus.OBLIGATION_STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.ObligationStatusRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.identity.SignInDecisions;
import jp.sekisho.server.page.Chromium;
import jp.sekisho.server.page.Chromium.Window;
import jp.sekisho.server.setup.SetupDesk.Issued;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

/// Each of the two real policies becomes a body with an honest board, page by page in a browser.
/// Where they are not beside the project, the samples of the demo stand in.
final class SetupBrowserTest {

    /// From nothing to the board (issue 2).
    private static final double THIRTY_MINUTES = 30;

    private static final String PASSWORD = "川の音 朝の光 犬の声 本";

    @TempDir Path folder;
    private ConfigurableApplicationContext server;
    private Chromium chromium;
    private final List<String> findings = new ArrayList<>();
    private final SetupEffort effort = new SetupEffort();

    @BeforeEach
    void start() {
        Map<String, Object> settings =
                new HashMap<>(TestDatabases.settings(Kind.SQLITE, folder.resolve("data")));
        settings.put("server.port", 0);
        server = SekishoServer.start(settings);
        chromium = new Chromium(server.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterEach
    void stop() {
        chromium.close();
        server.close();
    }

    @Test
    void aVillageWithSchoolsGetsItsBoard() throws IOException {
        Window window = enter("mura", Chromium.DESK);
        upload(window, policy("higashinaruse-2025.txt", "demo/town-policy.txt"));
        window.page().fill("[name=decider]", "村長");
        next(window); // policy
        assertThat(window.page().inputValue("[name=name]")).matches(".+[村町]");
        assertThat(window.page().inputValue("[name=kind]")).isIn("VILLAGE", "TOWN");
        next(window); // body
        assertThat(window.page().isChecked("[name=BOARD_OF_EDUCATION]")).isTrue();
        assertThat(window.page().inputValue("[name=name-HEAD]")).isIn("村長", "町長");
        window.page().fill("[name=adopted-HEAD]", "R7.6.30");
        next(window); // organs
        assertThat(window.page().inputValue("[name=LGWAN]")).isEqualTo("own");
        window.page().selectOption("[name=model]", "ALPHA");
        next(window); // network
        assertThat(window.page().inputValue("[name=SCHOOLS]")).isEqualTo("yes");
        next(window); // facts
        window.page().fill("[name=units]", "総務課\n税務課\n住民課\n教育委員会事務局\n議会事務局");
        window.page().fill("[name=schools]", "東小学校\n東中学校");
        next(window); // units
        window.page().fill("[name=p-CISO]", "山本 一郎");
        window.page().fill("[name=p-CHIEF_OFFICER]", "佐藤 健");
        window.page().getByLabel("総務課", exactly()).fill("鈴木 明子");
        next(window); // people
        assertThat(window.page().isChecked("[name=SECURITY_CLOUD]")).isTrue();
        window.page().fill("[name=c-SECURITY_CLOUD]", "秋田県");
        next(window); // carried
        BodyDatabase body = finish(window, "mura", "佐藤 健");
        System.err.println(effort);
        assertThat(effort.minutes()).as(effort::toString).isLessThan(THIRTY_MINUTES);

        List<ObligationStatusRecord> board = board(body);
        assertThat(board).hasSizeGreaterThan(100);
        assertHonest(board);
        assertThat(of(board, "org.ciso").getStatus()).isEqualTo("HOLDS");
        assertThat(of(board, "org.ciso").getSentence()).contains("山本 一郎");
        assertThat(of(board, "org.system-operator").getStatus()).isEqualTo("DUE");
        assertThat(of(board, "org.manager").getSentence()).contains("7の課・学校のうち");
        assertThat(carriedBy(board, "秋田県"))
                .isNotEmpty()
                .allMatch(line -> !line.getStatus().equals("HOLDS"));
        String shown = openBoard(window, body, "mura");
        assertThat(shown).contains("目的", "適用範囲", "情報システム全体の強");
        assertThat(findings).isEmpty();
    }

    @Test
    void aSmallUnionEndsWithAnHonestBoardNotARedOne() throws IOException {
        Window window = enter("kumiai", Chromium.HAND);
        upload(window, policy("shunan-eisei-2026.txt", "demo/union-policy.txt"));
        window.page().fill("[name=decider]", "管理者");
        next(window); // policy
        assertThat(window.page().inputValue("[name=kind]")).isEqualTo("UNION");
        next(window); // body
        assertThat(window.page().inputValue("[name=name-HEAD]")).isEqualTo("管理者");
        assertThat(window.page().isChecked("[name=BOARD_OF_EDUCATION]")).isFalse();
        window.page().fill("[name=adopted-HEAD]", "R8.3.30");
        next(window); // organs
        assertThat(window.page().inputValue("[name=LGWAN]")).isEqualTo("carried");
        window.page().fill("[name=carrier]", "周南市");
        next(window); // network
        assertThat(window.page().inputValue("[name=SCHOOLS]")).isEqualTo("no");
        next(window); // facts
        assertThat(window.page().inputValue("[name=units]")).isEqualTo("事務局");
        next(window); // units
        window.page().fill("[name=p-CISO]", "森 正夫");
        window.page().fill("[name=p-CHIEF_OFFICER]", "小川 由美");
        window.page().fill("[name=p-AUDITOR]", "石井 隆");
        window.page().fill("[name=b-AUDITOR]", "周南市");
        window.page().getByLabel("事務局", exactly()).fill("小川 由美");
        next(window); // people
        assertThat(window.page().isChecked("[name=NETWORK]")).isTrue();
        assertThat(window.page().inputValue("[name=c-NETWORK]")).isEqualTo("周南市");
        window.page().fill("[name=a-NETWORK]", "情報通信網の共同利用に関する協定書");
        window.page().fill("[name=d-NETWORK]", "市: 網の構築と監視。組合: 端末の管理");
        window.page()
                .fill(
                        "[name=r-NETWORK]",
                        new jp.sekisho.server.page.JapaneseDate(LocalDate.now().minusMonths(2))
                                .text());
        next(window); // carried
        BodyDatabase body = finish(window, "kumiai", "小川 由美");
        System.err.println(effort);
        assertThat(effort.minutes()).as(effort::toString).isLessThan(THIRTY_MINUTES);

        List<ObligationStatusRecord> board = board(body);
        assertHonest(board);
        long red = count(board, "DUE");
        assertThat(red).isPositive().isLessThan(board.size() / 4);
        assertThat(count(board, "NOT_APPLICABLE")).isPositive();
        assertThat(carriedBy(board, "周南市"))
                .filteredOn(line -> line.getStatus().equals("HOLDS"))
                .isNotEmpty()
                .allMatch(line -> "THIRD_PARTY".equals(line.getGrade()));
        assertThat(openBoard(window, body, "kumiai")).contains("目的", "業務委託");
        assertThat(findings).isEmpty();
    }

    /// Nothing holds without evidence of a grade, and nothing holds that nobody said anything
    /// about.
    private static void assertHonest(List<ObligationStatusRecord> board) {
        assertThat(board)
                .filteredOn(line -> line.getStatus().equals("HOLDS"))
                .allSatisfy(line -> {
                    assertThat(line.getGrade()).as(line.getObligation()).isNotNull();
                    assertThat(line.getEvidence()).as(line.getObligation()).isNotEmpty();
                });
        assertThat(count(board, "HOLDS")).isLessThan(board.size() / 2);
        assertThat(count(board, "NOT_YET_KNOWN")).isGreaterThan(count(board, "HOLDS"));
    }

    private static long count(List<ObligationStatusRecord> board, String status) {
        return board.stream().filter(line -> line.getStatus().equals(status)).count();
    }

    private static List<ObligationStatusRecord> carriedBy(
            List<ObligationStatusRecord> board, String carrier) {
        return board.stream().filter(line -> line.getSentence().contains(carrier + "が担う")).toList();
    }

    private static ObligationStatusRecord of(List<ObligationStatusRecord> board, String id) {
        return board.stream().filter(l -> l.getObligation().equals(id)).findFirst().orElseThrow();
    }

    private static List<ObligationStatusRecord> board(BodyDatabase body) {
        return body.read(db ->
                db.selectFrom(OBLIGATION_STATUS)
                        .where(OBLIGATION_STATUS.UNTIL_ON.isNull())
                        .fetch());
    }

    private static com.microsoft.playwright.Page.GetByLabelOptions exactly() {
        return new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true);
    }

    private Window enter(String key, int width) {
        String code = ((Issued.Code) server.getBean(SetupDesk.class).add(key)).code();
        Window window = chromium.window(width);
        window.open("/setup");
        look(window);
        window.page().fill("[name=code]", code);
        click(window, "はじめる・続ける");
        return window;
    }

    private void upload(Window window, Path file) {
        look(window);
        window.page().setInputFiles("[name=file]", file);
        click(window, "読み込む");
    }

    private void click(Window window, String button) {
        effort.add(window.page());
        window.page()
                .waitForNavigation(() ->
                        window.page()
                                .locator("main button[type=submit]")
                                .filter(
                                        new com.microsoft.playwright.Locator.FilterOptions()
                                                .setHasText(button))
                                .first()
                                .click());
    }

    private void next(Window window) {
        look(window);
        String before = window.page().url();
        click(window, "これでよい。次へ");
        assertThat(window.page().url())
                .as(() -> window.page().locator("main").innerText())
                .isNotEqualTo(before);
    }

    private BodyDatabase finish(Window window, String key, String person) {
        look(window);
        assertThat(window.page().inputValue("[name=person]")).isEqualTo(person);
        window.page().fill("[name=account]", "first");
        window.page().fill("[name=password]", PASSWORD);
        window.page().fill("[name=repeated]", PASSWORD);
        click(window, "団体を作る");
        assertThat(window.page().url())
                .as(() -> window.page().locator("main").innerText())
                .contains("/" + key + "/login");
        return server.getBean(BodyDatabases.class).find(new BodyKey(key)).orElseThrow();
    }

    private String openBoard(Window window, BodyDatabase body, String key) {
        LocalDate today = LocalDate.now();
        server.getBean(Evidence.class)
                .change(
                        body,
                        Actor.SEKISHO,
                        "試験",
                        change -> {
                            server.getBean(SignInDecisions.class)
                                    .terminalSuffices(
                                            change, "試験のため", "試験", today, today.plusYears(1));
                            return 0;
                        });
        window.signIn(key, "first", PASSWORD);
        assertThat(window.open("/" + key + "/board")).isEqualTo(200);
        look(window);
        return window.page().locator("main").innerText();
    }

    private void look(Window window) {
        window.findings().forEach(finding -> findings.add(window.page().url() + " " + finding));
    }

    private Path policy(String real, String own) throws IOException {
        Path shared =
                Path.of(System.getProperty("sekisho.root", ".."))
                        .resolve("../shared/policies")
                        .resolve(real);
        if (Files.exists(shared)) {
            return shared;
        }
        System.err.println(real + " is not beside the project; " + own + " stands in");
        Path copy = folder.resolve("policy.txt");
        Files.write(copy, new ClassPathResource(own).getContentAsByteArray());
        return copy;
    }
}
