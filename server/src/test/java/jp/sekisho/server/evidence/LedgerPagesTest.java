// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.Organ.ORGAN;
import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.ledger.EntryProof;
import jp.sekisho.ledger.note.KeyName;
import jp.sekisho.ledger.note.SignatureType;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.SigningKey;
import jp.sekisho.ledger.note.VerifierKey;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.OrganRecord;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import jp.sekisho.server.page.JapaneseDate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LedgerPagesTest {

    /// The most that a page may cost (issue 2, figures).
    private static final int STATEMENTS = 5;

    private static final String LEDGER = "/town/evidence";

    @TempDir Path folder;

    private interface Work {
        void in(TestOffice office, Browser browser) throws Exception;
    }

    private void asAuditor(Kind kind, Work work) throws Exception {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            office.noCodeAsked(TOWN);
            office.accountWithRole(TOWN, Role.AUDITOR, null);
            assertThat(browser.logIn("town", "auditor", PASSWORD).statusCode()).isEqualTo(303);
            work.in(office, browser);
        }
    }

    private static void addOrgan(TestOffice office, long id, String who, String why) {
        OrganRecord organ = new OrganRecord();
        organ.setId(id);
        organ.setKind("HEAD");
        organ.setName("町長");
        organ.setFromOn("2026-04-01");
        office.bean(Evidence.class)
                .change(
                        office.database(TOWN),
                        new Actor(who),
                        why,
                        change -> {
                            change.insert(organ);
                            return 0;
                        });
    }

    @ParameterizedTest
    @EnumSource
    void theListSaysWhoWhenWhatAndWhyAndNarrows(Kind kind) throws Exception {
        asAuditor(
                kind,
                (office, browser) -> {
                    addOrgan(office, 1, "山田 花子", "4月の組織改正<b>");
                    addOrgan(office, 2, "鈴木 一郎", "別の理由");
                    String today = new JapaneseDate(LocalDate.now(LedgerQuery.JAPAN)).text();

                    assertThat(browser.get(LEDGER).body())
                            .contains(
                                    "山田 花子", "4月の組織改正&lt;b", "制定主体", "登録", "アカウント", "ログイン", today);
                    assertThat(browser.get(LEDGER + "?who=" + encoded("山田 花子")).body())
                            .contains("4月の組織改正")
                            .doesNotContain("別の理由");
                    assertThat(browser.get(LEDGER + "?kind=account").body())
                            .contains("ログイン")
                            .doesNotContain("別の理由");
                    assertThat(browser.get(LEDGER + "?kind=organ&id=2").body())
                            .contains("別の理由")
                            .doesNotContain("4月の組織改正");
                    assertThat(browser.get(LEDGER + "?day=" + encoded(today)).body())
                            .contains("別の理由");
                    assertThat(browser.get(LEDGER + "?day=" + encoded("令和7年4月1日")).body())
                            .contains("当てはまる記録がありません");
                    var wrong = browser.get(LEDGER + "?day=" + encoded("令和7年13月1日"));
                    assertThat(wrong.statusCode()).isEqualTo(422);
                    assertThat(wrong.body()).contains("「令和7年13月1日」は、暦にない日です");
                });
    }

    @ParameterizedTest
    @EnumSource
    void olderEntriesStandOnTheNextPages(Kind kind) throws Exception {
        asAuditor(
                kind,
                (office, browser) -> {
                    for (int i = 1; i <= 60; i++) {
                        addOrgan(office, i, "山田", "理由" + i + "。");
                    }
                    String first = browser.get(LEDGER + "?kind=organ").body();
                    assertThat(first).contains("理由60。", "理由11。").doesNotContain("理由10。");
                    Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
                    assertThat(next.find()).isTrue();
                    assertThat(browser.get(next.group(1).replace("&amp;", "&")).body())
                            .contains("理由10。", "理由1。")
                            .doesNotContain("理由11。", "rel=\"next\"");
                });
    }

    @ParameterizedTest
    @EnumSource
    void oneEntryShowsBeforeAndAfterAndItsProofHoldsUnderTheKey(Kind kind) throws Exception {
        asAuditor(
                kind,
                (office, browser) -> {
                    addOrgan(office, 1, "山田", "登録した");
                    office.bean(Evidence.class)
                            .change(
                                    office.database(TOWN),
                                    new Actor("鈴木"),
                                    "名前を直した",
                                    change -> {
                                        OrganRecord row =
                                                change.db().fetchSingle(ORGAN, ORGAN.ID.eq(1L));
                                        row.setName("村長");
                                        change.update(row);
                                        return 0;
                                    });
                    long last = seqOf(browser, "?kind=organ");
                    String page = browser.get(LEDGER + "/entries/" + last).body();
                    assertThat(page)
                            .contains("名前を直した", "鈴木", "変更の前", "同じ対象の前の記録", "まだ署名した証明書に入っていません");
                    assertThat(page).doesNotContain("(まだなかった)");

                    assertThat(browser.post(LEDGER + "/checkpoints", Map.of()).statusCode())
                            .isEqualTo(303);
                    assertThat(browser.get(LEDGER + "/entries/" + last).body())
                            .contains("根のハッシュ", "/entries/" + last + "/proof");
                    VerifierKey key = VerifierKey.parse(browser.get(LEDGER + "/key").body());
                    String proof = browser.get(LEDGER + "/entries/" + last + "/proof").body();
                    assertThat(
                                    EntryProof.tryParse(proof.getBytes(StandardCharsets.UTF_8))
                                            .orElseThrow()
                                            .check(key))
                            .isInstanceOf(EntryProof.Proven.class);
                    assertThat(browser.get(LEDGER + "/entries/99999").statusCode()).isEqualTo(404);
                });
    }

    @ParameterizedTest
    @EnumSource
    void verifyingSaysWhetherSomebodyWroteBehindTheProductsBack(Kind kind) throws Exception {
        asAuditor(
                kind,
                (office, browser) -> {
                    addOrgan(office, 1, "山田", "登録した");
                    assertThat(verified(browser)).contains("改ざんなし", "今のデータも、最後の記録と一致します");

                    office.database(TOWN)
                            .write(db -> db.update(ORGAN).set(ORGAN.NAME, "偽").execute());
                    assertThat(verified(browser)).contains("改ざんあり", "organ 1", "CSIRT");
                    assertThat(browser.get(LEDGER + "?kind=ledger").body())
                            .contains("検証の結果: ", "証跡台帳");
                });
    }

    @ParameterizedTest
    @EnumSource
    void theSheetOfACheckpointHoldsTheSignedNote(Kind kind) throws Exception {
        asAuditor(
                kind,
                (office, browser) -> {
                    addOrgan(office, 1, "山田", "登録した");
                    browser.get(LEDGER + "/checkpoints");
                    String sheet =
                            browser.post(LEDGER + "/checkpoints", Map.of())
                                    .headers()
                                    .firstValue("Location")
                                    .orElseThrow();
                    assertThat(browser.get(sheet).body()).contains("sekisho/town", "預かる団体の方へ");
                    assertThat(browser.get(LEDGER + "/checkpoints").body()).contains(sheet);
                    SignedNote note =
                            SignedNote.parse(
                                    browser.get(sheet + "/file")
                                            .body()
                                            .getBytes(StandardCharsets.UTF_8));
                    assertThat(note.text()).startsWith("sekisho/town\n");
                    assertThat(browser.get(LEDGER + "/checkpoints/999").statusCode())
                            .isEqualTo(404);
                });
    }

    @ParameterizedTest
    @EnumSource
    void anotherBodysSignatureIsTakenInOnceItFitsItsKey(Kind kind) throws Exception {
        SigningKey witness = witnessKey(SignatureType.COSIGNATURE);
        String vkey = witness.verifierKey().encode();
        asAuditor(
                kind,
                (office, browser) -> {
                    addOrgan(office, 1, "山田", "登録した");
                    browser.get(LEDGER + "/checkpoints");
                    String sheet =
                            browser.post(LEDGER + "/checkpoints", Map.of())
                                    .headers()
                                    .firstValue("Location")
                                    .orElseThrow();
                    SignedNote own =
                            SignedNote.parse(
                                    browser.get(sheet + "/file")
                                            .body()
                                            .getBytes(StandardCharsets.UTF_8));
                    String signed =
                            own.cosigned(witness.signer(java.time.Clock.systemUTC())).toString();

                    assertThat(witnessed(browser, "なにか", signed).body()).contains("公開の鍵として読めません");
                    assertThat(witnessed(browser, vkey, "証明書").body()).contains("証明書として読めません");
                    assertThat(witnessed(browser, vkey, own.toString()).body())
                            .contains("この鍵の署名がありません", vkey.replace("+", "&#43;").substring(0, 4));
                    assertThat(
                                    witnessed(
                                                    browser,
                                                    witnessKey(SignatureType.ED25519)
                                                            .verifierKey()
                                                            .encode(),
                                                    signed)
                                            .body())
                            .contains("立ち会いの鍵ではありません");
                    int last = signed.length() - 8;
                    String forged =
                            signed.substring(0, last)
                                    + (signed.charAt(last) == 'A' ? 'B' : 'A')
                                    + signed.substring(last + 1);
                    assertThat(witnessed(browser, vkey, forged).body()).contains("この鍵と合いません");
                    String other = signed.replaceFirst("sekisho/town", "sekisho/city");
                    assertThat(witnessed(browser, vkey, other).body()).contains("この台帳の証明書ではありません");
                    assertThat(browser.get(LEDGER + "/checkpoints").body())
                            .doesNotContain(">1</td>\n<td data-label=\"根のハッシュ\"");

                    String kept =
                            witnessed(browser, vkey, signed.replace("\n", "\r\n"))
                                    .headers()
                                    .firstValue("Location")
                                    .orElseThrow();

                    assertThat(browser.get(kept + "/file").body()).isEqualTo(signed);
                    assertThat(browser.get(LEDGER + "/checkpoints").body())
                            .contains(">1</td>\n<td data-label=\"根のハッシュ\"");
                    assertThat(browser.get(LEDGER + "?kind=ledger").body())
                            .contains("pref.example.jp/wの立ち会いの署名を受け取りました");
                    assertThat(witnessed(browser, vkey, signed).headers().firstValue("Location"))
                            .as("twice is once")
                            .contains(kept);
                    assertThat(verified(browser)).contains("改ざんなし");
                });
    }

    private static SigningKey witnessKey(SignatureType type) {
        return SigningKey.generate(
                KeyName.tryParse("pref.example.jp/w").orElseThrow(), type, new SecureRandom());
    }

    private static java.net.http.HttpResponse<String> witnessed(
            Browser browser, String key, String certificate) throws Exception {
        browser.get(LEDGER + "/checkpoints/witness");
        return browser.postFile(
                LEDGER + "/checkpoints/witness",
                Map.of("key", key),
                "certificate",
                "town-1.checkpoint",
                certificate.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void noPageCostsMoreThanFiveStatements(Kind kind) throws Exception {
        asAuditor(
                kind,
                (office, browser) -> {
                    addOrgan(office, 1, "山田", "登録した");
                    browser.get(LEDGER);
                    browser.post(LEDGER + "/checkpoints", Map.of());
                    for (String path :
                            new String[] {
                                "",
                                "?who=" + encoded("山田") + "&kind=organ",
                                "/entries/0",
                                "/checkpoints",
                                "/checkpoints/1",
                                "/checkpoints/witness",
                                "/verification"
                            }) {
                        assertThat(office.statements(browser, LEDGER + path))
                                .as(path)
                                .isLessThanOrEqualTo(STATEMENTS);
                    }
                });
    }

    private static String verified(Browser browser) throws InterruptedException {
        browser.get(LEDGER);
        assertThat(browser.post(LEDGER + "/verification", Map.of()).statusCode()).isEqualTo(303);
        for (int i = 0; i < 200; i++) {
            String page = browser.get(LEDGER + "/verification").body();
            if (!page.contains("<progress")) {
                return page;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("verification did not end");
    }

    private static long seqOf(Browser browser, String query) {
        Matcher entry =
                Pattern.compile(LEDGER + "/entries/([0-9]+)")
                        .matcher(browser.get(LEDGER + query).body());
        assertThat(entry.find()).isTrue();
        return Long.parseLong(entry.group(1));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
