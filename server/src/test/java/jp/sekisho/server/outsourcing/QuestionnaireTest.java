// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import static jp.sekisho.server.database.schema.tables.Contract.CONTRACT;
import static jp.sekisho.server.database.schema.tables.Questionnaire.QUESTIONNAIRE;
import static jp.sekisho.server.database.schema.tables.QuestionnaireAnswer.QUESTIONNAIRE_ANSWER;
import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jooq.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class QuestionnaireTest {

    private static final long CONTRACT_ID = 7001;
    private static final long ID = 7002;
    private static final String PAGE = "/town/questionnaires/" + ID;

    @TempDir Path folder;

    @Test
    void everyQuestionIsAnsweredAndWhatIsNotDoneIsExplained() {
        Inquiry inquiry = new Inquiry(List.of("一", "二", "三"));
        var wrong =
                inquiry.read(
                        Map.of(
                                0, new Inquiry.Given("はい", ""),
                                1, new Inquiry.Given("いいえ", ""),
                                2, new Inquiry.Given("たぶん", "")));
        assertThat(wrong)
                .isInstanceOfSatisfying(
                        Inquiry.Reading.Wrong.class,
                        found -> assertThat(found.errors()).containsOnlyKeys(1, 2));
        assertThat(
                        inquiry.read(
                                Map.of(
                                        0, new Inquiry.Given("YES", ""),
                                        1, new Inquiry.Given("いいえ", "3月に直す"),
                                        2, new Inquiry.Given(" 該当しない ", ""))))
                .isInstanceOf(Inquiry.Reading.Complete.class);
    }

    @ParameterizedTest
    @EnumSource
    void theSheetGoesOutAndComesBackAndASecondOneIsNotTaken(Kind kind) throws IOException {
        try (TestOffice office = office(kind);
                Browser manager = signedIn(office, "manager")) {
            byte[] sheet = manager.download(PAGE + "/sheet.xlsx").body();
            manager.get(PAGE);

            assertThat(send(manager, sheet).body()).contains("1問目", "どれかで答えてください");
            assertThat(send(manager, "x".getBytes(java.nio.charset.StandardCharsets.UTF_8)).body())
                    .contains("Excelのブック");
            assertThat(send(manager, answered(sheet, "いいえ", "")).body()).contains("いつまでにどう直すか");
            assertThat(
                            office.database(TOWN)
                                    .<Integer>read(db -> db.fetchCount(QUESTIONNAIRE_ANSWER)))
                    .as("nothing half written")
                    .isZero();
            assertThat(send(manager, answered(sheet, "いいえ", "=1+1 3月に直す")).statusCode())
                    .isEqualTo(303);
            assertThat(manager.get(PAGE).body()).contains("「いいえ」が2問あります", "=1+1 3月に直す");
            assertThat(send(manager, answered(sheet, "はい", "")).body()).contains("もう答えがあります");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLinkLeadsToTheQuestionsOnceAndToNothingElse(Kind kind) {
        try (TestOffice office = office(kind);
                Browser manager = signedIn(office, "manager");
                Browser other = signedIn(office, "officer");
                Browser contractor = office.browser()) {
            assertThat(other.get(PAGE).statusCode()).isEqualTo(404);
            manager.get(PAGE);
            String first = link(manager.post(PAGE + "/link", Map.of()).body());
            String link = link(manager.post(PAGE + "/link", Map.of()).body());
            assertThat(office.ledger(TOWN)).doesNotContain(link.substring(link.length() - 43));

            assertThat(contractor.get(first).statusCode())
                    .as("the newer one ends it")
                    .isEqualTo(404);
            assertThat(contractor.get("/union" + link.substring("/town".length())).statusCode())
                    .isEqualTo(404);
            assertThat(contractor.get(link).body())
                    .contains("点検表", "見本社", "一つ目の質問")
                    .doesNotContain("委託契約台帳");
            Map<String, String> typed = new HashMap<>();
            typed.put("a0", "YES");
            assertThat(contractor.post(link, typed).body()).contains("所属と氏名を");
            typed.put("name", "見本社 山田");
            assertThat(contractor.post(link, typed).body()).contains("どれかで答えてください");
            typed.put("a1", "NOT_APPLICABLE");
            assertThat(contractor.post(link, typed).body()).contains("答えを受け取りました");
            assertThat(contractor.get(link).statusCode()).isEqualTo(404);
            assertThat(contractor.post(link, typed).statusCode()).isEqualTo(404);
            assertThat(manager.get(PAGE).body()).contains("見本社 見本社 山田から答えがありました");
            assertThat(manager.post(PAGE + "/link", Map.of()).statusCode())
                    .as("nothing is asked again")
                    .isEqualTo(409);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noPageCostsMoreThanFiveStatements(Kind kind) {
        try (TestOffice office = office(kind);
                Browser manager = signedIn(office, "manager")) {
            for (String page : List.of(PAGE, "/town/registers/questionnaires/" + ID)) {
                assertThat(office.statements(manager, page)).as(page).isLessThanOrEqualTo(5);
            }
        }
    }

    private static java.net.http.HttpResponse<String> send(Browser browser, byte[] sheet) {
        return browser.postFile(PAGE + "/answers", Map.of(), "file", "答え.xlsx", sheet);
    }

    private static String link(String page) {
        Matcher found = Pattern.compile("/town/contractor/[A-Za-z0-9_-]{43}").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static byte[] answered(byte[] sheet, String answer, String remark) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(sheet));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int i = 1; i <= 2; i++) {
                book.getSheetAt(0).getRow(i).createCell(1).setCellValue(answer);
                book.getSheetAt(0).getRow(i).createCell(2).setCellValue(remark);
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private TestOffice office(Kind kind) {
        TestOffice office = new TestOffice(kind, folder);
        office.noCodeAsked(TOWN);
        long tax = office.unit(TOWN, "税務課", null);
        long general = office.unit(TOWN, "総務課", null);
        office.accountWithRole(TOWN, Role.MANAGER, tax);
        office.accountWithRole(TOWN, Role.OFFICER, general);
        office.database(TOWN)
                .write(db -> {
                    var contract = db.newRecord(CONTRACT);
                    blank(contract);
                    contract.setId(CONTRACT_ID);
                    contract.setName("封入");
                    contract.setContractor("見本社");
                    contract.setUnitId(tax);
                    contract.insert();
                    var asked = db.newRecord(QUESTIONNAIRE);
                    blank(asked);
                    asked.setId(ID);
                    asked.setName("点検表");
                    asked.setContractId(CONTRACT_ID);
                    asked.setUnitId(tax);
                    asked.setQuestions("一つ目の質問\n二つ目の質問");
                    asked.setDueOn("2030-01-01");
                    return asked.insert();
                });
        return office;
    }

    private static void blank(org.jooq.Record row) {
        for (Field<?> field : row.fields()) {
            if (field.getType() == String.class) {
                row.set(row.field(field.getName(), String.class), "");
            }
            if (field.getName().equals("version")) {
                row.set(row.field("version", Integer.class), 1);
            }
        }
    }

    private static Browser signedIn(TestOffice office, String name) {
        Browser browser = office.browser();
        browser.logIn("town", name, PASSWORD);
        browser.get("/town/account");
        return browser;
    }
}
