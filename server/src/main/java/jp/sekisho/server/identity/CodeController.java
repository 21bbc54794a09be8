// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import jp.sekisho.server.access.OpenToAll;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The second step of signing in: a code from an app or from a printed sheet.
@Controller
@OpenToAll("ログインの途中なので、だれにも開く。パスワードを示した人のほかは、はじめに戻す")
class CodeController {

    private final LogIn logIn;
    private final Sessions sessions;

    CodeController(LogIn logIn, Sessions sessions) {
        this.logIn = logIn;
        this.sessions = sessions;
    }

    @GetMapping("/{body}/login/code")
    Object form(BodyDatabase body, HttpServletRequest request) {
        Optional<Account> account = awaited(body, request);
        return account.isPresent()
                ? page(body, account.get(), "", 200)
                : Going.to(LogInPaths.logIn(body.key()));
    }

    @PostMapping("/{body}/login/code")
    Object tried(
            BodyDatabase body,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<AwaitingCode> awaiting = sessions.awaitingCode(request, body.key());
        Optional<Account> account = awaited(body, request);
        if (awaiting.isEmpty() || account.isEmpty()) {
            return Going.to(LogInPaths.logIn(body.key()));
        }
        return switch (logIn.withCode(body, account.get(), code, Source.of(request))) {
            case LogInResult.Welcome(Account welcome, SignInRules rules) -> {
                sessions.begin(request, response, body.key(), welcome, rules);
                yield Going.to(Destination.of(body.key(), awaiting.get().next()));
            }
            case LogInResult.TooSoon(Duration wait) ->
                    page(body, account.get(), LogInController.tooSoon(wait), 429);
            case LogInResult.CodeUnusable(String message) ->
                    page(body, account.get(), message, 500);
            case LogInResult.Refused() -> wrong(body, account.get(), awaiting.get(), request);
            case LogInResult.CodeNeeded _,
                    LogInResult.StartPasswordOver _,
                    LogInResult.DirectoryUnreachable _,
                    LogInResult.Busy _ ->
                    throw new IllegalStateException("not an answer to a code");
        };
    }

    private Object wrong(
            BodyDatabase body, Account account, AwaitingCode awaiting, HttpServletRequest request) {
        AwaitingCode after = awaiting.afterFailure();
        if (after.failures() >= AwaitingCode.TRIES) {
            sessions.end(request);
            return Going.to(LogInPaths.logIn(body.key()));
        }
        request.getSession().setAttribute(AwaitingCode.ATTRIBUTE, after);
        return page(body, account, "コードが違うか、もう使ったものです。確かめて、もう一度入れてください。", 422);
    }

    private Optional<Account> awaited(BodyDatabase body, HttpServletRequest request) {
        return sessions.awaitingCode(request, body.key())
                .flatMap(awaiting ->
                        body.read(db ->
                                        AccountReading.byId(
                                                db, awaiting.account(), sessions.today()))
                                .filter(account -> account.epoch() == awaiting.epoch()));
    }

    private static Page page(BodyDatabase body, Account account, String message, int status) {
        return new Page("identity/code.jte", CodeView.of(body.key(), account, message), status);
    }
}
