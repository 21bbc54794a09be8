// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import static jp.sekisho.server.database.schema.tables.BoardRun.BOARD_RUN;
import static jp.sekisho.server.database.schema.tables.ObligationDecision.OBLIGATION_DECISION;
import static jp.sekisho.server.database.schema.tables.ObligationStatus.OBLIGATION_STATUS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.policy.ClauseId;
import jp.sekisho.policy.catalogue.BoundObligation.Standing;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.BoardRunRecord;
import jp.sekisho.server.database.schema.tables.records.ObligationDecisionRecord;
import jp.sekisho.server.database.schema.tables.records.ObligationStatusRecord;
import jp.sekisho.server.policy.PolicyDocumentId;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Reads and writes the board's tables.
final class BoardStore {

    private static final String BETWEEN = "\n";
    private static final String WITHIN = "\t";

    private BoardStore() {}

    /// Reads the board of a day in two statements.
    static Board read(DSLContext db, LocalDate day) {
        Optional<BoardRunRecord> run =
                db.selectFrom(BOARD_RUN)
                        .where(BOARD_RUN.RAN_ON.le(day.toString()))
                        .orderBy(BOARD_RUN.ID.desc())
                        .limit(1)
                        .fetchOptional();
        return new Board(
                day,
                run.map(BoardRunRecord::getDocumentId).map(PolicyDocumentId::new),
                run.map(row ->
                        new Board.Run(
                                row.getId(),
                                Instant.ofEpochMilli(row.getRanAt()),
                                row.getCatalogueVersion(),
                                row.getResultsHash(),
                                parts(row.getUnmatched()).map(ClauseId::new).toList())),
                rows(db, day).stream().map(row -> line(row).on(day)).toList());
    }

    private static List<ObligationStatusRecord> rows(DSLContext db, LocalDate day) {
        return db.selectFrom(OBLIGATION_STATUS)
                .where(
                        OBLIGATION_STATUS.FROM_ON.le(day.toString()),
                        OBLIGATION_STATUS
                                .UNTIL_ON
                                .isNull()
                                .or(OBLIGATION_STATUS.UNTIL_ON.gt(day.toString())))
                .orderBy(OBLIGATION_STATUS.POSITION, OBLIGATION_STATUS.ID)
                .fetch();
    }

    /// Writes what changed since the last run: an answer that stays the same stays one row.
    ///
    /// @param db lets write into the table of statuses
    static void write(DSLContext db, Ids ids, LocalDate today, List<Board.Line> lines) {
        Map<String, ObligationStatusRecord> standing = new HashMap<>();
        rows(db, today).forEach(row -> standing.put(row.getObligation(), row));
        List<ObligationStatusRecord> fresh = new ArrayList<>();
        List<ObligationStatusRecord> changed = new ArrayList<>();
        for (int position = 0; position < lines.size(); position++) {
            ObligationStatusRecord now = record(lines.get(position), position, today);
            ObligationStatusRecord before = standing.remove(now.getObligation());
            if (before == null) {
                now.setId(ids.next());
                fresh.add(now);
            } else if (!same(before, now)) {
                if (before.getFromOn().equals(today.toString())) {
                    // Twice on one day: the later answer is the day's.
                    now.setId(before.getId());
                    changed.add(now);
                } else {
                    before.setUntilOn(today.toString());
                    changed.add(before);
                    now.setId(ids.next());
                    fresh.add(now);
                }
            }
        }
        for (ObligationStatusRecord gone : standing.values()) {
            gone.setUntilOn(today.toString());
            changed.add(gone);
        }
        db.batchUpdate(changed).execute();
        db.batchInsert(fresh).execute();
    }

    /// Reads what people decided and did not withdraw, the newest first, by obligation.
    static Map<ObligationId, List<Decision>> decisions(DSLContext db, LocalDate day) {
        Map<ObligationId, List<Decision>> decisions = new HashMap<>();
        db.selectFrom(OBLIGATION_DECISION)
                .where(
                        OBLIGATION_DECISION.DECIDED_ON.le(day.toString()),
                        OBLIGATION_DECISION
                                .WITHDRAWN_ON
                                .isNull()
                                .or(OBLIGATION_DECISION.WITHDRAWN_ON.gt(day.toString())))
                .orderBy(OBLIGATION_DECISION.DECIDED_ON.desc(), OBLIGATION_DECISION.ID.desc())
                .forEach(row ->
                        decisions
                                .computeIfAbsent(
                                        new ObligationId(row.getObligation()),
                                        o -> new ArrayList<>())
                                .add(decision(row)));
        return decisions;
    }

    private static Decision decision(ObligationDecisionRecord row) {
        LocalDate decidedOn = LocalDate.parse(row.getDecidedOn());
        return switch (DecisionKind.valueOf(row.getKind())) {
            case STATEMENT ->
                    new Decision.Statement(
                            row.getText(),
                            EvidenceGrade.valueOf(row.getGrade()),
                            text(row.getResponsible()),
                            Optional.ofNullable(row.getEvidenceHash()),
                            decidedOn);
            case NOT_APPLICABLE ->
                    new Decision.NotApplicable(
                            row.getText(),
                            text(row.getApprover()),
                            decidedOn,
                            LocalDate.parse(row.getUntilOn()));
            case EXCEPTED ->
                    new Decision.Excepted(
                            row.getText(),
                            text(row.getApprover()),
                            decidedOn,
                            LocalDate.parse(row.getUntilOn()));
            case TAKEN_UP ->
                    new Decision.TakenUp(
                            row.getText(),
                            text(row.getResponsible()),
                            decidedOn,
                            LocalDate.parse(row.getUntilOn()));
        };
    }

    private static Board.Line line(ObligationStatusRecord row) {
        return new Board.Line(
                new ObligationId(row.getObligation()),
                Standing.valueOf(row.getStanding()),
                Status.valueOf(row.getStatus()),
                Optional.ofNullable(row.getGrade()).map(EvidenceGrade::valueOf),
                row.getSentence(),
                row.getResponsible(),
                Optional.ofNullable(row.getDueOn()).map(LocalDate::parse),
                evidence(row),
                parts(row.getClauses()).map(ClauseId::new).toList(),
                expiry(row.getGoodUntil(), row.getThenStatus()));
    }

    /// Reads where a person sees what a standing answer rests on.
    static List<EvidenceLink> evidence(ObligationStatusRecord row) {
        return parts(row.getEvidence()).map(BoardStore::link).toList();
    }

    /// Reads the last inspection of each of some days. Its ledger entry holds the hash of
    /// everything that it found.
    static Map<String, Long> inspections(DSLContext db, Collection<String> days) {
        return db.select(BOARD_RUN.RAN_ON, DSL.max(BOARD_RUN.ID))
                .from(BOARD_RUN)
                .where(BOARD_RUN.RAN_ON.in(days))
                .groupBy(BOARD_RUN.RAN_ON)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    private static Optional<Expiry> expiry(@Nullable String on, @Nullable String then) {
        return on == null || then == null
                ? Optional.empty()
                : Optional.of(new Expiry(LocalDate.parse(on), Status.valueOf(then)));
    }

    /// Writes ids as one column holds them.
    static String joined(List<ClauseId> clauses) {
        return clauses.stream().map(ClauseId::value).collect(Collectors.joining(BETWEEN));
    }

    private static ObligationStatusRecord record(Board.Line line, int position, LocalDate today) {
        ObligationStatusRecord row = new ObligationStatusRecord();
        row.setObligation(line.obligation().value());
        row.setStanding(line.standing().name());
        row.setStatus(line.status().name());
        row.setGrade(line.grade().map(Enum::name).orElse(null));
        row.setSentence(cut(line.sentence()));
        row.setResponsible(line.responsible());
        row.setDueOn(line.due().map(LocalDate::toString).orElse(null));
        row.setEvidence(
                line.evidence().stream()
                        .map(link -> link.label() + WITHIN + link.path())
                        .collect(Collectors.joining(BETWEEN)));
        row.setClauses(joined(line.clauses()));
        row.setGoodUntil(line.expiry().map(end -> end.on().toString()).orElse(null));
        row.setThenStatus(line.expiry().map(end -> end.then().name()).orElse(null));
        row.setPosition(position);
        row.setFromOn(today.toString());
        return row;
    }

    private static boolean same(ObligationStatusRecord a, ObligationStatusRecord b) {
        return a.getStanding().equals(b.getStanding())
                && a.getStatus().equals(b.getStatus())
                && Objects.equals(a.getGrade(), b.getGrade())
                && a.getSentence().equals(b.getSentence())
                && a.getResponsible().equals(b.getResponsible())
                && Objects.equals(a.getDueOn(), b.getDueOn())
                && a.getEvidence().equals(b.getEvidence())
                && a.getClauses().equals(b.getClauses())
                && Objects.equals(a.getGoodUntil(), b.getGoodUntil())
                && Objects.equals(a.getThenStatus(), b.getThenStatus())
                && a.getPosition().equals(b.getPosition());
    }

    private static EvidenceLink link(String text) {
        String[] parts = text.split(WITHIN, 2);
        return new EvidenceLink(parts[0], parts[1]);
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split(BETWEEN)).filter(part -> !part.isEmpty());
    }

    private static String cut(String sentence) {
        return sentence.length() <= 1000 ? sentence : sentence.substring(0, 999) + "…";
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
