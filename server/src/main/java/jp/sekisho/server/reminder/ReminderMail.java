// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.reminder;

import static jp.sekisho.server.database.schema.tables.MailDelivery.MAIL_DELIVERY;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Units;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.access.Visitor;
import jp.sekisho.server.body.Addressee;
import jp.sekisho.server.body.BodyNames;
import jp.sekisho.server.body.PostsOn;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.MailDeliveryRecord;
import jp.sekisho.server.database.schema.tables.records.MailServerRecord;
import jp.sekisho.server.duty.Reminder;
import jp.sekisho.server.duty.Reminders;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.secret.Opened;
import jp.sekisho.server.secret.Purpose;
import jp.sekisho.server.secret.Secrets;
import org.springframework.stereotype.Component;

/// Sends each person one mail a day with what is due. A delivery is written down before the message
/// goes out, so that even a server that dies between the two sends nothing twice.
@Component
final class ReminderMail {

    /// Lines of one mail; the rest is a number.
    private static final int LINES = 30;

    private static final int FAILURE = 400;

    /// Nobody is signed in while mail is sent; nothing in [Reminders] asks for the account.
    private static final AccountId NO_ACCOUNT = new AccountId(Long.MAX_VALUE);

    private final Reminders reminders;
    private final Evidence evidence;
    private final Secrets secrets;
    private final BodyNames names;
    private final Ids ids;
    private final Clock clock;

    ReminderMail(
            Reminders reminders,
            Evidence evidence,
            Secrets secrets,
            BodyNames names,
            Ids ids,
            Clock clock) {
        this.reminders = reminders;
        this.evidence = evidence;
        this.secrets = secrets;
        this.names = names;
        this.ids = ids;
        this.clock = clock;
    }

    /// What came of a run.
    sealed interface Outcome {

        /// Everybody for whom something is due has had the day's mail, or stands as failed.
        ///
        /// @param sent how many went out now
        /// @param failed how many the server did not take now
        record Done(int sent, int failed) implements Outcome {}

        /// The body has no mail server.
        record NoServer() implements Outcome {}

        /// The server cannot be reached; a later run tries again.
        record NotNow(String sentence) implements Outcome {}
    }

    /// A mail to be sent.
    private record Letter(Addressee to, List<Reminder> items) {}

    /// Sends what a day still wants.
    Outcome run(BodyDatabase body, LocalDate today) {
        Optional<MailServerRecord> row = body.read(MailServer::read);
        if (row.isEmpty()) {
            return new Outcome.NoServer();
        }
        List<Letter> letters = letters(body, today);
        if (letters.isEmpty()) {
            return new Outcome.Done(0, 0);
        }
        return switch (server(row.get())) {
            case Reachable.Server(MailServer server) ->
                    send(body, today, row.get(), server, letters);
            case Reachable.Not(String sentence) -> notNow(body, row.get(), sentence);
        };
    }

    private Outcome send(
            BodyDatabase body,
            LocalDate today,
            MailServerRecord row,
            MailServer server,
            List<Letter> letters) {
        int sent = 0;
        try (Post post = Post.open(server, names.of(body))) {
            for (Letter letter : letters) {
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
                sent += send(body, today, post, letter) ? 1 : 0;
            }
        } catch (Post.NoWay e) {
            return notNow(body, row, String.valueOf(e.getMessage()));
        }
        says(body, row, "");
        return new Outcome.Done(sent, letters.size() - sent);
    }

    private List<Letter> letters(BodyDatabase body, LocalDate today) {
        return body.read(db -> {
            Set<Long> had =
                    db.select(MAIL_DELIVERY.PERSON_ID)
                            .from(MAIL_DELIVERY)
                            .where(MAIL_DELIVERY.SENT_ON.eq(today.toString()))
                            .fetchSet(MAIL_DELIVERY.PERSON_ID);
            Units units = new PostsOn(today).units(db);
            return Addressee.on(db, today).stream()
                    .filter(to -> !had.contains(to.person()))
                    .map(to -> new Letter(to, reminders.of(db, visit(body, to, today, units))))
                    .filter(letter -> !letter.items().isEmpty())
                    .toList();
        });
    }

    private static Visit visit(BodyDatabase body, Addressee to, LocalDate today, Units units) {
        return new Visit(
                body,
                new Visitor(NO_ACCOUNT, to.name(), to.person(), to.holdings()),
                today,
                () -> units);
    }

    private boolean send(BodyDatabase body, LocalDate today, Post post, Letter letter) {
        MailDeliveryRecord delivery = new MailDeliveryRecord();
        delivery.setId(ids.next());
        delivery.setPersonId(letter.to().person());
        delivery.setSentOn(today.toString());
        delivery.setAddress(letter.to().mail());
        delivery.setItems(letter.items().size());
        delivery.setState(DeliveryState.SENDING.name());
        delivery.setFailure("");
        evidence.change(
                body,
                Actor.SEKISHO,
                "期限のお知らせを送ります。",
                change -> {
                    change.insert(delivery);
                    return 0;
                });
        String failure = "";
        try {
            post.send(
                    letter.to().mail(),
                    subject(letter.items()),
                    text(letter.items(), names.of(body), today),
                    clock.instant());
        } catch (MessagingException e) {
            String said = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            failure = said.substring(0, Math.min(FAILURE, said.length()));
        }
        delivery.setState((failure.isEmpty() ? DeliveryState.SENT : DeliveryState.FAILED).name());
        delivery.setFailure(failure);
        evidence.change(
                body,
                Actor.SEKISHO,
                failure.isEmpty() ? "期限のお知らせを送りました。" : "期限のお知らせを送れませんでした。",
                change -> {
                    change.update(delivery);
                    return 0;
                });
        return failure.isEmpty();
    }

    static String subject(List<Reminder> items) {
        return "【関所】期限のお知らせ(" + items.size() + "件)";
    }

    /// The text: titles and days, nothing else about anybody.
    static String text(List<Reminder> items, String body, LocalDate today) {
        StringBuilder text = new StringBuilder();
        text.append(body)
                .append("の情報セキュリティで、あなたが行うことのうち、期限が近いものと過ぎたものです(")
                .append(new JapaneseDate(today).text())
                .append("現在)。\r\n\r\n");
        for (Reminder item : items.subList(0, Math.min(LINES, items.size()))) {
            text.append(item.due().isBefore(today) ? "・【過ぎています】" : "・")
                    .append(new JapaneseDate(item.due()).text())
                    .append(" ")
                    .append(item.what())
                    .append(": ")
                    // One line each, whatever somebody typed as a title.
                    .append(item.title().replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " "))
                    .append("\r\n");
        }
        if (items.size() > LINES) {
            text.append("ほか").append(items.size() - LINES).append("件\r\n");
        }
        return text.append("\r\n関所を開いて「わたしの期限」から進めてください。このメールには返信できません。\r\n").toString();
    }

    private sealed interface Reachable {
        record Server(MailServer server) implements Reachable {}

        record Not(String sentence) implements Reachable {}
    }

    private Reachable server(MailServerRecord row) {
        String password = "";
        byte[] sealed = row.getSealedPassword();
        if (sealed != null) {
            switch (secrets.open(Purpose.OUTGOING_PASSWORD, row.getId(), sealed)) {
                case Opened.Content content ->
                        password =
                                new String(
                                        content.bytes(), java.nio.charset.StandardCharsets.UTF_8);
                case Opened.OtherKey(String message) -> {
                    return new Reachable.Not(message);
                }
                case Opened.Altered(String message) -> {
                    return new Reachable.Not(message);
                }
            }
        }
        return new Reachable.Server(
                new MailServer(
                        row.getHost(),
                        row.getPort(),
                        Safety.valueOf(row.getSafety()),
                        row.getSender(),
                        row.getUserName(),
                        password));
    }

    private Outcome notNow(BodyDatabase body, MailServerRecord row, String sentence) {
        says(body, row, sentence);
        return new Outcome.NotNow(sentence);
    }

    /// Writes down how the server answered, where that is new.
    private void says(BodyDatabase body, MailServerRecord row, String sentence) {
        String said = sentence.substring(0, Math.min(FAILURE, sentence.length()));
        if (!said.equals(row.getFailure())) {
            row.setFailure(said);
            evidence.change(
                    body,
                    Actor.SEKISHO,
                    said.isEmpty() ? "メールサーバにつながるようになりました。" : "メールサーバにつながりません。",
                    change -> {
                        change.update(row);
                        return 0;
                    });
        }
    }
}
