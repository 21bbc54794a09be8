// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.sekisho.server.access.Visit;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.Select;
import org.springframework.stereotype.Component;

/// All that somebody is reminded of.
@Component
public final class Reminders {

    /// Days ahead of which one is reminded.
    public static final int AHEAD_DAYS = 7;

    private final List<Reminding> sources;

    Reminders(List<Reminding> sources) {
        this.sources = List.copyOf(sources);
    }

    /// Reads what is due for somebody within a week, or over and still open, the most urgent first;
    /// in at most four statements.
    public List<Reminder> of(DSLContext db, Visit visit) {
        LocalDate end = visit.today().plusDays(AHEAD_DAYS);
        List<Reminder> found = new ArrayList<>();
        List<Select<Record4<String, String, String, String>>> parts = new ArrayList<>();
        for (Reminding source : sources) {
            source.rows(visit, end).ifPresent(parts::add);
            found.addAll(source.more(db, visit, end));
        }
        parts.stream()
                .reduce(Select::unionAll)
                .ifPresent(all ->
                        db.fetch(all)
                                .forEach(row ->
                                        found.add(
                                                new Reminder(
                                                        row.value1(),
                                                        row.value2(),
                                                        LocalDate.parse(row.value3()),
                                                        row.value4()))));
        found.sort(
                Comparator.comparing(Reminder::due)
                        .thenComparing(Reminder::what)
                        .thenComparing(Reminder::title));
        return found;
    }
}
