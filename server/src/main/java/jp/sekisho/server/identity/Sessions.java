// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Arrival;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.access.Visitor;
import jp.sekisho.server.access.Visitors;
import jp.sekisho.server.body.PostsOn;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyKey;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Begins, checks and ends sessions.
@Component
final class Sessions implements Visitors {

    /// However busy somebody is: after a working day one signs in again.
    static final Duration LONGEST = Duration.ofHours(12);

    /// So long one may take to find the code.
    static final Duration CODE_PATIENCE = Duration.ofMinutes(5);

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /// When somebody signed in, by the clock that the rest of the program reads.
    private static final String BEGAN = Sessions.class.getName() + ".began";

    private final Clock clock;
    private final SecurityContextRepository contexts;

    Sessions(Clock clock, SecurityContextRepository contexts) {
        this.clock = clock;
        this.contexts = contexts;
    }

    /// Begins a session of its own for somebody who has shown everything that is asked for.
    void begin(
            HttpServletRequest request,
            HttpServletResponse response,
            BodyKey body,
            Account account,
            SignInRules rules) {
        end(request);
        HttpSession session = request.getSession(true);
        SignedIn signedIn = new SignedIn(body, account, rules);
        session.setMaxInactiveInterval(signedIn.idleSeconds());
        session.setAttribute(BEGAN, clock.instant());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /// Ends the request's session, if it has one; nothing of it is carried into the next.
    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            // Who leaves by intent leaves nothing behind to go on with.
            session.removeAttribute(KeptForms.CONTEXT);
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /// Remembers that the password was right and the code is still to be shown. This is not a
    /// signed-in session: the gate knows nothing of it.
    void awaitCode(HttpServletRequest request, BodyKey body, Account account, String next) {
        end(request);
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval(Math.toIntExact(CODE_PATIENCE.toSeconds()));
        session.setAttribute(
                AwaitingCode.ATTRIBUTE,
                new AwaitingCode(body, account.id(), account.epoch(), next, 0));
    }

    /// Returns whose code is awaited in the request's session, for a body.
    Optional<AwaitingCode> awaitingCode(HttpServletRequest request, BodyKey body) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(AwaitingCode.ATTRIBUTE)
                                instanceof AwaitingCode awaiting
                        && awaiting.body().equals(body)
                ? Optional.of(awaiting)
                : Optional.empty();
    }

    /// Returns who is signed in by the request's session.
    Optional<SignedIn> signedIn() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    /// Returns the account as it is now, for a handler that was let in.
    Account account(Visit visit) {
        return visit.body()
                .read(db -> AccountReading.byId(db, visit.visitor().account(), visit.today()))
                .orElseThrow(() -> new IllegalStateException("account closed during the request"));
    }

    /// Begins a fresh session for somebody who has just changed the own password or factor: every
    /// other session of the account is over.
    void beginAgain(
            HttpServletRequest request,
            HttpServletResponse response,
            BodyDatabase body,
            AccountId id) {
        LocalDate today = today();
        Account account =
                body.read(db -> AccountReading.byId(db, id, today))
                        .orElseThrow(() -> new IllegalStateException("account closed meanwhile"));
        begin(request, response, body.key(), account, body.read(SignInRules::read));
    }

    /// Returns today in Japan.
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), JAPAN);
    }

    @Override
    public Optional<BodyKey> bodyOf(HttpServletRequest request) {
        return signedIn().map(SignedIn::body);
    }

    @Override
    public Arrival arrive(HttpServletRequest request, BodyDatabase body) {
        LocalDate today = today();
        Optional<SignedIn> session = signedIn().filter(s -> s.body().equals(body.key()));
        Optional<Account> account =
                session.flatMap(s -> body.read(db -> AccountReading.byId(db, s.account(), today)));
        if (session.isEmpty()) {
            return new Arrival.Unknown(LogInPaths.logIn(body.key()));
        }
        if (account.isEmpty()
                || !session.get().isGoodFor(account.get())
                || isTooOld(request.getSession(false))) {
            end(request);
            return new Arrival.Unknown(LogInPaths.logIn(body.key()) + "?ended");
        }
        return arrival(body, account.get(), session.get().isCodeAsked(), today);
    }

    private Arrival arrival(
            BodyDatabase body, Account account, boolean codeAsked, LocalDate today) {
        Visit visit =
                new Visit(
                        body,
                        new Visitor(
                                account.id(),
                                account.shownName(),
                                account.personId(),
                                account.holdings()),
                        today,
                        () -> body.read(new PostsOn(today)::units));
        if (account.startPasswordUntil() != null) {
            return new Arrival.SomethingFirst(visit, LogInPaths.newPassword(body.key()));
        }
        if (codeAsked && !account.canShowCode()) {
            return new Arrival.SomethingFirst(visit, LogInPaths.ownFactor(body.key()));
        }
        return new Arrival.SignedIn(visit);
    }

    private boolean isTooOld(@org.jspecify.annotations.Nullable HttpSession session) {
        return session == null
                || !(session.getAttribute(BEGAN) instanceof Instant began)
                || began.plus(LONGEST).isBefore(clock.instant());
    }
}
