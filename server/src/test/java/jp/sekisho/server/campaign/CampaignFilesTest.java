// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import static jp.sekisho.server.database.schema.tables.CampaignMember.CAMPAIGN_MEMBER;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CampaignFilesTest {

    private static final byte[] PDF = "%PDF-1.7 sheet".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER_PDF = "%PDF-1.7 other".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROGRAM = "MZ program".getBytes(StandardCharsets.US_ASCII);

    /// The most that a page may cost (issue 3, figures).
    private static final int STATEMENTS = 5;

    private static final Pattern ATTACHED = Pattern.compile("href=\"([^\"]+/attached/[0-9]+)\"");

    @TempDir Path folder;

    private static final Map<String, String> USUAL =
            Map.of("title", "自己点検", "questions", "書庫の施錠 | できている | できていない\n気付いたこと\n点検表の写し | ファイル");

    private CampaignTown town(Kind kind) {
        return new CampaignTown(kind, folder);
    }

    private static String opened(CampaignTown town, Map<String, String> more) {
        return town.opened(14, USUAL, more);
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedFileLosesNothingOfTheOtherAnswers(Kind kind) {
        try (CampaignTown town = town(kind)) {
            String campaign = opened(town, Map.of());
            Browser clerk = town.clerk;
            assertThat(clerk.get(campaign + "/answer").body()).contains("次へ(ファイルを選ぶ)");
            assertThat(clerk.get(campaign + "/files").body()).contains("先に、ほかの質問に答えてください");

            assertThat(clerk.post(campaign + "/answer", typed()).headers().firstValue("Location"))
                    .contains(campaign + "/files");
            assertThat(clerk.get(campaign + "/files").body()).contains("ファイルがあと1件要ります");

            var refused = sent(clerk, campaign, "写し.exe", PROGRAM);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("受け取れる種類ではありません", "file-2-error");
            assertThat(sent(clerk, campaign, "空.pdf", new byte[0]).body())
                    .contains("中身のあるファイルを選んでください");
            var large = sent(clerk, campaign, "大.pdf", new byte[21 * 1024 * 1024]);
            assertThat(large.statusCode()).isEqualTo(413);
            assertThat(large.body()).contains("20MBまでのファイル");
            assertThat(clerk.post(campaign + "/files", Map.of()).statusCode()).isEqualTo(409);
            assertThat(town.chief.get(campaign).body()).contains("3人のうち0人").doesNotContain("棚が開く");
            assertThat(clerk.get(campaign + "/answer").body())
                    .contains("value=\"できている\" checked", "棚が開く");

            assertThat(sent(clerk, campaign, "写し.pdf", PDF).statusCode()).isEqualTo(303);
            assertThat(clerk.get(campaign + "/files").body()).contains("写し.pdf", "すべてそろいました");
            assertThat(sent(clerk, campaign, "写し2.pdf", OTHER_PDF).statusCode()).isEqualTo(303);
            assertThat(clerk.post(campaign + "/files", Map.of()).statusCode()).isEqualTo(303);

            assertThat(town.chief.get(campaign).body())
                    .contains("3人のうち1人", "写し2.pdf", "棚が開く")
                    .doesNotContain("写し.pdf");
            assertThat(sent(clerk, campaign, "後.pdf", PDF).statusCode()).isEqualTo(409);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileOpensOnlyForWhoAnsweredWithItAndWhoSeesTheResults(Kind kind) {
        try (CampaignTown town = town(kind)) {
            String campaign = opened(town, Map.of());
            answered(town.clerk, campaign);
            String file = attached(town.chief.get(campaign).body());

            assertThat(town.clerk.download(file).body()).isEqualTo(PDF);
            var seen = town.chief.download(file);
            assertThat(seen.body()).isEqualTo(PDF);
            assertThat(seen.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment");
            assertThat(town.cook.download(file).statusCode()).isEqualTo(404);
            String other = opened(town, Map.of("title", "別の依頼"));
            assertThat(town.chief.download(file.replace(campaign + "/", other + "/")).statusCode())
                    .isEqualTo(404);
            // Whoever runs campaigns of another unit only does not see this one's.
            long school = town.office.unit(TOWN, "学校", null);
            town.office.accountWithRole(TOWN, Role.MANAGER, school);
            try (Browser head = town.signedIn("manager")) {
                assertThat(head.download(file).statusCode()).isEqualTo(404);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void lastYearsFileMayStandAndIsMarked(Kind kind) {
        try (CampaignTown town = town(kind)) {
            String last = opened(town, Map.of());
            answered(town.clerk, last);
            answered(town.cook, last);
            String now = opened(town, Map.of("before", last.substring(last.lastIndexOf('/') + 1)));
            assertThat(town.chief.post(now + "/files/2/carry", Map.of()).statusCode())
                    .isEqualTo(409);
            town.clerk.post(now + "/answer", typed());
            String page = town.clerk.get(now + "/files").body();
            assertThat(page).contains("前の年のファイル: ", "前の年のファイルをそのまま使う");
            assertThat(town.clerk.download(attached(page)).body()).isEqualTo(PDF);

            assertThat(town.clerk.post(now + "/files/2/carry", Map.of()).statusCode())
                    .isEqualTo(303);
            assertThat(town.clerk.get(now + "/files").body()).contains("(前の年のまま)");
            town.clerk.post(now + "/files", Map.of());
            town.cook.post(now + "/answer", typed());
            sent(town.cook, now, "新.pdf", OTHER_PDF);
            town.cook.post(now + "/files", Map.of());

            String results = town.chief.get(now).body();
            assertThat(results)
                    .containsPattern("写し\\.pdf</a></td><td>はい")
                    .containsPattern("新\\.pdf</a></td><td>—");
            for (String path : new String[] {"/files", "/answer"}) {
                assertThat(town.office.statements(town.clerk, now + path))
                        .as(path)
                        .isLessThanOrEqualTo(STATEMENTS);
            }
            for (String path : new String[] {"", "/paper"}) {
                assertThat(town.office.statements(town.chief, now + path))
                        .as(path)
                        .isLessThanOrEqualTo(STATEMENTS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasHandedInOnPaperIsScannedAndAttached(Kind kind) {
        try (CampaignTown town = town(kind)) {
            String campaign = opened(town, Map.of());
            assertThat(town.chief.get(campaign + "/paper").body()).contains("紙で添えて提出");
            long cook =
                    town.office
                            .database(TOWN)
                            .read(db ->
                                    db.fetchSingle(
                                                    CAMPAIGN_MEMBER,
                                                    CAMPAIGN_MEMBER.PERSON_ID.eq(town.cookId))
                                            .getId());
            var entered =
                    town.chief.post(
                            campaign + "/paper",
                            Map.of("p" + cook + "q0", "できている", "p" + cook + "q1", "なし"));
            assertThat(entered.body())
                    .contains("1人の答えを預かりました", "スキャンを添える", "name=\"f" + cook + "q2\"");

            var refused = scanned(town.chief, campaign, "f" + cook + "q2", PROGRAM);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("0件のスキャン", "調理 花子の「点検表の写し」: 受け取れる種類ではありません");
            var taken = scanned(town.chief, campaign, "f" + cook + "q2", PDF);
            assertThat(taken.body()).contains("1件のスキャンを添えました").doesNotContain("調理 花子");

            String results = town.chief.get(campaign).body();
            assertThat(results).contains("3人のうち1人", "/attached/");
            assertThat(town.cook.download(attached(results)).body()).isEqualTo(PDF);
            assertThat(town.clerk.post(campaign + "/scans", Map.of()).statusCode()).isEqualTo(403);
        }
    }

    private static Map<String, String> typed() {
        return Map.of("q0", "できている", "q1", "棚が開く");
    }

    private static void answered(Browser browser, String campaign) {
        browser.post(campaign + "/answer", typed());
        sent(browser, campaign, "写し.pdf", PDF);
        assertThat(browser.post(campaign + "/files", Map.of()).statusCode()).isEqualTo(303);
    }

    private static java.net.http.HttpResponse<String> sent(
            Browser browser, String campaign, String name, byte[] file) {
        browser.get(campaign + "/files");
        return browser.postFile(campaign + "/files/2", Map.of(), "file", name, file);
    }

    private static java.net.http.HttpResponse<String> scanned(
            Browser browser, String campaign, String field, byte[] file) {
        browser.get(campaign + "/paper");
        return browser.postFile(campaign + "/scans", Map.of(), field, "scan.pdf", file);
    }

    private static String attached(String page) {
        Matcher found = ATTACHED.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }
}
