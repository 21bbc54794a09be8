// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.reminder;

import static jp.sekisho.server.database.schema.tables.MailDelivery.MAIL_DELIVERY;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.SettingsLine;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.MailServerRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.secret.Purpose;
import jp.sekisho.server.secret.Secrets;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The body's SMTP server, through which reminders go out, and how that went.
@Controller
@Requires(Permission.EDIT_SETTINGS)
class MailSettingsController {

    private static final String PATH = "/settings/mail";
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39}");
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,180}[A-Za-z0-9])?");
    private static final int LONGEST_NAME = 254;

    private final Evidence evidence;
    private final Secrets secrets;
    private final Ids ids;

    MailSettingsController(Evidence evidence, Secrets secrets, Ids ids) {
        this.evidence = evidence;
        this.secrets = secrets;
        this.ids = ids;
    }

    @Bean
    static SettingsLine mailSettings() {
        return new SettingsLine(
                "期限のお知らせのメール",
                PATH,
                "団体のメールサーバ(SMTP)を入れると、期限が近い人に一日一通お知らせします。",
                Permission.EDIT_SETTINGS);
    }

    /// The page.
    ///
    /// @param path where the form goes
    /// @param now how it is now, one sentence
    /// @param failure what the officer must know; empty for nothing
    /// @param saved whether it was just saved
    /// @param fields the form
    public record MailView(
            String path, String now, String failure, boolean saved, List<FormField> fields) {
        public MailView {
            fields = List.copyOf(fields);
        }
    }

    @GetMapping("/{body}" + PATH)
    Page show(Visit visit, @RequestParam Optional<String> saved) {
        Map<String, String> typed = new HashMap<>();
        visit.body()
                .<Optional<MailServerRecord>>read(MailServer::read)
                .ifPresent(row -> {
                    typed.put("host", row.getHost());
                    typed.put("port", Integer.toString(row.getPort()));
                    typed.put("safety", row.getSafety());
                    typed.put("sender", row.getSender());
                    typed.put("user", row.getUserName());
                });
        typed.putIfAbsent("safety", Safety.STARTTLS.name());
        typed.putIfAbsent("port", "587");
        return page(visit, typed, Map.of(), saved.isPresent(), 200);
    }

    @PostMapping("/{body}" + PATH)
    Object change(Visit visit, @RequestParam Map<String, String> typed) {
        Optional<MailServerRecord> old = visit.body().read(MailServer::read);
        boolean remove = text(typed, "host").isEmpty();
        Map<String, String> problems = remove ? Map.of() : problems(typed, old);
        if (!problems.isEmpty()) {
            return page(visit, typed, problems, false, 422);
        }
        evidence.change(
                visit.body(),
                new Actor(visit.name()),
                remove ? "メールでのお知らせをやめました。" : "お知らせを送るメールサーバを決めました。",
                change -> {
                    if (remove) {
                        old.ifPresent(change::remove);
                    } else if (old.isPresent()) {
                        change.update(filled(old.get(), typed));
                    } else {
                        MailServerRecord row = new MailServerRecord();
                        row.setId(ids.next());
                        change.insert(filled(row, typed));
                    }
                    return 0;
                });
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/" + visit.body().key() + PATH + "?saved"))
                .build();
    }

    private MailServerRecord filled(MailServerRecord row, Map<String, String> typed) {
        row.setHost(text(typed, "host"));
        row.setPort(Integer.parseInt(text(typed, "port")));
        row.setSafety(text(typed, "safety"));
        row.setSender(text(typed, "sender"));
        row.setUserName(text(typed, "user"));
        row.setFailure("");
        String password = typed.getOrDefault("password", "");
        if (text(typed, "user").isEmpty()) {
            row.setSealedPassword(null);
        } else if (!password.isEmpty()) {
            row.setSealedPassword(
                    secrets.seal(
                            Purpose.OUTGOING_PASSWORD,
                            row.getId(),
                            password.getBytes(StandardCharsets.UTF_8)));
        }
        return row;
    }

    private static Map<String, String> problems(
            Map<String, String> typed, Optional<MailServerRecord> old) {
        Map<String, String> problems = new HashMap<>();
        if (!HOST.matcher(text(typed, "host")).matches()) {
            problems.put("host", "サーバの名前かアドレスを半角で入れてください(例: mail.town.example.jp)。");
        }
        if (!text(typed, "port").matches("[1-9][0-9]{0,4}")
                || Integer.parseInt(text(typed, "port")) > 65_535) {
            problems.put("port", "1から65535までの数を入れてください。");
        }
        if (!ADDRESS.matcher(text(typed, "sender")).matches()) {
            problems.put("sender", "メールアドレスを半角で一つ入れてください(例: sekisho@town.example.jp)。");
        }
        boolean known =
                Arrays.stream(Safety.values())
                        .anyMatch(s -> s.name().equals(text(typed, "safety")));
        String user = text(typed, "user");
        if (!known) {
            problems.put("safety", "一つ選んでください。");
        } else if (text(typed, "safety").equals(Safety.NONE.name()) && !user.isEmpty()) {
            problems.put("safety", "パスワードが平文で流れるため、利用者名を入れるときは暗号化してください。");
        }
        if (user.length() > LONGEST_NAME) {
            problems.put("user", LONGEST_NAME + "文字までにしてください。");
        }
        // A password belongs to the server for which it was typed: it never goes to another.
        boolean kept =
                old.filter(row -> row.getSealedPassword() != null)
                        .filter(row -> row.getHost().equals(text(typed, "host")))
                        .filter(row -> row.getPort().toString().equals(text(typed, "port")))
                        .filter(row -> row.getUserName().equals(user))
                        .isPresent();
        if (!user.isEmpty() && typed.getOrDefault("password", "").isEmpty() && !kept) {
            problems.put("password", "このサーバのパスワードを入れてください。");
        }
        return problems;
    }

    private static Page page(
            Visit visit,
            Map<String, String> typed,
            Map<String, String> problems,
            boolean saved,
            int status) {
        Optional<MailServerRecord> row = visit.body().read(MailServer::read);
        String failed = visit.body().read(db -> failed(db, visit.today()));
        List<FormField> fields =
                List.of(
                        FormField.of("host", "サーバ", Kind.TEXT)
                                .hinted("例: mail.town.example.jp。空にして保存すると、メールは送りません。"),
                        FormField.of("port", "ポート", Kind.NUMBER).mandatory(),
                        FormField.of("safety", "通信の保護", Kind.CHOICE)
                                .mandatory()
                                .choosing(
                                        Arrays.stream(Safety.values())
                                                .map(s -> new Choice(s.name(), s.label()))
                                                .toList()),
                        FormField.of("sender", "差出人のアドレス", Kind.TEXT)
                                .mandatory()
                                .hinted("例: sekisho@town.example.jp"),
                        FormField.of("user", "利用者名", Kind.TEXT).hinted("サーバが求めるときだけ"),
                        FormField.of("password", "パスワード", Kind.SECRET)
                                .hinted("封じて保管します。変えないときは空のままにします。"));
        return new Page(
                "reminder/settings.jte",
                new MailView(
                        "/" + visit.body().key() + PATH,
                        row.map(r ->
                                        "いまは、開庁日の朝に "
                                                + r.getHost()
                                                + " から一人一通まで送ります。送り先は職員台帳のメールアドレスです。")
                                .orElse("いまは、メールを送っていません。"),
                        row.map(MailServerRecord::getFailure).orElse("") + failed,
                        saved,
                        fields.stream()
                                .map(field ->
                                        field.with(
                                                        field.kind() == Kind.SECRET
                                                                ? ""
                                                                : typed.getOrDefault(
                                                                        field.name(), ""))
                                                .wrong(problems.getOrDefault(field.name(), "")))
                                .toList()),
                status);
    }

    /// Says of the last seven days how many mails the server did not take.
    private static String failed(DSLContext db, LocalDate today) {
        var last =
                db.select(
                                DSL.count(),
                                DSL.max(MAIL_DELIVERY.SENT_ON),
                                DSL.max(MAIL_DELIVERY.ADDRESS))
                        .from(MAIL_DELIVERY)
                        .where(MAIL_DELIVERY.STATE.eq(DeliveryState.FAILED.name()))
                        .and(MAIL_DELIVERY.SENT_ON.gt(today.minusDays(7).toString()))
                        .fetchSingle();
        return last.value1() == 0
                ? ""
                : "この7日に"
                        + last.value1()
                        + "通をサーバが受け取りませんでした(最後は"
                        + new JapaneseDate(LocalDate.parse(last.value2())).text()
                        + "、"
                        + last.value3()
                        + "など)。職員台帳のメールアドレスを確かめてください。";
    }

    /// What was typed, in half width: server names and numbers have no other form.
    private static String text(Map<String, String> typed, String name) {
        return Normalizer.normalize(typed.getOrDefault(name, ""), Normalizer.Form.NFKC).strip();
    }
}
