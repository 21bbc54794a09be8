// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.reminder;

import static jp.sekisho.server.database.schema.tables.Campaign.CAMPAIGN;
import static jp.sekisho.server.database.schema.tables.CampaignMember.CAMPAIGN_MEMBER;
import static jp.sekisho.server.database.schema.tables.Duty.DUTY;
import static jp.sekisho.server.database.schema.tables.MailDelivery.MAIL_DELIVERY;
import static jp.sekisho.server.database.schema.tables.MailServer.MAIL_SERVER;
import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReminderTest {

    /// A Monday, ten in the morning in Japan.
    private static final Instant NOW = Instant.parse("2026-11-16T01:00:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 16);

    /// The most that a page may cost (issue 3, figures).
    private static final int STATEMENTS = 5;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void eachPersonGetsOneMailADayWithWhatIsDue(Kind kind) throws Exception {
        assumeTrue(Postfix.isHere(), "needs Debian's postfix, and root to start it");
        try (Postfix postfix = new Postfix(folder);
                TestOffice office = office(kind);
                Browser chief = office.browser()) {
            signIn(chief);
            var saved = chief.post("/town/settings/mail", settings(postfix.port()));
            assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
            ReminderSchedule schedule = office.bean(ReminderSchedule.class);

            schedule.look();

            List<MimeMessage> mails = messages(postfix.mailbox(2));
            assertThat(mails).hasSize(2);
            MimeMessage cook = to(mails, "cook@town.example");
            assertThat(((InternetAddress) cook.getFrom()[0]).getAddress())
                    .isEqualTo("sekisho@town.example");
            assertThat(cook.getSubject()).isEqualTo("【関所】期限のお知らせ(1件)");
            assertThat(cook.getHeader("Subject", null)).matches("[\\x20-\\x7e\\r\\n]+");
            assertThat((String) cook.getContent())
                    .contains("・令和8年11月20日 一斉依頼への回答: 標的型メール訓練 髙橋①～ Bcc:")
                    .doesNotContain("点検", "調理 花子", "\nBcc:");
            assertThat(cook.getMessageID()).endsWith("@town.example>");
            MimeMessage clerk = to(mails, "clerk@town.example");
            assertThat((String) clerk.getContent()).contains("・【過ぎています】令和8年11月10日 年間計画: 書庫の点検");

            schedule.look();
            assertThat(messages(postfix.mailbox(2))).hasSize(2);
            assertThat(states(office)).containsExactlyInAnyOrder("SENT", "SENT", "FAILED");
            assertThat(chief.get("/town/settings/mail").body())
                    .contains("この7日に1通をサーバが受け取りませんでした", "nobody@town.example")
                    .doesNotContain("secret-of-the-test");
            assertThat(office.ledger(TOWN)).contains("mail_delivery", "mail_server");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatCannotBeReachedIsSaidInOneSentenceAndTriedAgain(Kind kind) throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        try (TestOffice office = office(kind);
                Browser chief = office.browser()) {
            signIn(chief);
            assertThat(chief.post("/town/settings/mail", settings(nobody)).statusCode())
                    .isEqualTo(303);

            office.bean(ReminderSchedule.class).look();

            assertThat(chief.get("/town/settings/mail").body())
                    .contains("メールサーバ 127.0.0.1:" + nobody + " につながりません。")
                    .doesNotContain("Exception");
            assertThat(states(office)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void settingsRefuseWhatWouldSendAPasswordInTheClearOrToAnotherServer(Kind kind) {
        try (TestOffice office = office(kind);
                Browser chief = office.browser()) {
            signIn(chief);
            Map<String, String> typed = settings(25);
            typed.put("user", "sekisho");
            typed.put("password", "secret-of-the-test");
            assertThat(chief.post("/town/settings/mail", typed).body()).contains("パスワードが平文で流れるため");
            typed.put("safety", "TLS");
            assertThat(chief.post("/town/settings/mail", typed).statusCode()).isEqualTo(303);
            byte[] sealed =
                    office.database(TOWN)
                            .read(db ->
                                    db.selectFrom(MAIL_SERVER)
                                            .fetchSingle(MAIL_SERVER.SEALED_PASSWORD));
            assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                    .doesNotContain("secret-of-the-test");

            typed.put("password", "");
            assertThat(chief.post("/town/settings/mail", typed).statusCode()).isEqualTo(303);
            typed.put("host", "mail.example.com");
            assertThat(chief.post("/town/settings/mail", typed).body())
                    .contains("このサーバのパスワードを入れてください");
            typed.put("host", "mail.example.com\r\nX: y");
            assertThat(chief.post("/town/settings/mail", typed).statusCode()).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerTypedInFullWidthIsTheSameServer(Kind kind) {
        try (TestOffice office = office(kind);
                Browser chief = office.browser()) {
            signIn(chief);
            Map<String, String> typed = settings(25);
            typed.put("port", "２５");
            typed.put("host", "ｍａｉｌ．ｔｏｗｎ．ｅｘａｍｐｌｅ");

            assertThat(chief.post("/town/settings/mail", typed).statusCode()).isEqualTo(303);
            assertThat(chief.get("/town/settings/mail").body())
                    .contains("value=\"mail.town.example\"", "value=\"25\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePageShowsWhatIsDueWithinItsStatements(Kind kind) {
        try (TestOffice office = office(kind);
                Browser chief = office.browser()) {
            signIn(chief);
            assertThat(chief.get("/town/reminders").body())
                    .contains("書庫の点検", "過ぎている", "うち1件は過ぎています");
            assertThat(office.statements(chief, "/town/reminders")).isLessThanOrEqualTo(STATEMENTS);
        }
    }

    private TestOffice office(Kind kind) {
        return office(kind, folder);
    }

    /// A town in which two people have something due, and an address that the server knows.
    static TestOffice office(Kind kind, Path folder) {
        TestOffice office = new TestOffice(kind, folder, Clock.fixed(NOW, ZoneId.of("Asia/Tokyo")));
        office.noCodeAsked(TOWN);
        long general = office.unit(TOWN, "総務課", null);
        office.accountWithRole(TOWN, Role.CHIEF_OFFICER, general);
        long cook = office.person(TOWN, "調理 花子", general);
        long gone = office.person(TOWN, "宛先 違子", general);
        office.person(TOWN, "宛先 無男", general);
        office.database(TOWN)
                .write(db -> {
                    mail(db, Role.CHIEF_OFFICER.label(), "clerk@town.example");
                    mail(db, "調理 花子", "cook@town.example");
                    mail(db, "宛先 違子", "nobody@town.example");
                    var duty = db.newRecord(DUTY);
                    duty.setId(7L);
                    duty.setVersion(1);
                    duty.setName("書庫の点検");
                    duty.setUnitId(general);
                    duty.setCycle("YEARLY");
                    duty.setMonth(11);
                    duty.setDay(10);
                    duty.setMinutes(30);
                    duty.setObligation("");
                    duty.setFromOn("2026-04-01");
                    duty.setDoneOn("");
                    duty.setDoneFor("");
                    duty.setEndedOn("");
                    duty.setNotes("");
                    duty.insert();
                    var campaign = db.newRecord(CAMPAIGN);
                    Arrays.stream(campaign.fields())
                            .filter(field -> field.getType() == String.class)
                            .forEach(field -> campaign.set(field.coerce(String.class), ""));
                    campaign.setId(8L);
                    campaign.setVersion(1);
                    campaign.setTitle("標的型メール訓練 髙橋①～\r\nBcc:x@example.com");
                    campaign.setKind("TRAINING");
                    campaign.setPassMark(0);
                    campaign.setOpenedOn("2026-11-02");
                    campaign.setDueOn("2026-11-13");
                    campaign.setSecondDueOn("2026-11-20");
                    campaign.setAsOf("2026-11-02");
                    campaign.insert();
                    for (long person : new long[] {cook, gone}) {
                        var member = db.newRecord(CAMPAIGN_MEMBER);
                        member.setId(person + 100);
                        member.setVersion(1);
                        member.setCampaignId(8L);
                        member.setPersonId(person);
                        member.setPerson("だれか");
                        member.setAnsweredOn("");
                        member.setRoute("");
                        member.setEnteredBy("");
                        member.setPoints(0);
                        member.setPassed(false);
                        member.setAnswers("");
                        member.insert();
                    }
                    return 0;
                });
        return office;
    }

    private static void mail(org.jooq.DSLContext db, String name, String address) {
        db.update(PERSON).set(PERSON.MAIL, address).where(PERSON.NAME.eq(name)).execute();
    }

    static void signIn(Browser chief) {
        assertThat(chief.logIn(TOWN.toString(), "chief_officer", PASSWORD).statusCode())
                .isEqualTo(303);
        chief.get("/town/settings/mail"); // for the token that its forms send back
    }

    static Map<String, String> settings(int port) {
        Map<String, String> typed = new HashMap<>();
        typed.put("host", "127.0.0.1");
        typed.put("port", Integer.toString(port));
        typed.put("safety", "NONE");
        typed.put("sender", "sekisho@town.example");
        typed.put("user", "");
        typed.put("password", "");
        return typed;
    }

    static List<String> states(TestOffice office) {
        return office.database(TOWN)
                .read(db -> db.selectFrom(MAIL_DELIVERY).fetch(MAIL_DELIVERY.STATE));
    }

    private static MimeMessage to(List<MimeMessage> mails, String address) {
        return mails.stream()
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(address);
                    } catch (jakarta.mail.MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .findFirst()
                .orElseThrow();
    }

    static List<MimeMessage> messages(String mailbox) {
        return Arrays.stream(mailbox.split("(?m)^From .*\\R"))
                .filter(text -> !text.isBlank())
                .map(text -> {
                    try {
                        return new MimeMessage(
                                Session.getInstance(new Properties()),
                                new ByteArrayInputStream(
                                        text.getBytes(StandardCharsets.ISO_8859_1)));
                    } catch (jakarta.mail.MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }
}
