// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.SettingsLine;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// How signing in works in the body: the second factor, and after how long a session ends.
@Controller
@Requires(Permission.EDIT_SETTINGS)
class SignInSettingsController {

    private static final String PATH = "/settings/sign-in";
    private static final String FACTOR = "factor";
    private static final String OWN_CODE = "code";
    private static final String TERMINAL = "terminal";
    private static final String GROUNDS = "grounds";
    private static final String APPROVER = "approver";
    private static final String DECIDED = "decided";
    private static final String REVIEW = "review";
    private static final String IDLE = "idle";
    private static final String WHY = "why";
    private static final String CURRENT = "current";
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 2_000;

    private final Evidence evidence;
    private final SignInDecisions decisions;
    private final Sessions sessions;
    private final LogIn logIn;

    SignInSettingsController(
            Evidence evidence, SignInDecisions decisions, Sessions sessions, LogIn logIn) {
        this.evidence = evidence;
        this.decisions = decisions;
        this.sessions = sessions;
        this.logIn = logIn;
    }

    @Bean
    static SettingsLine signInSettings() {
        return new SettingsLine(
                "ログインの決まり",
                PATH,
                "もう一つの確認(コード表・認証アプリ・端末のログオン)と、使わないでいると終わるまでの時間です。",
                Permission.EDIT_SETTINGS);
    }

    /// What the page shows.
    ///
    /// @param path where the form goes
    /// @param now how it is now, one sentence
    /// @param overdue a sentence where the decision should have been looked at again; or empty
    /// @param saved whether it was just saved
    /// @param fields the form
    record SettingsView(
            String path, String now, String overdue, boolean saved, List<FormField> fields) {
        SettingsView {
            fields = List.copyOf(fields);
        }
    }

    @GetMapping("/{body}" + PATH)
    Page show(Visit visit, @RequestParam Optional<String> saved) {
        SignInRules rules = visit.body().read(SignInRules::read);
        Map<String, String> typed = new HashMap<>();
        typed.put(FACTOR, rules.asksForCode() ? OWN_CODE : TERMINAL);
        typed.put(IDLE, Long.toString(rules.idle().toMinutes()));
        SignInRules.TerminalDecision decision = rules.terminal();
        if (decision != null) {
            typed.put(GROUNDS, decision.grounds());
            typed.put(APPROVER, decision.approver());
            typed.put(DECIDED, new JapaneseDate(decision.decidedOn()).text());
            typed.put(REVIEW, new JapaneseDate(decision.reviewOn()).text());
        }
        return page(visit, rules, typed, Map.of(), saved.isPresent(), 200);
    }

    @PostMapping("/{body}" + PATH)
    Object change(
            Visit visit, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        SignInRules rules = visit.body().read(SignInRules::read);
        Map<String, String> problems = problems(typed, visit.today());
        if (problems.isEmpty()) {
            logIn.confirm(
                            visit.body(),
                            sessions.account(visit),
                            typed.getOrDefault(CURRENT, ""),
                            Source.of(request))
                    .ifPresent(wrong -> problems.put(CURRENT, wrong));
        }
        if (!problems.isEmpty()) {
            return page(visit, rules, typed, problems, false, 422);
        }
        evidence.change(
                visit.body(),
                new Actor(visit.name()),
                text(typed, WHY),
                change -> {
                    decisions.endIdleAfter(change, Integer.parseInt(text(typed, IDLE)));
                    if (text(typed, FACTOR).equals(TERMINAL)) {
                        decisions.terminalSuffices(
                                change,
                                text(typed, GROUNDS),
                                text(typed, APPROVER),
                                day(typed, DECIDED).orElseThrow(),
                                day(typed, REVIEW).orElseThrow());
                    } else {
                        decisions.askForCode(change);
                    }
                    return 0;
                });
        return Going.to("/" + visit.body().key() + PATH + "?saved");
    }

    private static Map<String, String> problems(Map<String, String> typed, LocalDate today) {
        Map<String, String> problems = new HashMap<>();
        if (!List.of(OWN_CODE, TERMINAL).contains(text(typed, FACTOR))) {
            problems.put(FACTOR, "どちらかを選んでください。");
        }
        if (text(typed, FACTOR).equals(TERMINAL)) {
            required(problems, typed, GROUNDS, LONGEST_TEXT, "なぜ足りるかを入れてください。");
            required(problems, typed, APPROVER, LONGEST_LINE, "だれが決めたかを入れてください。");
            Optional<LocalDate> decided = day(typed, DECIDED);
            if (decided.isEmpty() || decided.get().isAfter(today)) {
                problems.put(DECIDED, "決めた日を入れてください(例: 令和8年4月1日)。");
            }
            Optional<LocalDate> review = day(typed, REVIEW);
            if (review.isEmpty() || !review.get().isAfter(today)) {
                problems.put(REVIEW, "きょうより後の、見直しの日を入れてください(例: 令和9年3月31日)。");
            }
        }
        if (!text(typed, IDLE).matches("[0-9]{1,3}")
                || Integer.parseInt(text(typed, IDLE)) < 1
                || Integer.parseInt(text(typed, IDLE)) > SignInRules.LONGEST_IDLE_MINUTES) {
            problems.put(IDLE, "1から" + SignInRules.LONGEST_IDLE_MINUTES + "までの数を入れてください。");
        }
        required(problems, typed, WHY, LONGEST_LINE, "なぜ変えるかを入れてください。");
        return problems;
    }

    private static void required(
            Map<String, String> problems,
            Map<String, String> typed,
            String field,
            int most,
            String missing) {
        if (text(typed, field).isEmpty()) {
            problems.put(field, missing);
        } else if (text(typed, field).length() > most) {
            problems.put(field, most + "文字までにしてください。");
        }
    }

    private static Page page(
            Visit visit,
            SignInRules rules,
            Map<String, String> typed,
            Map<String, String> problems,
            boolean saved,
            int status) {
        List<FormField> fields =
                List.of(
                        FormField.of(FACTOR, "もう一つの確認", Kind.CHOICE)
                                .mandatory()
                                .choosing(
                                        List.of(
                                                new Choice(OWN_CODE, "一人ずつ、紙のコード表か認証アプリのコードを入れる"),
                                                new Choice(TERMINAL, "端末のログオンで足りることにする"))),
                        FormField.of(GROUNDS, "足りる理由", Kind.LONG_TEXT)
                                .hinted("端末のログオンで足りることにするとき。例: 全端末でICカードと顔認証を求めており、共用の利用者はいないため。"),
                        FormField.of(APPROVER, "決めた人", Kind.TEXT).hinted("例: 最高情報セキュリティ責任者"),
                        FormField.of(DECIDED, "決めた日", Kind.DATE),
                        FormField.of(REVIEW, "見直しの日", Kind.DATE),
                        FormField.of(IDLE, "使わないでいると終わるまで(分)", Kind.NUMBER)
                                .mandatory()
                                .hinted(
                                        "1から"
                                                + SignInRules.LONGEST_IDLE_MINUTES
                                                + "まで。共用の端末があるなら5分ほどにします。次のログインから効きます。"),
                        FormField.of(WHY, "理由", Kind.TEXT).mandatory().hinted("なぜ変えるか。証跡台帳に残ります。"),
                        FormField.of(CURRENT, "あなたのパスワード", Kind.SECRET)
                                .mandatory()
                                .hinted("全員のログインに関わるので、もう一度確かめます。"));
        return new Page(
                "identity/sign-in-settings.jte",
                new SettingsView(
                        "/" + visit.body().key() + PATH,
                        rules.asksForCode()
                                ? "いまは、一人ずつコードを入れます。" + rules.idle().toMinutes() + "分使わないとログアウトします。"
                                : "いまは、端末のログオンで足りることにしています。"
                                        + rules.idle().toMinutes()
                                        + "分使わないとログアウトします。",
                        overdue(rules, visit.today()),
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

    private static String overdue(SignInRules rules, LocalDate today) {
        SignInRules.TerminalDecision decision = rules.terminal();
        return decision == null || today.isBefore(decision.reviewOn())
                ? ""
                : "端末のログオンで足りるとした判断の見直しの日("
                        + new JapaneseDate(decision.reviewOn()).text()
                        + ")を過ぎました。改めて決めてください。";
    }

    private static String text(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "").strip();
    }

    private static Optional<LocalDate> day(Map<String, String> typed, String name) {
        return JapaneseDate.tryParse(text(typed, name)).map(JapaneseDate::date);
    }
}
