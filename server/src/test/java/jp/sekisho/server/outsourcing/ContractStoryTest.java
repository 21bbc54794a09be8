// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.Look;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Calendar;
import jp.sekisho.server.identity.TestOffice;
import jp.sekisho.server.page.Chromium;
import jp.sekisho.server.page.Chromium.Window;
import jp.sekisho.server.page.GuidePictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The life of an outsourcing contract, page by page in a browser.
final class ContractStoryTest {

    private static final List<String> CONTRACT =
            List.of(
                    "個人情報取扱特記事項",
                    "第1条 乙は、契約の目的以外の目的に個人情報を利用してはならない。",
                    "第2条 乙は、業務で知り得た秘密を漏らしてはならない。",
                    "第3条 乙は、甲の承諾なしに資料を複写し、又は持ち出してはならない。",
                    "第4条 乙は、漏えいの防止のため安全管理の措置を講じる。",
                    "第5条 乙は、再委託をするときは、あらかじめ甲の承諾を得なければならない。",
                    "第6条 乙は、事故が起きたときは直ちに甲に報告する。",
                    "第7条 乙は、契約の終了後、資料を返却しなければならない。",
                    "第8条 甲は、契約に違反があったときは契約を解除できる。");

    @TempDir Path folder;

    @Test
    void fromTheContractToASubcontractWithoutConsentItsEndAndAnOverdueProofOfDeletion()
            throws IOException {
        Calendar calendar = new Calendar(LocalDate.of(2026, 11, 24));
        GuidePictures pictures = new GuidePictures("contracts.md");
        try (TestOffice office = new TestOffice(Kind.SQLITE, folder, calendar);
                Chromium chromium = new Chromium(office.port())) {
            office.noCodeAsked(TOWN);
            long tax = office.unit(TOWN, "税務課", null);
            long manager = office.person(TOWN, "髙橋 誠", tax);
            office.appoint(TOWN, manager, Role.MANAGER, tax);
            office.account(TOWN, "takahashi", manager);

            Window window = signedIn(chromium);
            String contract = contract(window, tax);
            read(window, pictures);

            subcontract(window, tax);
            assertThat(answer(office, "outsourcing.subcontract"))
                    .isInstanceOfSatisfying(
                            CheckResult.DoesNotHold.class,
                            found -> assertThat(found.sentence()).contains("許諾がありません", "見本入力社"));
            window.open(contract);
            assertThat(window.page().locator("main").innerText()).contains("見本入力社", "許諾がない");
            pictures.take(window, "contract-2-subcontract");

            calendar.turnTo(LocalDate.of(2027, 4, 5));
            window = signedIn(chromium);
            window.open(contract);
            assertThat(window.page().locator("main").innerText()).contains("消去証明の期限なし");
            pictures.take(window, "contract-3-ended");
            window.open(contract + "/edit");
            window.page().fill("[name=deletion_due_on]", "令和9年4月30日");
            window.press("main form.card button[type=submit]");

            calendar.turnTo(LocalDate.of(2027, 5, 11));
            window = signedIn(chromium);
            window.open("/town/registers/contracts?s=deletion");
            assertThat(window.page().locator("main").innerText()).contains("消去証明 11日超過");
            pictures.take(window, "contract-4-overdue");
            window.open("/town/duties/week");
            assertThat(window.page().locator("main").innerText()).contains("消去証明を受け取る");
            pictures.take(window, "contract-5-week");
            assertThat(answer(office, "outsourcing.end"))
                    .isInstanceOfSatisfying(
                            CheckResult.DoesNotHold.class,
                            found -> assertThat(found.sentence()).contains("期限を過ぎて"));
            pictures.check();
        }
    }

    private CheckResult answer(TestOffice office, String obligation) {
        var asked = Catalogue.current().obligation(new ObligationId(obligation)).orElseThrow();
        Check check =
                office.beans(Check.class).stream()
                        .filter(one ->
                                asked.answer()
                                        .equals(
                                                new jp.sekisho.policy.catalogue.Answer.Checked(
                                                        one.id())))
                        .findFirst()
                        .orElseThrow();
        LocalDate today = LocalDate.now(office.bean(java.time.Clock.class));
        return office.database(TOWN)
                .read(db -> check.answer(new Question(new Look(db, today), asked)));
    }

    private static String contract(Window window, long unit) {
        window.open("/town/registers/contracts/new");
        var page = window.page();
        page.fill("[name=name]", "納税通知書の印刷・封入");
        page.fill("[name=contractor]", "見本印刷株式会社");
        page.selectOption("[name=unit_id]", Long.toString(unit));
        page.selectOption("[name=handles]", "PERSONAL");
        page.fill("[name=selection]", "三社の提案を評価表で比べた");
        page.fill("[name=starts_on]", "令和8年4月1日");
        page.fill("[name=ends_on]", "令和9年3月31日");
        window.press("main form.card button[type=submit]");
        assertThat(page.locator("main").innerText()).contains("見本印刷株式会社");
        return page.url().replaceFirst(".*?(/town/)", "$1");
    }

    private static void read(Window window, GuidePictures pictures) throws IOException {
        window.open("/town/contract-text");
        var page = window.page();
        page.selectOption(
                "[name=contract]",
                new com.microsoft.playwright.options.SelectOption().setLabel("納税通知書の印刷・封入"));
        page.setInputFiles(
                "[name=file]",
                new FilePayload(
                        "契約書.docx",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        word(CONTRACT)));
        window.press("main form.card button[type=submit]");
        assertThat(page.locator("main h2").first().innerText()).contains("13のうち5の条項が見つかりません");
        assertThat(page.locator("main").innerText()).contains("消去の証明を出す", "再委託をするときは");
        pictures.take(window, "contract-1-clauses");
    }

    private static void subcontract(Window window, long unit) {
        window.open("/town/registers/subcontracts/new");
        var page = window.page();
        page.fill("[name=name]", "見本入力社");
        page.selectOption(
                "[name=contract_id]",
                new com.microsoft.playwright.options.SelectOption().setLabel("納税通知書の印刷・封入"));
        page.selectOption("[name=unit_id]", Long.toString(unit));
        page.fill("[name=work]", "宛名データの加工");
        window.press("main form.card button[type=submit]");
    }

    /// A Word document with one paragraph for each line.
    private static byte[] word(List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(
                line -> text.append("<w:p><w:r><w:t>").append(line).append("</w:t></w:r></w:p>"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                            + " Extension=\"rels\""
                            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                            + " PartName=\"/word/document.xml\""
                            + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            put(
                    zip,
                    "_rels/.rels",
                    "<Relationships"
                            + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                            + " Id=\"r1\""
                            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                            + " Target=\"word/document.xml\"/></Relationships>");
            put(
                    zip,
                    "word/document.xml",
                    "<w:document"
                            + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                            + text
                            + "</w:body></w:document>");
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static Window signedIn(Chromium chromium) {
        Window window = chromium.window(Chromium.DESK);
        window.signIn("town", "takahashi", PASSWORD);
        return window;
    }
}
