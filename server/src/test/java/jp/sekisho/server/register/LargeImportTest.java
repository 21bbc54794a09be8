// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import static jp.sekisho.server.database.schema.tables.Asset.ASSET;
import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import jp.sekisho.server.register.ImportProgress.Step;
import jp.sekisho.server.register.excel.SheetWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Large workbooks: worked on beside the pages, and seen while they are.
final class LargeImportTest {

    private static final String ASSETS = "/town/registers/assets";
    private static final Pattern MARK = Pattern.compile("name=\"mark\" value=\"([^\"]+)\"");
    private static final int ROWS = ImportRuns.LARGE + 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void showsHowFarItIsThenWhatItWouldDoAndIsTakenOnce(Kind kind) throws Exception {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            office.noCodeAsked(TOWN);
            office.unit(TOWN, "税務課", null);
            office.accountWithRole(TOWN, Role.CHIEF_OFFICER, null);
            browser.logIn("town", "chief_officer", PASSWORD);
            browser.get(ASSETS + "/import");
            String draft =
                    browser.postFile(ASSETS + "/import", Map.of(), "file", "台帳.xlsx", book())
                            .headers()
                            .firstValue("Location")
                            .orElseThrow();

            assertThat(browser.get(draft).body()).contains("取り込みの進み具合", "<progress max=\"100\"");
            Matcher mark = MARK.matcher(end(browser, draft));
            assertThat(mark.find()).isTrue();
            Map<String, String> take = Map.of("mark", mark.group(1));
            assertThat(browser.post(draft, take).statusCode()).isEqualTo(303);

            assertThat(end(browser, draft))
                    .contains(ROWS + "件を追加し", "href=\"/town/registers/assets\"");
            HttpResponse<String> again = browser.post(draft, take);
            assertThat(again.body()).contains(ROWS + "件を追加し");
            assertThat(office.database(TOWN).<Integer>read(db -> db.fetchCount(ASSET)))
                    .isEqualTo(ROWS);
        }
    }

    @Test
    void isWorkedOnOnceAtATimeAndItsEndIsHandedOutOnce() throws Exception {
        ImportRuns runs = new ImportRuns();
        runs.start();
        try {
            CountDownLatch seen = new CountDownLatch(1);
            CountDownLatch begun = new CountDownLatch(1);
            runs.start(
                    "one",
                    progress -> {
                        progress.begin(Step.READING, 10);
                        progress.advance(4);
                        begun.countDown();
                        await(seen);
                        return page("first");
                    });
            runs.start("one", _ -> page("second"));
            begun.await();

            assertThat(runs.state("one"))
                    .isEqualTo(
                            new ImportRuns.State.Running(
                                    new ImportProgress.Stand(Step.READING, 4, 10)));
            runs.start("two", _ -> page("other"));
            assertThat(runs.state("two"))
                    .isEqualTo(
                            new ImportRuns.State.Running(
                                    new ImportProgress.Stand(Step.WAITING, 0, 0)));
            seen.countDown();
            assertThat(ended(runs, "one")).isEqualTo(page("first"));
            assertThat(runs.state("one")).isEqualTo(new ImportRuns.State.Idle());
            assertThat(ended(runs, "two")).isEqualTo(page("other"));
        } finally {
            runs.stop();
        }
    }

    @Test
    void whatFailsEndsWithASentenceAndTheNextOneRuns() {
        ImportRuns runs = new ImportRuns();
        runs.start();
        try {
            runs.start(
                    "one",
                    _ -> {
                        throw new IllegalStateException("as the test wants");
                    });

            assertThat(ended(runs, "one").view())
                    .isInstanceOfSatisfying(
                            Sentence.class, said -> assertThat(said.text()).contains("何も保存していません"));
            runs.start("two", _ -> page("other"));
            runs.keepOnly(Set.of("three"));
            assertThat(runs.state("two")).isEqualTo(new ImportRuns.State.Idle());
        } finally {
            runs.stop();
        }
    }

    @Test
    void countsTheRowsOfItsStep() {
        ImportProgress progress = new ImportProgress();
        assertThat(progress.stand().percent()).isZero();

        progress.begin(Step.WRITING, 3);
        progress.advance(2);
        assertThat(progress.stand().percent()).isEqualTo(66);
        progress.advance(2);
        assertThat(progress.stand()).isEqualTo(new ImportProgress.Stand(Step.WRITING, 3, 3));
    }

    private static Page page(String title) {
        return new Sentence(title, "").page(200);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Page ended(ImportRuns runs, String token) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            if (runs.state(token) instanceof ImportRuns.State.Ended(Page page)) {
                return page;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError(token + " has not ended");
    }

    /// Asks again, as the page does by itself, until something else than the progress is shown.
    private static String end(Browser browser, String draft) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            String page = browser.get(draft).body();
            if (!page.contains("取り込みの進み具合")) {
                return page;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("still working");
    }

    private static byte[] book() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter sheet = new SheetWriter("台帳")) {
            sheet.headings(List.of("担当課", "資産名", "保管場所"), 0);
            for (int i = 0; i < ROWS; i++) {
                List<SheetWriter.Value> row = new ArrayList<>();
                for (String value : List.of("税務課", "課税の台帳 " + i, "書庫")) {
                    row.add(new SheetWriter.Value.Text(value));
                }
                sheet.row(row);
            }
            sheet.writeTo(out);
        }
        return out.toByteArray();
    }
}
