// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.ProcedureDecision.PROCEDURE_DECISION;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.ProcedureDecisionRecord;
import jp.sekisho.server.evidence.Change;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// For each item of a standard: which procedure says how it is done, or why none is needed.
///
/// @param rows the recorded ones, by item
record ProcedureDecisions(Map<String, Recorded> rows) {

    ProcedureDecisions {
        rows = Map.copyOf(rows);
    }

    /// What was decided about an item.
    sealed interface Choice {

        /// A procedure says how.
        ///
        /// @param procedure the document
        record Written(PolicyDocumentId procedure) implements Choice {}

        /// None is needed.
        ///
        /// @param reason why
        record NotNeeded(String reason) implements Choice {
            public NotNeeded {
                if (reason.isBlank()) {
                    throw new IllegalArgumentException("a procedure is left out for a reason");
                }
            }
        }
    }

    /// A recorded decision.
    ///
    /// @param version version of its row
    /// @param choice what was decided
    record Recorded(int version, Choice choice) {}

    /// Reads what was decided for a standard until a day, in one statement.
    static ProcedureDecisions of(DSLContext db, PolicyDocumentId standard, LocalDate day) {
        Map<String, Recorded> rows = new HashMap<>();
        db.selectFrom(PROCEDURE_DECISION)
                .where(
                        PROCEDURE_DECISION.STANDARD_ID.eq(standard.value()),
                        PROCEDURE_DECISION.DECIDED_ON.le(day.toString()))
                .forEach(row ->
                        rows.put(row.getItem(), new Recorded(row.getVersion(), choice(row))));
        return new ProcedureDecisions(rows);
    }

    private static Choice choice(ProcedureDecisionRecord row) {
        @Nullable Long procedure = row.getProcedureId();
        return procedure == null
                ? new Choice.NotNeeded(row.getNotNeededReason())
                : new Choice.Written(new PolicyDocumentId(procedure));
    }

    Optional<Choice> of(StandardItem item) {
        return Optional.ofNullable(rows.get(item.id())).map(Recorded::choice);
    }

    /// Returns the version of what stands there for an item; 0 for nothing.
    int version(StandardItem item) {
        return Optional.ofNullable(rows.get(item.id())).map(Recorded::version).orElse(0);
    }

    /// Writes what was decided about an item, or takes a decision back.
    static void save(
            Change change,
            Ids ids,
            PolicyDocumentId standard,
            String item,
            Optional<Choice> choice,
            LocalDate today) {
        @Nullable ProcedureDecisionRecord old =
                change.db()
                        .fetchOne(
                                PROCEDURE_DECISION,
                                PROCEDURE_DECISION
                                        .STANDARD_ID
                                        .eq(standard.value())
                                        .and(PROCEDURE_DECISION.ITEM.eq(item)));
        if (choice.isEmpty()) {
            if (old != null) {
                change.remove(old);
            }
            return;
        }
        ProcedureDecisionRecord row = old == null ? new ProcedureDecisionRecord() : old;
        switch (choice.get()) {
            case Choice.Written(PolicyDocumentId procedure) -> {
                row.setProcedureId(procedure.value());
                row.setNotNeededReason("");
            }
            case Choice.NotNeeded(String reason) -> {
                row.setProcedureId(null);
                row.setNotNeededReason(reason);
            }
        }
        row.setDecidedOn(today.toString());
        if (old == null) {
            row.setId(ids.next());
            row.setStandardId(standard.value());
            row.setItem(item);
            change.insert(row);
        } else {
            change.update(row);
        }
    }
}
