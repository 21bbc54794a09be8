// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyAdoption.POLICY_ADOPTION;
import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;
import static jp.sekisho.server.database.schema.tables.SealedFile.SEALED_FILE;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static jp.sekisho.server.policy.PolicyOffice.FIRST;
import static jp.sekisho.server.policy.PolicyOffice.SECOND;
import static jp.sekisho.server.policy.PolicyOffice.decision;
import static jp.sekisho.server.policy.PolicyOffice.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.evidence.SealedFiles;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PolicyPagesTest {

    /// The most that a page may cost (issue 2, figures).
    private static final int STATEMENTS = 5;

    private static final byte[] SCAN = "%PDF-1.7 押印".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;

    private interface Work {
        void in(TestOffice office, Browser browser, PolicyOffice papers) throws Exception;
    }

    private void at(Kind kind, Work work) throws Exception {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser browser = office.browser()) {
            work.in(office, browser, new PolicyOffice(office, browser));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPastedTextIsShownClauseByClauseWithItsProblemsAndTheirLines(Kind kind) throws Exception {
        at(
                kind,
                (office, browser, papers) -> {
                    String document = papers.paste("BASIC_POLICY", FIRST, Map.of());

                    String page = browser.get(document).body();
                    assertThat(page)
                            .contains("山里町情報セキュリティ基本方針", "第1版", "案")
                            .contains("情報資産を守ることを目的とする")
                            .contains("非意図的的", "17行目")
                            .contains("起案文を作る", "決裁を記録する");
                    assertThat(browser.get("/town/policy").body())
                            .contains("施行中の基本方針が0つ", document, "町長、教育委員会が定めた記録がありません");
                    assertThat(browser.get(document + "/source").body()).isEqualTo(FIRST.strip());
                });
    }

    @ParameterizedTest
    @EnumSource
    void aFileOfAnOldEncodingIsReadAndHandedOutAsItCame(Kind kind) throws Exception {
        at(
                kind,
                (office, browser, papers) -> {
                    byte[] old = FIRST.getBytes(Charset.forName("windows-31j"));
                    String document =
                            location(
                                    browser.postFile(
                                            "/town/policy/new",
                                            Map.of("kind", "BASIC_POLICY"),
                                            "file",
                                            "../../基本\u202E方針.txt",
                                            old));

                    var source = browser.download(document + "/source");
                    assertThat(source.body()).isEqualTo(old);
                    assertThat(source.headers().firstValue("Content-Disposition"))
                            .hasValueSatisfying(said ->
                                    assertThat(said)
                                            .startsWith("attachment;")
                                            .contains("%E6%9C%AC%E6%96%B9")
                                            .doesNotContain("..", "%E2%80%AE"));
                    assertThat(source.headers().firstValue("X-Content-Type-Options"))
                            .hasValue("nosniff");
                    assertThat(source.headers().allValues("Content-Security-Policy"))
                            .containsExactly("sandbox; default-src 'none'");
                    assertThat(browser.get(document).body()).contains("情報資産を守ることを目的とする");
                });
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeReadIsRefusedWhereItStandsAndNothingIsLost(Kind kind) throws Exception {
        at(
                kind,
                (office, browser, papers) -> {
                    var nothing = browser.post("/town/policy/new", Map.of("kind", "BASIC_POLICY"));
                    assertThat(nothing.statusCode()).isEqualTo(422);
                    assertThat(nothing.body()).contains("本文のファイルを選ぶか、本文を貼り付けてください。");

                    var binary =
                            browser.postFile(
                                    "/town/policy/new",
                                    Map.of("kind", "BASIC_POLICY", "title", "消えない<題>"),
                                    "file",
                                    "x.txt",
                                    new byte[] {0, 1, 2, 3, (byte) 0xff});
                    assertThat(binary.statusCode()).isEqualTo(422);
                    assertThat(binary.body()).contains("href=\"#file\"", "消えない&lt;題");

                    var kindless = browser.post("/town/policy/new", Map.of("text", FIRST));
                    assertThat(kindless.body()).contains("文書の種類を選んでください。", "非意図的的");

                    Map<String, String> below = new LinkedHashMap<>();
                    below.put("kind", "STANDARD");
                    below.put("text", FIRST);
                    below.put("under", "4711");
                    assertThat(browser.post("/town/policy/new", below).body())
                            .contains("上の文書には、基本方針を選んでください。");
                    assertThat(
                                    office.database(TOWN)
                                            .<Integer>read(db -> db.fetchCount(POLICY_DOCUMENT)))
                            .isZero();
                });
    }

    @ParameterizedTest
    @EnumSource
    void clausesAreFoundUnlessANewerEditionIsInForce(Kind kind) throws Exception {
        at(
                kind,
                (office, browser, papers) -> {
                    String first = papers.paste("BASIC_POLICY", FIRST, Map.of());
                    papers.decide(first, "平成29年3月24日", "平成29年4月1日");
                    String search = "/town/search?q=%E6%BC%8F%E3%81%88%E3%81%84"; // 漏えい

                    assertThat(browser.get(search).body())
                            .contains("条項", "3 対策", first + "#c-", "第1版");
                    String second = papers.next(first, SECOND);
                    assertThat(browser.get(search).body()).contains(first + "#c-", second + "#c-");
                    papers.decide(second, "令和8年3月25日", "令和8年4月1日");
                    assertThat(browser.get(search).body())
                            .contains(second + "#c-")
                            .doesNotContain(first + "#c-");
                    String draft = papers.next(second, FIRST);
                    location(browser.post(draft + "/remove", Map.of("version", "1")));
                    assertThat(browser.get(search).body()).doesNotContain(draft);
                    assertThat(office.statements(browser, search)).isLessThanOrEqualTo(STATEMENTS);
                });
    }

    @ParameterizedTest
    @EnumSource
    void eachItemOfAStandardNamesItsProcedureOrWhyNoneIsNeeded(Kind kind) throws Exception {
        at(
                kind,
                (office, browser, papers) -> {
                    String policy = papers.paste("BASIC_POLICY", FIRST, Map.of());
                    papers.decide(policy, "令和8年3月25日", "令和8年4月1日");
                    Map<String, String> below = Map.of("under", number(policy), "title", "対策基準");
                    String standard = papers.paste("STANDARD", FIRST, below);
                    assertThat(browser.get(standard + "/procedures").statusCode()).isEqualTo(404);
                    papers.decide(standard, "令和8年3月25日", "令和8年4月1日");
                    String procedure =
                            papers.paste(
                                    "PROCEDURE",
                                    FIRST,
                                    Map.of("under", number(standard), "title", "端末の手順"));
                    papers.decide(procedure, "令和8年3月25日", "令和8年4月1日");
                    String page = standard + "/procedures";
                    assertThat(browser.get(standard).body()).contains(page);
                    String shown = browser.get(page).body();
                    assertThat(shown)
                            .contains("1の項目のうち、1つがまだ決まっていません", "3 対策", "端末の手順")
                            .doesNotContain("1 目的");

                    var reasonless = browser.post(page, Map.of("choice-0", "NOT_NEEDED"));
                    assertThat(reasonless.statusCode()).isEqualTo(422);
                    assertThat(reasonless.body()).contains("要らない理由を入れてください");
                    assertThat(browser.post(page, Map.of("choice-0", "4711")).body())
                            .contains("実施手順を一覧から選んでください");

                    location(browser.post(page, Map.of("choice-0", number(procedure))));
                    assertThat(browser.get(page).body()).contains("1の項目すべてに");
                    var overtaken =
                            browser.post(
                                    page, Map.of("choice-0", "NOT_NEEDED", "reason-0", "古い画面の理由"));
                    assertThat(overtaken.statusCode()).isEqualTo(409);
                    assertThat(overtaken.body()).contains("ほかの人が先に保存しました", "古い画面の理由");
                    Map<String, String> later =
                            Map.of(
                                    "version-0",
                                    "1",
                                    "choice-0",
                                    "NOT_NEEDED",
                                    "reason-0",
                                    "本文に足りるため");
                    location(browser.post(page, later));
                    assertThat(browser.get(page).body()).contains("本文に足りるため");
                    assertThat(office.statements(browser, page)).isLessThanOrEqualTo(STATEMENTS);
                    location(browser.post(page, Map.of("version-0", "2", "choice-0", "")));
                    assertThat(browser.get(page).body()).contains("1つがまだ決まっていません");

                    office.accountWithRole(TOWN, Role.AUDITOR, null);
                    try (Browser auditor = office.browser()) {
                        PolicyOffice.signIn(auditor, "auditor");
                        assertThat(auditor.get(page).body())
                                .contains("未定")
                                .doesNotContain("<select");
                        assertThat(
                                        auditor.post(page, Map.of("choice-0", number(procedure)))
                                                .statusCode())
                                .isEqualTo(403);
                    }
                });
    }

    private static String number(String path) {
        return path.replaceAll(".*/", "");
    }

    @ParameterizedTest
    @EnumSource
    void twoEditionsStandSideBySideOnThePageAndInWord(Kind kind) throws Exception {
        at(
                kind,
                (office, browser, papers) -> {
                    String first = papers.paste("BASIC_POLICY", FIRST, Map.of());
                    papers.decide(first, "平成29年3月24日", "平成29年4月1日");
                    String second = papers.next(first, SECOND);

                    String page = browser.get(second + "/compare").body();
                    assertThat(page)
                            .contains("改正後(第2版)", "改正前(第1版)", "新設", "文言の変更")
                            .containsPattern("<ins>[^<]*意図[^<]*</ins>")
                            .containsPattern("<del>[^<]*的[^<]*</del>");
                    var word = browser.download(second + "/compare.docx");
                    assertThat(Decoded.text(word.body())).contains("新旧対照表", "改正後", "公表する");
                    assertThat(browser.get(first + "/compare").statusCode()).isEqualTo(404);
                    assertThat(browser.get(second + "/compare?with=4711").statusCode())
                            .isEqualTo(404);
                    assertThat(browser.get(second + "/compare?with=%3Cx").statusCode())
                            .isEqualTo(404);
                    assertThat(Decoded.text(browser.download(second + "/text.pdf").body()))
                            .contains("この基本方針を公表する");
                });
    }

    @ParameterizedTest
    @EnumSource
    void aDecisionIsRecordedWithItsSealedScanAndAnAlteredScanIsRefused(Kind kind) throws Exception {
        at(
                kind,
                (office, browser, papers) -> {
                    String document = papers.paste("BASIC_POLICY", FIRST, Map.of());
                    Map<String, String> typed = decision(1, "令和8年3月25日", "令和8年4月1日");
                    typed.put("kind", "SUBSTITUTED");
                    typed.put("consulted", "税務課、町民課");
                    location(
                            browser.postFile(
                                    document + "/decision", typed, "file", "決裁書<1>.pdf", SCAN));

                    assertThat(browser.get(document).body())
                            .contains(
                                    "施行中",
                                    "総第114号",
                                    "代決",
                                    "税務課、町民課",
                                    "後閲",
                                    "まだ記録がありません",
                                    "決裁書_1_.pdf(PDF、1KB)");
                    assertThat(browser.get("/town/policy").body()).contains("後閲の記録がありません");
                    var scan = browser.download(document + "/scan");
                    assertThat(scan.body()).isEqualTo(SCAN);
                    assertThat(scan.headers().allValues("Content-Security-Policy"))
                            .containsExactly("sandbox; default-src 'none'");
                    assertThat(scan.headers().firstValue("Content-Disposition").orElseThrow())
                            .startsWith("attachment;");

                    typed = decision(2, "令和8年3月25日", "令和8年4月1日");
                    typed.put("kind", "SUBSTITUTED");
                    typed.put("after_by", "町長");
                    typed.put("after_on", "令和8年3月30日");
                    location(browser.post(document + "/decision", typed));
                    assertThat(browser.get(document).body()).contains("令和8年3月30日 町長", "決裁書_1_.pdf");

                    Path sealed = office.bean(SealedFiles.class).folder(TOWN);
                    try (Stream<Path> files = Files.list(sealed)) {
                        Files.writeString(files.findFirst().orElseThrow(), "%PDF-1.7 別物");
                    }
                    var altered = browser.get(document + "/scan");
                    assertThat(altered.statusCode()).isEqualTo(500);
                    assertThat(altered.body()).contains("封じたあとに中身が書き換えられているか").doesNotContain("別物");
                });
    }

    @ParameterizedTest
    @EnumSource
    void aFaultyDecisionSaysWhereAndSealsNothing(Kind kind) throws Exception {
        at(
                kind,
                (office, browser, papers) -> {
                    String document = papers.paste("BASIC_POLICY", FIRST, Map.of());
                    Map<String, String> typed = decision(1, "令和8年13月1日", "");
                    typed.put("number", "");
                    typed.put("after_by", "町長");
                    var answer =
                            browser.postFile(document + "/decision", typed, "file", "x.pdf", SCAN);
                    assertThat(answer.statusCode()).isEqualTo(422);
                    assertThat(answer.body())
                            .contains(
                                    "文書番号を入れてください。",
                                    "「令和8年13月1日」は、暦にない日です",
                                    "施行日を入れてください。",
                                    "後閲は、代決のときだけ記録します。");

                    var future =
                            browser.post(
                                    document + "/decision", decision(1, "令和60年1月1日", "令和60年1月1日"));
                    assertThat(future.body()).contains("きょうまでの日付にしてください");

                    var program =
                            browser.postFile(
                                    document + "/decision",
                                    decision(1, "令和8年3月25日", "令和8年4月1日"),
                                    "file",
                                    "決裁書.pdf",
                                    "MZ".getBytes(StandardCharsets.US_ASCII));
                    assertThat(program.statusCode()).isEqualTo(422);
                    assertThat(program.body()).contains("PDF、JPEG、PNG、TIFF");
                    assertThat(
                                    office.database(TOWN)
                                            .<Integer>read(db -> db.fetchCount(SEALED_FILE)))
                            .isZero();
                });
    }

    @ParameterizedTest
    @EnumSource
    void whoSavesLaterIsToldAndLosesNothing(Kind kind) throws Exception {
        at(
                kind,
                (office, browser, papers) -> {
                    String document = papers.paste("BASIC_POLICY", FIRST, Map.of());
                    papers.decide(document, "令和8年3月25日", "令和8年4月1日");
                    Map<String, String> late = decision(1, "令和8年3月26日", "令和8年4月2日");
                    late.put("number", "あとの番号");

                    var answer = browser.post(document + "/decision", late);
                    assertThat(answer.statusCode()).isEqualTo(409);
                    assertThat(answer.body())
                            .contains("ほかの人が先に保存しました", "総第114号", "あとの番号")
                            .contains("name=\"version\" value=\"2\"");

                    String draft = papers.next(document, SECOND);
                    Map<String, String> first = Map.of("version", "1", "title", "先の題名");
                    Map<String, String> second = Map.of("version", "1", "title", "後の題名");
                    location(browser.post(draft + "/edit", first));
                    var overtaken = browser.post(draft + "/edit", second);
                    assertThat(overtaken.statusCode()).isEqualTo(409);
                    assertThat(overtaken.body()).contains("先の題名", "後の題名");
                    var stale = browser.post(draft + "/remove", Map.of("version", "1"));
                    assertThat(stale.statusCode()).isEqualTo(409);
                    Map<String, String> proposal =
                            Map.of(
                                    "version",
                                    "1",
                                    "proposed_on",
                                    "R8.3.1",
                                    "proposer",
                                    "佐藤",
                                    "reason",
                                    "あとの理由",
                                    "seal_columns",
                                    "町長");
                    var proposed = browser.post(draft + "/proposal", proposal);
                    assertThat(proposed.statusCode()).isEqualTo(409);
                    assertThat(proposed.body()).contains("あとの理由");
                    assertThat(browser.post(document + "/edit", first).statusCode())
                            .as("a decided text never changes")
                            .isEqualTo(409);
                    location(browser.post(draft + "/remove", Map.of("version", "2")));
                    assertThat(browser.get(draft).statusCode()).isEqualTo(404);
                });
    }

    @ParameterizedTest
    @EnumSource
    void aProposalBecomesAPaperWithABoxForEachSeal(Kind kind) throws Exception {
        at(
                kind,
                (office, browser, papers) -> {
                    String document = papers.paste("BASIC_POLICY", FIRST, Map.of());
                    assertThat(browser.get(document + "/paper").statusCode()).isEqualTo(404);
                    assertThat(browser.get(document + "/proposal").body())
                            .contains("町長\n統括情報セキュリティ責任者\n起案者", "町長、教育委員会");
                    var faulty =
                            browser.post(
                                    document + "/proposal",
                                    Map.of("version", "1", "proposer", "佐藤", "planned_on", "きのう"));
                    assertThat(faulty.statusCode()).isEqualTo(422);
                    assertThat(faulty.body())
                            .contains("起案日を入れてください。", "理由を書いてください。", "「きのう」は日付として", "決裁する人を一人以上");

                    String paper =
                            location(
                                    browser.post(
                                            document + "/proposal",
                                            Map.of(
                                                    "version", "1",
                                                    "proposed_on", "R8.3.1",
                                                    "proposer", "総務課 佐藤 健",
                                                    "reason", "法の施行に合わせる。",
                                                    "planned_on", "令和8年4月1日",
                                                    "seal_columns", "町長\n副町長\n\n起案者",
                                                    "consult_columns", "税務課")));
                    assertThat(browser.get(paper).body())
                            .contains("起案用紙", "副町長", "税務課", "令和8年3月1日", "よろしいか伺います", "法の施行に合わせる。");
                    var pdf = browser.download(paper + ".pdf");
                    assertThat(Decoded.text(pdf.body())).contains("起案用紙", "副町長", "法の施行に合わせる");
                    assertThat(Decoded.fonts(pdf.body())).isNotEmpty().allMatch(f -> f.embedded());
                });
    }

    @ParameterizedTest
    @EnumSource
    void eachOrganAdoptsAndAnOlderPolicyIsDesignated(Kind kind) throws Exception {
        at(
                kind,
                (office, browser, papers) -> {
                    String document = papers.paste("BASIC_POLICY", FIRST, Map.of());
                    papers.decide(document, "平成29年3月24日", "平成29年4月1日");
                    String page = document + "/adoptions";
                    assertThat(browser.get(page).body()).contains("町長、教育委員会が定めた記録がありません");

                    var faulty = browser.post(page, Map.of("what", "ADOPTED", "on", "x"));
                    assertThat(faulty.statusCode()).isEqualTo(422);
                    assertThat(faulty.body()).contains("機関を一つ以上選んでください。", "「x」は日付として");

                    location(
                            browser.post(
                                    page,
                                    Map.of(
                                            "organ-1",
                                            "true",
                                            "what",
                                            "DESIGNATED",
                                            "how",
                                            "ALONE",
                                            "on",
                                            "令和8年4月6日",
                                            "number",
                                            "総第3号")));
                    assertThat(browser.get(page).body()).contains("令和8年4月6日 位置付け(単独、総第3号)");
                    var again =
                            browser.post(
                                    page,
                                    Map.of(
                                            "organ-1",
                                            "true",
                                            "what",
                                            "DESIGNATED",
                                            "on",
                                            "R8.4.7"));
                    assertThat(again.statusCode()).isEqualTo(422);
                    assertThat(again.body()).contains("この機関は、もう記録してあります。");
                    long made =
                            office.database(TOWN)
                                    .<Long>read(db ->
                                            db.select(POLICY_ADOPTION.ID)
                                                    .from(POLICY_ADOPTION)
                                                    .fetchSingle(POLICY_ADOPTION.ID));
                    location(browser.post(page + "/" + made + "/remove", Map.of()));
                    assertThat(browser.post(page + "/" + made + "/remove", Map.of()).statusCode())
                            .isEqualTo(409);
                });
    }

    @ParameterizedTest
    @EnumSource
    void aPackageIsSealedHandedOutUnchangedAndItsPublicationRecorded(Kind kind) throws Exception {
        at(
                kind,
                (office, browser, papers) -> {
                    String document = papers.paste("BASIC_POLICY", FIRST, Map.of());
                    String page = document + "/publication";
                    assertThat(browser.post(page, Map.of()).statusCode()).isEqualTo(409);
                    papers.decide(document, "令和8年3月25日", "令和8年4月1日");
                    location(browser.post(page, Map.of()));

                    String shown = browser.get(page).body();
                    String zip = Decoded.first(shown, "href=\"([^\"]+package\\.zip)\"");
                    String hash = Decoded.first(shown, "class=\"hash\">([0-9a-f]{64})<");
                    String publication = Decoded.first(zip, "publication/([0-9]+)/");
                    byte[] bytes = browser.download(zip).body();
                    assertThat(
                                    HexFormat.of()
                                            .formatHex(
                                                    MessageDigest.getInstance("SHA-256")
                                                            .digest(bytes)))
                            .isEqualTo(hash);
                    Map<String, byte[]> files = unpacked(bytes);
                    assertThat(files).containsOnlyKeys("index.html", "policy.pdf", "readme.txt");
                    assertThat(new String(files.get("index.html"), StandardCharsets.UTF_8))
                            .contains("<html lang=\"ja\"", "<main", "<nav aria-label", "<footer>")
                            .contains("href=\"policy.pdf\"", "令和8年4月1日(第1版)")
                            .doesNotContain("<script");

                    String one = page + "/" + publication;
                    var faulty =
                            browser.post(
                                    one,
                                    Map.of(
                                            "version",
                                            "1",
                                            "url-" + publication,
                                            "javascript:alert(1)",
                                            "on-" + publication,
                                            "令和60年1月1日"));
                    assertThat(faulty.statusCode()).isEqualTo(422);
                    assertThat(faulty.body()).contains("https:// または http:// で始まるURL", "きょうまでの日付");
                    Map<String, String> typed =
                            Map.of(
                                    "version",
                                    "1",
                                    "url-" + publication,
                                    "https://www.town.example.lg.jp/policy/",
                                    "on-" + publication,
                                    "令和8年4月3日");
                    location(browser.post(one, typed));
                    assertThat(browser.post(one, typed).statusCode()).isEqualTo(409);
                    assertThat(browser.get(page).body())
                            .contains("公表済", "https://www.town.example.lg.jp/policy/", "令和8年4月3日");
                    assertThat(browser.get("/town/policy").body()).contains("令和8年4月3日に公表");

                    Map<String, String> corrected = new LinkedHashMap<>(typed);
                    corrected.put("version", "2");
                    corrected.put("on-" + publication, "令和8年4月2日");
                    location(browser.post(one, corrected));
                    assertThat(browser.get(page).body())
                            .contains("公表の記録を直す", "<dd>令和8年4月2日</dd>")
                            .doesNotContain("<dd>令和8年4月3日</dd>");
                    assertThat(browser.get("/town/evidence").body()).contains("公表の記録を直す");
                });
    }

    @ParameterizedTest
    @EnumSource
    void noPageCostsMoreThanFiveStatementsAlsoForARestrictedUser(Kind kind) throws Exception {
        at(
                kind,
                (office, browser, papers) -> {
                    long tax = office.unit(TOWN, "税務課", null);
                    office.accountWithRole(TOWN, Role.MANAGER, tax);
                    String first = papers.paste("BASIC_POLICY", FIRST, Map.of());
                    papers.decide(first, "平成29年3月24日", "平成29年4月1日");
                    String second = papers.next(first, SECOND);
                    location(
                            browser.post(
                                    second + "/proposal",
                                    Map.of(
                                            "version",
                                            "1",
                                            "proposed_on",
                                            "R8.3.1",
                                            "proposer",
                                            "佐藤",
                                            "reason",
                                            "法の施行",
                                            "seal_columns",
                                            "町長")));
                    String procedure =
                            papers.paste(
                                    "PROCEDURE",
                                    FIRST,
                                    Map.of("unit", Long.toString(tax), "title", "税務課手順"));
                    try (Browser manager = office.browser()) {
                        PolicyOffice.signIn(manager, "manager");
                        for (Browser who : new Browser[] {browser, manager}) {
                            for (String page :
                                    new String[] {
                                        "/town/policy",
                                        first,
                                        second,
                                        procedure,
                                        second + "/compare",
                                        second + "/paper",
                                        first + "/adoptions",
                                        first + "/publication"
                                    }) {
                                assertThat(office.statements(who, page))
                                        .as(page)
                                        .isLessThanOrEqualTo(STATEMENTS);
                            }
                        }
                        for (String page :
                                new String[] {
                                    "/town/policy/new",
                                    procedure + "/edit",
                                    procedure + "/next",
                                    procedure + "/proposal"
                                }) {
                            assertThat(office.statements(manager, page))
                                    .as(page)
                                    .isLessThanOrEqualTo(STATEMENTS);
                        }
                        assertThat(office.statements(browser, second + "/decision"))
                                .isLessThanOrEqualTo(STATEMENTS);
                    }
                });
    }

    private static Map<String, byte[]> unpacked(byte[] bytes) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
