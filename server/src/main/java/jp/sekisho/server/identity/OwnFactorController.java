// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.BodyName;
import jp.sekisho.server.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Setting up the own second factor. What is being set up stands in the session until a first code
/// has proved that it works; only then does it replace what was there.
@Controller
@Requires(Permission.OWN_ACCOUNT)
class OwnFactorController {

    private static final String PENDING_APP = TimeBasedCode.class.getName();
    private static final String PENDING_SHEET = CodeSheet.class.getName();

    private final LogIn logIn;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OwnFactorController(LogIn logIn, Accounts accounts, Sessions sessions, Clock clock) {
        this.logIn = logIn;
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping("/{body}/account/second-factor")
    Page choose(Visit visit) {
        return choice(visit, sessions.account(visit), "", 200);
    }

    @PostMapping("/{body}/account/second-factor")
    Object begin(
            Visit visit,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request) {
        Account account = sessions.account(visit);
        if (account.isEnrolled()) {
            Optional<String> wrong =
                    logIn.confirm(visit.body(), account, current, Source.of(request));
            if (wrong.isPresent()) {
                return choice(visit, account, wrong.get(), 422);
            }
        }
        HttpSession session = request.getSession();
        if (kind.equals("sheet")) {
            session.setAttribute(PENDING_SHEET, CodeSheet.fresh(random));
            return Going.to(LogInPaths.ownFactor(visit.body().key()) + "/sheet");
        }
        session.setAttribute(PENDING_APP, new TimeBasedCode(TimeBasedCode.freshSeed(random)));
        return Going.to(LogInPaths.ownFactor(visit.body().key()) + "/app");
    }

    @GetMapping("/{body}/account/second-factor/app")
    Object app(Visit visit, HttpServletRequest request) {
        return request.getSession().getAttribute(PENDING_APP) instanceof TimeBasedCode app
                ? appPage(visit, app, "", 200)
                : Going.to(LogInPaths.ownFactor(visit.body().key()));
    }

    @PostMapping("/{body}/account/second-factor/app")
    Object confirmApp(
            Visit visit,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!(request.getSession().getAttribute(PENDING_APP) instanceof TimeBasedCode app)) {
            return Going.to(LogInPaths.ownFactor(visit.body().key()));
        }
        OptionalLong step = app.step(SecondFactor.digits(code), clock.instant(), 0);
        if (step.isEmpty()) {
            return appPage(visit, app, "コードが違います。端末の時刻が合っているかを確かめ、今出ている6桁を入れてください。", 422);
        }
        accounts.keepApp(visit.body(), sessions.account(visit), app, step.getAsLong());
        sessions.beginAgain(request, response, visit.body(), visit.visitor().account());
        return Going.to(LogInPaths.account(visit.body().key()) + "?done=app");
    }

    @GetMapping("/{body}/account/second-factor/sheet")
    Object sheet(Visit visit, HttpServletRequest request) {
        return request.getSession().getAttribute(PENDING_SHEET) instanceof CodeSheet sheet
                ? sheetPage(visit, sheet, "", 200)
                : Going.to(LogInPaths.ownFactor(visit.body().key()));
    }

    @PostMapping("/{body}/account/second-factor/sheet")
    Object confirmSheet(
            Visit visit,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!(request.getSession().getAttribute(PENDING_SHEET) instanceof CodeSheet sheet)) {
            return Going.to(LogInPaths.ownFactor(visit.body().key()));
        }
        if (!sheet.codes().getFirst().equals(SecondFactor.digits(code))) {
            return sheetPage(visit, sheet, "1番のコードと違います。印刷した表の1番の8桁を入れてください。", 422);
        }
        accounts.keepSheet(visit.body(), sessions.account(visit), sheet);
        sessions.beginAgain(request, response, visit.body(), visit.visitor().account());
        return Going.to(LogInPaths.account(visit.body().key()) + "?done=sheet");
    }

    private static Page choice(Visit visit, Account account, String wrong, int status) {
        return new Page(
                "identity/factor.jte",
                new FactorView(
                        LogInPaths.ownFactor(visit.body().key()), account.isEnrolled(), wrong),
                status);
    }

    private static Page appPage(Visit visit, TimeBasedCode app, String wrong, int status) {
        return new Page(
                "identity/app.jte",
                AppView.of(
                        LogInPaths.ownFactor(visit.body().key()) + "/app",
                        BodyName.of(visit.body()),
                        visit.name(),
                        app,
                        wrong),
                status);
    }

    private Page sheetPage(Visit visit, CodeSheet sheet, String wrong, int status) {
        return new Page(
                "identity/sheet.jte",
                SheetView.of(
                        LogInPaths.ownFactor(visit.body().key()) + "/sheet",
                        BodyName.of(visit.body()),
                        visit.name(),
                        visit.today(),
                        sheet,
                        wrong),
                status);
    }
}
