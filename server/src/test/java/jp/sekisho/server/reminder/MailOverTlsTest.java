// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Encrypted ways to a real Postfix that asks for a password, with somebody on the line.
final class MailOverTlsTest {

    private static final String ITS_NAMES = "dns:localhost,ip:127.0.0.1";

    @TempDir Path folder;

    private SSLContext usual;

    @BeforeEach
    void rememberWhatIsTrusted() throws Exception {
        assumeTrue(Postfix.isHere(), "needs Debian's postfix, and root to start it");
        usual = SSLContext.getDefault();
    }

    @AfterEach
    void trustAsBefore() {
        if (usual != null) {
            SSLContext.setDefault(usual);
        }
    }

    @ParameterizedTest
    @EnumSource
    void mailArrivesOverStartTlsAndNobodyOnTheLineReadsIt(Kind kind) throws Exception {
        OwnCertificate own = OwnCertificate.in(folder, ITS_NAMES);
        SSLContext.setDefault(own.trusting());
        try (DovecotAuth auth = new DovecotAuth();
                Postfix postfix = Postfix.secured(folder, own, auth);
                Tap tap = new Tap(postfix.port());
                TestOffice office = ReminderTest.office(kind, folder);
                Browser chief = office.browser()) {
            String page = sent(office, chief, tap.port(), "STARTTLS", DovecotAuth.PASSWORD);

            assertThat(ReminderTest.messages(postfix.mailbox(2))).hasSize(2);
            assertThat(auth.tried()).containsOnly(DovecotAuth.USER);
            assertThat(tap.seen()).contains("EHLO", "STARTTLS");
            nothingReadable(tap);
            assertThat(page).doesNotContain("につながりません", "STARTTLSに応じない", "証明書");
        }
    }

    @ParameterizedTest
    @EnumSource
    void mailArrivesWhereTlsBeginsWithTheFirstByte(Kind kind) throws Exception {
        OwnCertificate own = OwnCertificate.in(folder, ITS_NAMES);
        SSLContext.setDefault(own.trusting());
        try (DovecotAuth auth = new DovecotAuth();
                Postfix postfix = Postfix.secured(folder, own, auth);
                Tap tap = new Tap(postfix.wrapped());
                TestOffice office = ReminderTest.office(kind, folder);
                Browser chief = office.browser()) {
            sent(office, chief, tap.port(), "TLS", DovecotAuth.PASSWORD);

            assertThat(ReminderTest.messages(postfix.mailbox(2))).hasSize(2);
            assertThat(tap.seen()).doesNotContain("EHLO");
            nothingReadable(tap);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongPasswordIsSaidInOneSentence(Kind kind) throws Exception {
        OwnCertificate own = OwnCertificate.in(folder, ITS_NAMES);
        SSLContext.setDefault(own.trusting());
        try (DovecotAuth auth = new DovecotAuth();
                Postfix postfix = Postfix.secured(folder, own, auth);
                Tap tap = new Tap(postfix.port());
                TestOffice office = ReminderTest.office(kind, folder);
                Browser chief = office.browser()) {
            String page = sent(office, chief, tap.port(), "STARTTLS", "another-password");

            assertThat(page).contains("利用者名かパスワードを受け付けません").doesNotContain("another-password");
            assertThat(auth.tried()).isNotEmpty();
            nothingSent(office, postfix, tap);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateThatNobodyTrustsIsSaidInOneSentenceBeforeThePasswordGoesOut(Kind kind)
            throws Exception {
        OwnCertificate own = OwnCertificate.in(folder, ITS_NAMES);
        try (DovecotAuth auth = new DovecotAuth();
                Postfix postfix = Postfix.secured(folder, own, auth);
                Tap tap = new Tap(postfix.port());
                TestOffice office = ReminderTest.office(kind, folder);
                Browser chief = office.browser()) {
            String page = sent(office, chief, tap.port(), "STARTTLS", DovecotAuth.PASSWORD);

            assertThat(page).contains("の証明書を信頼できないので、何も送っていません");
            assertThat(auth.tried()).isEmpty();
            nothingSent(office, postfix, tap);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateOfAnotherServerIsSaidInOneSentenceToo(Kind kind) throws Exception {
        OwnCertificate own = OwnCertificate.in(folder, "dns:mail.example.com");
        SSLContext.setDefault(own.trusting());
        try (DovecotAuth auth = new DovecotAuth();
                Postfix postfix = Postfix.secured(folder, own, auth);
                Tap tap = new Tap(postfix.port());
                TestOffice office = ReminderTest.office(kind, folder);
                Browser chief = office.browser()) {
            String page = sent(office, chief, tap.port(), "STARTTLS", DovecotAuth.PASSWORD);

            assertThat(page).contains("の証明書を信頼できないので、何も送っていません");
            assertThat(auth.tried()).isEmpty();
            nothingSent(office, postfix, tap);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerWithoutStartTlsIsSaidInOneSentenceAndGetsNothing(Kind kind) throws Exception {
        try (Postfix postfix = new Postfix(folder);
                Tap tap = new Tap(postfix.port());
                TestOffice office = ReminderTest.office(kind, folder);
                Browser chief = office.browser()) {
            String page = sent(office, chief, tap.port(), "STARTTLS", DovecotAuth.PASSWORD);

            assertThat(page).contains("がSTARTTLSに応じないので、何も送っていません");
            assertThat(tap.seen()).contains("EHLO");
            nothingSent(office, postfix, tap);
        }
    }

    /// Sends the day's reminders, and returns the page on which an officer reads how it went.
    private static String sent(
            TestOffice office, Browser chief, int port, String safety, String password) {
        ReminderTest.signIn(chief);
        Map<String, String> typed = ReminderTest.settings(port);
        typed.put("safety", safety);
        typed.put("user", DovecotAuth.USER);
        typed.put("password", password);
        var saved = chief.post("/town/settings/mail", typed);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        office.bean(ReminderSchedule.class).look();
        return chief.get("/town/settings/mail").body();
    }

    private static void nothingSent(TestOffice office, Postfix postfix, Tap tap) {
        nothingReadable(tap);
        assertThat(postfix.isEmpty()).isTrue();
        assertThat(ReminderTest.states(office)).isEmpty();
    }

    private static void nothingReadable(Tap tap) {
        String plain = "\0" + DovecotAuth.USER + "\0" + DovecotAuth.PASSWORD;
        assertThat(tap.seen())
                .doesNotContain(
                        "AUTH",
                        "MAIL FROM",
                        DovecotAuth.PASSWORD,
                        "town.example>",
                        Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)));
    }
}
