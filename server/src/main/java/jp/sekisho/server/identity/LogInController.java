// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.OpenToAll;
import jp.sekisho.server.body.BodyName;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in with name and password, and leaving.
@Controller
class LogInController {

    private final LogIn logIn;
    private final Sessions sessions;
    private final LogInJournal journal;

    LogInController(LogIn logIn, Sessions sessions, LogInJournal journal) {
        this.logIn = logIn;
        this.sessions = sessions;
        this.journal = journal;
    }

    @OpenToAll("ログインの前なので、だれにも開く")
    @GetMapping("/{body}/login")
    Object form(
            BodyDatabase body,
            @RequestParam(defaultValue = "") String next,
            @RequestParam Optional<String> ended,
            @RequestParam Optional<String> left) {
        if (sessions.signedIn().isPresent()) {
            return Going.to(Destination.of(body.key(), next));
        }
        String message = "";
        if (ended.equals(Optional.of("kept"))) {
            message = "時間が経ったため、ログアウトしました。入れていた内容は残っています。同じアカウントでログインすると、欄に戻ります。";
        } else if (ended.isPresent()) {
            message = "時間が経ったか、パスワードや役割が変わったため、ログアウトしました。もう一度ログインしてください。";
        } else if (left.isPresent()) {
            message = "ログアウトしました。この端末に記録は残っていません。";
        }
        return page(body, message, false, next, 200);
    }

    @OpenToAll("ログインの前なので、だれにも開く")
    @PostMapping("/{body}/login")
    Object tried(
            BodyDatabase body,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (logIn.withPassword(body, name, password, Source.of(request))) {
            case LogInResult.Welcome(Account account, SignInRules rules) -> {
                sessions.begin(request, response, body.key(), account, rules);
                yield Going.to(Destination.of(body.key(), next));
            }
            case LogInResult.CodeNeeded(Account account) -> {
                sessions.awaitCode(request, body.key(), account, next);
                yield Going.to(LogInPaths.secondFactor(body.key()));
            }
            case LogInResult.DirectoryUnreachable() ->
                    page(body, LdapDirectory.UNREACHABLE, true, next, 503);
            case LogInResult.CodeUnusable(String message) -> page(body, message, true, next, 500);
            case LogInResult.Refused() ->
                    page(body, "アカウント名かパスワードが違います。確かめて、もう一度入れてください。", true, next, 422);
            case LogInResult.TooSoon(Duration wait) -> page(body, tooSoon(wait), true, next, 429);
            case LogInResult.StartPasswordOver() ->
                    page(body, "最初のパスワードの期限が過ぎました。アカウントの管理者に、新しく発行してもらってください。", true, next, 422);
            case LogInResult.Busy() ->
                    page(body, "ログインが混み合っています。少し待って、もう一度入れてください。", true, next, 503);
        };
    }

    @OpenToAll("ログアウトは、だれも妨げられない")
    @PostMapping("/{body}/logout")
    Object leave(BodyDatabase body, HttpServletRequest request, HttpServletResponse response) {
        sessions.signedIn().ifPresent(s -> journal.signedOut(body, s.account(), s.getName()));
        sessions.end(request);
        response.setHeader("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
        return Going.to(LogInPaths.logIn(body.key()) + "?left");
    }

    static String tooSoon(Duration wait) {
        return "失敗が続いたため、少し間を置きます。" + (wait.toSeconds() + 1) + "秒後に、もう一度入れてください。";
    }

    private static Page page(
            BodyDatabase body, String message, boolean alert, String next, int status) {
        List<FormField> fields =
                List.of(
                        FormField.of("name", "アカウント名", Kind.TEXT).mandatory(),
                        FormField.of("password", "パスワード", Kind.SECRET).mandatory());
        return new Page(
                "identity/login.jte",
                new LogInView(
                        BodyName.of(body),
                        LogInPaths.logIn(body.key()),
                        message,
                        alert,
                        fields,
                        next),
                status);
    }
}
