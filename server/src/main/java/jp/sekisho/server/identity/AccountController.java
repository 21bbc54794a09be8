// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What everybody may do with the own account.
@Controller
@Requires(Permission.OWN_ACCOUNT)
class AccountController {

    private static final Map<String, String> NOTICES =
            Map.of(
                    "password", "パスワードを変えました。ほかの端末でのログインは終わりました。",
                    "app", "認証アプリを登録しました。次のログインから、アプリの6桁の数字を聞きます。",
                    "sheet", "コード表を登録しました。次のログインから、表の番号順に聞きます。");

    private final LogIn logIn;
    private final Accounts accounts;
    private final Sessions sessions;

    AccountController(LogIn logIn, Accounts accounts, Sessions sessions) {
        this.logIn = logIn;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping("/{body}/account")
    Page own(Visit visit, @RequestParam(defaultValue = "") String done) {
        Account account = sessions.account(visit);
        return new Page(
                "identity/account.jte",
                new AccountView(
                        "/" + visit.body().key() + "/account",
                        account.name().value(),
                        Optional.ofNullable(account.personName()).orElse(""),
                        visit.roles().stream().map(role -> role.label()).toList(),
                        account.source() == PasswordKeeper.LOCAL,
                        account.hasGenerator(),
                        account.sheetNext() != null,
                        account.sheetCodesLeft(),
                        NOTICES.getOrDefault(done, "")));
    }

    @GetMapping("/{body}/account/password")
    Object passwordForm(Visit visit) {
        Account account = sessions.account(visit);
        return account.source() == PasswordKeeper.LOCAL
                ? passwordPage(visit, account, "", "", "", 200)
                : Going.to(LogInPaths.account(visit.body().key()));
    }

    @PostMapping("/{body}/account/password")
    Object changePassword(
            Visit visit,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String fresh,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request,
            HttpServletResponse response) {
        Account account = sessions.account(visit);
        if (account.source() != PasswordKeeper.LOCAL) {
            return Going.to(LogInPaths.account(visit.body().key()));
        }
        if (!fresh.equals(repeated)) {
            return passwordPage(visit, account, "", "", "新しいパスワードと同じではありません。もう一度入れてください。", 422);
        }
        if (fresh.equals(current)) {
            return passwordPage(visit, account, "", "今のパスワードとは別のものにしてください。", "", 422);
        }
        Optional<String> rule = PasswordRule.problem(fresh, account.name());
        if (rule.isPresent()) {
            return passwordPage(visit, account, "", rule.get(), "", 422);
        }
        Optional<String> wrong = logIn.confirm(visit.body(), account, current, Source.of(request));
        if (wrong.isPresent()) {
            return passwordPage(visit, account, wrong.get(), "", "", 422);
        }
        Optional<String> problem = accounts.choosePassword(visit.body(), account, fresh);
        if (problem.isPresent()) {
            return passwordPage(visit, account, "", problem.get(), "", 422);
        }
        sessions.beginAgain(request, response, visit.body(), account.id());
        return Going.to(LogInPaths.account(visit.body().key()) + "?done=password");
    }

    private static Page passwordPage(
            Visit visit,
            Account account,
            String current,
            String fresh,
            String repeated,
            int status) {
        boolean start = account.startPasswordUntil() != null;
        List<FormField> fields =
                List.of(
                        FormField.of("current", start ? "最初のパスワード" : "今のパスワード", Kind.SECRET)
                                .mandatory()
                                .wrong(current),
                        FormField.of("fresh", "新しいパスワード", Kind.SECRET)
                                .mandatory()
                                .hinted(
                                        PasswordRule.SHORTEST
                                                + "文字以上。短い文をいくつかつなげると、長くても覚えられます。記号や大文字は要りません。")
                                .wrong(fresh),
                        FormField.of("repeated", "新しいパスワード(確かめのためもう一度)", Kind.SECRET)
                                .mandatory()
                                .wrong(repeated));
        return new Page(
                "identity/password.jte",
                new PasswordView(LogInPaths.newPassword(visit.body().key()), start, fields),
                status);
    }
}
