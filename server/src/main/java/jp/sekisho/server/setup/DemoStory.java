// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import jp.sekisho.server.compliance.BoardEvaluation;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.secret.Secrets;
import org.springframework.stereotype.Component;

/// Tells a year of a sample body in the order of time: each event is entered under its own day,
/// with its entry in the ledger, and the checks run after it as they would have.
@Component
final class DemoStory {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /// When an office enters what it did.
    private static final int HOUR = 10;

    private final Secrets secrets;
    private final BoardEvaluation board;
    private final Clock clock;

    DemoStory(Secrets secrets, BoardEvaluation board, Clock clock) {
        this.secrets = secrets;
        this.board = board;
        this.clock = clock;
    }

    /// Something that happened.
    ///
    /// @param day when
    /// @param who who entered it
    /// @param why the reason as the ledger keeps it
    /// @param what what it changes
    record Event(LocalDate day, String who, String why, Consumer<Change> what) {}

    /// Returns the day on which the year begins.
    LocalDate begin() {
        return LocalDate.now(clock).minusMonths(12);
    }

    /// Returns a day of the year that has passed.
    ///
    /// @param monthsAgo how many months ago
    /// @param dayOfMonth 1 to 28
    LocalDate day(int monthsAgo, int dayOfMonth) {
        LocalDate day = LocalDate.now(clock).minusMonths(monthsAgo).withDayOfMonth(dayOfMonth);
        return day.isBefore(begin()) ? begin() : day;
    }

    /// Returns a day of the last weeks.
    LocalDate daysAgo(int days) {
        return LocalDate.now(clock).minusDays(days);
    }

    /// Lets events happen. What lies ahead of today is left out; what lies before the year happens
    /// on its first day.
    void tell(BodyDatabase body, List<Event> events) {
        LocalDate today = LocalDate.now(clock);
        events.stream()
                .filter(event -> !event.day().isAfter(today))
                .sorted(Comparator.comparing(Event::day))
                .forEach(event -> tell(body, event));
    }

    private void tell(BodyDatabase body, Event event) {
        LocalDate day = event.day().isBefore(begin()) ? begin() : event.day();
        Clock then = Clock.fixed(day.atTime(HOUR, 0).atZone(JAPAN).toInstant(), JAPAN);
        Evidence past = new Evidence(then, secrets);
        past.change(
                body,
                new Actor(event.who()),
                event.why(),
                change -> {
                    event.what().accept(change);
                    return 0;
                });
        board.at(then, past).run(body);
    }
}
