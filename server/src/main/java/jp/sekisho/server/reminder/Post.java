// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.reminder;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// One connection to a body's mail server. Subject, name and text are UTF-8, encoded as RFC 2047
/// and RFC 2045 want it, so that servers without 8BITMIME take them too.
final class Post implements AutoCloseable {

    /// Milliseconds until a server that does not answer is given up.
    private static final int CONNECT = 10_000;

    private static final int ANSWER = 30_000;

    /// The reply to EHLO (RFC 5321, section 4.2).
    private static final int GREETED = 250;

    private final Session session;
    private final Transport transport;
    private final InternetAddress sender;

    private Post(Session session, Transport transport, InternetAddress sender) {
        this.session = session;
        this.transport = transport;
        this.sender = sender;
    }

    /// The server did not let us in; nothing was sent.
    static final class NoWay extends Exception {
        private static final long serialVersionUID = 1L;

        NoWay(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /// Connects.
    ///
    /// @param name the name beside the sender's address
    static Post open(MailServer server, String name) throws NoWay {
        Session session = Session.getInstance(properties(server));
        SMTPTransport transport = transport(session, server);
        try {
            if (server.user().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(server.host(), server.port(), server.user(), server.password());
            }
            return new Post(
                    session,
                    transport,
                    new InternetAddress(server.sender(), name, StandardCharsets.UTF_8.name()));
        } catch (AuthenticationFailedException e) {
            throw new NoWay("メールサーバ " + server + " が、利用者名かパスワードを受け付けません。設定を確かめてください。", e);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new NoWay("メールサーバ " + server + why(server, transport, e), e);
        }
    }

    private static SMTPTransport transport(Session session, MailServer server) {
        try {
            return (SMTPTransport)
                    session.getTransport(server.safety() == Safety.TLS ? "smtps" : "smtp");
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("the mail library brings both", e);
        }
    }

    /// Says what is to be put right. In each case nothing but the greeting has gone out.
    private static String why(MailServer server, SMTPTransport transport, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof CertificateException
                    || cause instanceof SSLPeerUnverifiedException) {
                return " の証明書を信頼できないので、何も送っていません。証明書の期限と名前、庁内の認証局なら関所を動かすJavaにその証明書が入っているかを確かめてください。";
            }
        }
        boolean greeted = transport.getLastReturnCode() == GREETED;
        return server.safety() == Safety.STARTTLS
                        && greeted
                        && !transport.supportsExtension("STARTTLS")
                ? " がSTARTTLSに応じないので、何も送っていません。サーバの設定か、「通信の保護」を確かめてください。"
                : " につながりません。サーバ名・ポート・暗号化の設定と、サーバが動いているかを確かめてください。";
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : failure.getCause();
    }

    private static Properties properties(MailServer server) {
        Properties properties = new Properties();
        for (String protocol : new String[] {"smtp", "smtps"}) {
            String mail = "mail." + protocol + ".";
            properties.setProperty(mail + "host", server.host());
            properties.setProperty(mail + "port", Integer.toString(server.port()));
            properties.setProperty(mail + "auth", Boolean.toString(!server.user().isEmpty()));
            properties.setProperty(mail + "connectiontimeout", Integer.toString(CONNECT));
            properties.setProperty(mail + "timeout", Integer.toString(ANSWER));
            properties.setProperty(mail + "writetimeout", Integer.toString(ANSWER));
            properties.setProperty(mail + "ssl.checkserveridentity", "true");
            // What we call ourselves: the sender's domain, not the name of this machine.
            properties.setProperty(
                    mail + "localhost",
                    server.sender().substring(server.sender().indexOf('@') + 1));
        }
        boolean startTls = server.safety() == Safety.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        // Stands in the Message-ID instead of this machine's user and name.
        properties.setProperty("mail.from", server.sender());
        return properties;
    }

    /// Sends one message to one person.
    ///
    /// @throws MessagingException where the server does not take it
    void send(String address, String subject, String text, Instant at) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(sender);
        InternetAddress to = new InternetAddress(address, true);
        message.setRecipient(MimeMessage.RecipientType.TO, to);
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        message.setText(text, StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(at));
        // RFC 3834: machines must not answer.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Transfer-Encoding", "base64");
        message.saveChanges();
        transport.sendMessage(message, new Address[] {to});
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // Everything that could be sent has been answered for already.
            System.getLogger("jp.sekisho.server.reminder")
                    .log(System.Logger.Level.DEBUG, "mail server hung up", e);
        }
    }
}
