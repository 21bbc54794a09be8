// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import static jp.sekisho.server.database.schema.tables.Duty.DUTY;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.Select;
import org.springframework.stereotype.Component;

/// Reminds of duties: those who own them, and where nobody does, those who keep the plan of the
/// unit. Days in registers come to the latter.
@Component
final class DutyReminding implements Reminding {

    private final DutyPlan plan;
    private final List<DutySource> sources;

    DutyReminding(DutyPlan plan, List<DutySource> sources) {
        this.plan = plan;
        this.sources = List.copyOf(sources);
    }

    @Override
    public Optional<Select<Record4<String, String, String, String>>> rows(
            Visit visit, LocalDate end) {
        return visit.may(Permission.EDIT_DUTIES)
                ? sources.stream()
                        .filter(source -> visit.may(source.read()))
                        .map(source -> source.reminders(visit, end))
                        .reduce(Select::unionAll)
                : Optional.empty();
    }

    @Override
    public List<Reminder> more(DSLContext db, Visit visit, LocalDate end) {
        Long person = Objects.requireNonNullElse(visit.visitor().personId(), -1L);
        return db
                .selectFrom(DUTY)
                .where(DUTY.ENDED_ON.eq(""))
                .and(
                        DUTY.OWNER_ID
                                .eq(person)
                                .or(
                                        DUTY.OWNER_ID
                                                .isNull()
                                                .and(
                                                        visit.scopeOf(
                                                                Permission.EDIT_DUTIES,
                                                                DUTY.UNIT_ID))))
                .orderBy(DUTY.NAME, DUTY.ID)
                .limit(DutyPlan.MOST)
                .stream()
                .flatMap(duty -> plan.items(duty, end.plusDays(1)).stream())
                .map(item -> new Reminder("年間計画", item.title(), item.due(), item.path()))
                .toList();
    }
}
