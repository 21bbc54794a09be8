// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import org.springframework.stereotype.Component;

/// Who may go on with a draft: whoever showed its code in this session.
@Component
final class SetupSessions {

    private static final String ATTRIBUTE = SetupSessions.class.getName();

    /// The wizard is filled in beside other work; each page is kept as soon as it is sent.
    static final Duration IDLE = Duration.ofHours(2);

    /// Wrong codes within a minute after which every code waits. A code has 79 bits, so this only
    /// keeps the log and the processor quiet.
    static final int MOST_WRONG = 30;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Drafts drafts;
    private final BodyDatabases databases;
    private final Clock clock;
    private Instant windowBegan = Instant.EPOCH;
    private int wrong;

    SetupSessions(Drafts drafts, BodyDatabases databases, Clock clock) {
        this.drafts = drafts;
        this.databases = databases;
        this.clock = clock;
    }

    private record Opened(BodyKey draft, String mark) {}

    /// Tells whether any draft waits: without one there is no wizard at all.
    boolean isAnyWaiting() {
        return drafts.all().stream().anyMatch(this::isUsable);
    }

    /// The draft of a server's first body is of no use once a body exists.
    private boolean isUsable(Draft draft) {
        return !draft.id().equals(Draft.FIRST)
                || databases.bodies().stream()
                        .flatMap(key -> databases.find(key).stream())
                        .noneMatch(SetupDesk::isOpen);
    }

    /// Looks at a code that somebody typed.
    ///
    /// @return the draft that it opens; nothing where it opens none, or too many were wrong
    Optional<Draft> tryCode(HttpServletRequest request, String typed) {
        if (mustWait()) {
            return Optional.empty();
        }
        Optional<Draft> draft =
                SetupCode.tryParse(typed).flatMap(drafts::opened).filter(this::isUsable);
        draft.ifPresentOrElse(
                found -> {
                    end(request);
                    HttpSession session = request.getSession(true);
                    session.setMaxInactiveInterval(Math.toIntExact(IDLE.toSeconds()));
                    session.setAttribute(ATTRIBUTE, new Opened(found.id(), found.codeMark()));
                },
                this::countWrong);
        return draft;
    }

    private synchronized boolean mustWait() {
        if (clock.instant().isAfter(windowBegan.plus(WINDOW))) {
            windowBegan = clock.instant();
            wrong = 0;
        }
        return wrong >= MOST_WRONG;
    }

    private synchronized void countWrong() {
        wrong++;
    }

    /// Returns the draft of the request's session, as it is now; nothing after another code was
    /// issued for it.
    Optional<Draft> draft(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Opened opened
                ? drafts.find(opened.draft())
                        .filter(draft -> draft.codeMark().equals(opened.mark()))
                        .filter(this::isUsable)
                : Optional.empty();
    }

    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
