// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import static jp.sekisho.server.database.schema.tables.Request.REQUEST;
import static jp.sekisho.server.database.schema.tables.RequestPaper.REQUEST_PAPER;
import static jp.sekisho.server.database.schema.tables.RequestStep.REQUEST_STEP;
import static jp.sekisho.server.database.schema.tables.RequestValue.REQUEST_VALUE;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.RequestRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Reads requests.
final class RequestReading {

    /// Requests that a list shows; beyond them one narrows.
    static final int LISTED = 300;

    private RequestReading() {}

    /// Reads one request with everything that belongs to it, in one statement.
    static Optional<RequestCase> find(DSLContext db, long id) {
        Field<org.jooq.Result<jp.sekisho.server.database.schema.tables.records.RequestValueRecord>>
                values =
                        DSL.multiset(
                                        DSL.selectFrom(REQUEST_VALUE)
                                                .where(REQUEST_VALUE.REQUEST_ID.eq(REQUEST.ID))
                                                .orderBy(REQUEST_VALUE.POSITION))
                                .as("request_values");
        var steps =
                DSL.multiset(
                                DSL.selectFrom(REQUEST_STEP)
                                        .where(REQUEST_STEP.REQUEST_ID.eq(REQUEST.ID))
                                        .orderBy(REQUEST_STEP.POSITION))
                        .as("request_steps");
        var papers =
                DSL.multiset(
                                DSL.select(
                                                REQUEST_PAPER.ID,
                                                REQUEST_PAPER.PURPOSE,
                                                REQUEST_PAPER.NAME,
                                                REQUEST_PAPER.HASH,
                                                REQUEST_PAPER.BYTES)
                                        .from(REQUEST_PAPER)
                                        .where(REQUEST_PAPER.REQUEST_ID.eq(REQUEST.ID))
                                        .orderBy(REQUEST_PAPER.ID))
                        .as("request_papers");
        return db.select(DSL.asterisk(), UNIT.NAME.as("unit_name"), values, steps, papers)
                .from(REQUEST)
                .leftJoin(UNIT)
                .on(UNIT.ID.eq(REQUEST.UNIT_ID))
                .where(REQUEST.ID.eq(id))
                .fetchOptional(row ->
                        new RequestCase(
                                untouched(row.into(REQUEST)),
                                Objects.requireNonNullElse(row.get("unit_name", String.class), ""),
                                row.get(values),
                                row.get(steps),
                                row.get(papers)
                                        .map(paper ->
                                                new RequestCase.Paper(
                                                        paper.value1(),
                                                        paper.value2(),
                                                        paper.value3(),
                                                        paper.value4(),
                                                        paper.value5()))));
    }

    /// One request of a list.
    ///
    /// @param row the request
    /// @param unit its unit's name; empty for none
    /// @param waiting the post whose decision is waited for; empty for none
    /// @param unread the post on whose behalf a deputy decided and whose holder has not read it
    record Line(RequestRecord row, String unit, String waiting, String unread) {}

    /// Reads the requests that may concern somebody, those first that wait, in one statement.
    static List<Line> lines(DSLContext db, Visit visit) {
        Field<String> waiting =
                DSL.field(
                                DSL.select(REQUEST_STEP.ROLE)
                                        .from(REQUEST_STEP)
                                        .where(REQUEST_STEP.REQUEST_ID.eq(REQUEST.ID))
                                        .and(REQUEST_STEP.DECISION.eq(""))
                                        .orderBy(REQUEST_STEP.POSITION)
                                        .limit(DSL.inline(1)))
                        .as("waiting");
        Field<String> unread =
                DSL.field(
                                DSL.select(REQUEST_STEP.ROLE)
                                        .from(REQUEST_STEP)
                                        .where(REQUEST_STEP.REQUEST_ID.eq(REQUEST.ID))
                                        .and(REQUEST_STEP.DECISION.eq(Decision.SUBSTITUTED.name()))
                                        .and(REQUEST_STEP.READ_ON.eq(""))
                                        .orderBy(REQUEST_STEP.POSITION)
                                        .limit(DSL.inline(1)))
                        .as("unread");
        Condition asked = REQUEST.STATE.eq(RequestState.ASKED.name());
        Condition concerns = asked.or(visit.scopeOf(Permission.READ_REQUESTS, REQUEST.UNIT_ID));
        Long person = visit.visitor().personId();
        if (person != null) {
            concerns = concerns.or(REQUEST.APPLICANT_ID.eq(person));
        }
        return db.select(DSL.asterisk(), UNIT.NAME.as("unit_name"), waiting, unread)
                .from(REQUEST)
                .leftJoin(UNIT)
                .on(UNIT.ID.eq(REQUEST.UNIT_ID))
                .where(concerns)
                .orderBy(
                        DSL.when(asked, DSL.inline(0)).otherwise(DSL.inline(1)),
                        REQUEST.ASKED_ON.desc(),
                        REQUEST.ID.desc())
                .limit(LISTED)
                .fetch(row ->
                        new Line(
                                row.into(REQUEST),
                                Objects.requireNonNullElse(row.get("unit_name", String.class), ""),
                                Objects.requireNonNullElse(row.get(waiting), ""),
                                Objects.requireNonNullElse(row.get(unread), "")));
    }

    private static RequestRecord untouched(RequestRecord row) {
        row.touched(false);
        return row;
    }
}
