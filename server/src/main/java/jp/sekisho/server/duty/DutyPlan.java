// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import static jp.sekisho.server.database.schema.tables.Duty.DUTY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.DutyRecord;
import org.jooq.DSLContext;
import org.jooq.Record6;
import org.jooq.Select;
import org.springframework.stereotype.Component;

/// Everything that is due: the body's own duties, and the days in its registers.
@Component
final class DutyPlan {

    /// Duties of one body that a plan shows at most.
    static final int MOST = 5_000;

    private final List<DutySource> sources;
    private final Set<String> bound;

    DutyPlan(List<DutySource> sources) {
        this.sources = List.copyOf(sources);
        this.bound =
                Catalogue.current().obligations().stream()
                        .filter(obligation ->
                                obligation.law().stream()
                                        .anyMatch(law -> law.value().startsWith("ordinance-16-3")))
                        .map(obligation -> obligation.id().value())
                        .collect(Collectors.toSet());
    }

    /// Returns what is due until a day, in two statements; what is over and open comes too.
    ///
    /// @param end the first day that no longer counts
    List<DutyItem> until(DSLContext db, Visit visit, LocalDate end) {
        List<DutyItem> items = new ArrayList<>(own(db, visit, end));
        items.addAll(registered(db, visit, end));
        return items;
    }

    private List<DutyItem> own(DSLContext db, Visit visit, LocalDate end) {
        List<DutyItem> items = new ArrayList<>();
        db.selectFrom(DUTY)
                .where(DUTY.ENDED_ON.eq(""))
                .and(visit.scopeOf(Permission.READ_DUTIES, DUTY.UNIT_ID))
                .orderBy(DUTY.NAME, DUTY.ID)
                .limit(MOST)
                .forEach(duty -> items.addAll(items(duty, end)));
        return items;
    }

    List<DutyItem> items(DutyRecord duty, LocalDate end) {
        Cycle cycle = Cycle.valueOf(duty.getCycle());
        Optional<LocalDate> first = next(duty);
        return first
                .map(open -> cycle.from(open, duty.getMonth(), duty.getDay(), end))
                .orElse(List.of())
                .stream()
                .map(due ->
                        new DutyItem(
                                duty.getName(),
                                due,
                                "/registers/duties/" + duty.getId(),
                                duty.getMinutes(),
                                bound.contains(duty.getObligation()),
                                duty.getId(),
                                "duty-" + duty.getId() + "-" + due))
                .toList();
    }

    /// Returns the day of a duty that is open.
    static Optional<LocalDate> next(DutyRecord duty) {
        return Cycle.valueOf(duty.getCycle())
                .next(
                        duty.getMonth(),
                        duty.getDay(),
                        LocalDate.parse(duty.getFromOn()),
                        duty.getDoneFor().isEmpty()
                                ? Optional.empty()
                                : Optional.of(LocalDate.parse(duty.getDoneFor())));
    }

    private List<DutyItem> registered(DSLContext db, Visit visit, LocalDate end) {
        Optional<Select<Record6<String, String, String, String, Integer, Integer>>> all =
                sources.stream()
                        .filter(source -> visit.may(source.read()))
                        .map(source -> source.until(visit, end))
                        .reduce(Select::unionAll);
        if (all.isEmpty()) {
            return List.of();
        }
        return db.fetch(all.get())
                .map(row ->
                        new DutyItem(
                                row.value1() + ": " + row.value3(),
                                LocalDate.parse(row.value4()),
                                row.value2(),
                                row.value5(),
                                false,
                                0,
                                row.value2().replace('/', '-').substring(1) + "-" + row.value4()));
    }

    /// What one person does this week, and what must wait.
    ///
    /// @param now in the order of urgency; at least one where anything is due
    /// @param later what does not fit
    record Week(List<DutyItem> now, List<DutyItem> later) {
        Week {
            now = List.copyOf(now);
            later = List.copyOf(later);
        }
    }

    /// Chooses what one person can do in the given time, most urgent first.
    ///
    /// @param minutes the time that this person has
    static Week week(List<DutyItem> due, LocalDate today, int minutes) {
        List<DutyItem> now = new ArrayList<>();
        List<DutyItem> later = new ArrayList<>();
        int left = minutes;
        for (DutyItem item : due.stream().sorted(DutyItem.byUrgency(today)).toList()) {
            boolean fits = item.minutes() <= left || now.isEmpty();
            if (fits && later.isEmpty()) {
                now.add(item);
                left -= item.minutes();
            } else {
                later.add(item);
            }
        }
        return new Week(now, later);
    }
}
