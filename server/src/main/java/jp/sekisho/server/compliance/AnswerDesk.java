// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import static jp.sekisho.server.database.schema.tables.ObligationDecision.OBLIGATION_DECISION;

import java.time.LocalDate;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.ObligationDecisionRecord;
import jp.sekisho.server.evidence.Change;
import org.springframework.stereotype.Component;

/// Enters what people say about an obligation. A newer answer takes the place of the older one,
/// which stays in the history.
@Component
public final class AnswerDesk {

    private final Ids ids;

    AnswerDesk(Ids ids) {
        this.ids = ids;
    }

    /// Says that it is done.
    ///
    /// @param change the change under way
    /// @param obligation which one
    /// @param day the day on which it was made sure
    /// @param text what was done
    /// @param grade how it was made sure; not measured, which only a program does
    /// @param seen who saw what, or which document says so; empty for a mere statement
    public void state(
            Change change,
            ObligationId obligation,
            LocalDate day,
            String text,
            EvidenceGrade grade,
            String seen) {
        if (grade == EvidenceGrade.MEASURED) {
            throw new IllegalArgumentException("people do not measure");
        }
        if (grade != EvidenceGrade.DECLARED && seen.isBlank()) {
            throw new IllegalArgumentException("who saw it must not be blank");
        }
        ObligationDecisionRecord row = begin(DecisionKind.STATEMENT, obligation, day, text);
        row.setGrade(grade.name());
        row.setResponsible(seen.isBlank() ? null : seen.strip());
        enter(change, row);
    }

    /// Says that somebody has taken it up.
    ///
    /// @param change the change under way
    /// @param obligation which one
    /// @param day since when
    /// @param text what is being done
    /// @param responsible who does it
    /// @param due until when
    public void takeUp(
            Change change,
            ObligationId obligation,
            LocalDate day,
            String text,
            String responsible,
            LocalDate due) {
        ObligationDecisionRecord row = begin(DecisionKind.TAKEN_UP, obligation, day, text);
        row.setResponsible(responsible);
        row.setUntilOn(due.toString());
        enter(change, row);
    }

    /// Decides that it does not concern the body.
    ///
    /// @param change the change under way
    /// @param obligation which one
    /// @param day when it was decided
    /// @param grounds why
    /// @param approver who decided
    /// @param askAgain when it is asked again
    public void setAside(
            Change change,
            ObligationId obligation,
            LocalDate day,
            String grounds,
            String approver,
            LocalDate askAgain) {
        judge(change, DecisionKind.NOT_APPLICABLE, obligation, day, grounds, approver, askAgain);
    }

    /// Permits that it is not kept for a time (例外措置).
    ///
    /// @param change the change under way
    /// @param obligation which one
    /// @param day when it was permitted
    /// @param grounds why
    /// @param approver who permitted it
    /// @param until first day on which it must be kept again
    public void except(
            Change change,
            ObligationId obligation,
            LocalDate day,
            String grounds,
            String approver,
            LocalDate until) {
        judge(change, DecisionKind.EXCEPTED, obligation, day, grounds, approver, until);
    }

    private void judge(
            Change change,
            DecisionKind kind,
            ObligationId obligation,
            LocalDate day,
            String grounds,
            String approver,
            LocalDate until) {
        ObligationDecisionRecord row = begin(kind, obligation, day, grounds);
        row.setApprover(approver);
        row.setUntilOn(until.toString());
        enter(change, row);
    }

    private ObligationDecisionRecord begin(
            DecisionKind kind, ObligationId obligation, LocalDate day, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("text must not be blank");
        }
        if (Catalogue.current().obligation(obligation).isEmpty()) {
            throw new IllegalArgumentException("not in the catalogue: " + obligation);
        }
        ObligationDecisionRecord row = new ObligationDecisionRecord();
        row.setId(ids.next());
        row.setObligation(obligation.value());
        row.setKind(kind.name());
        row.setText(text.strip());
        row.setDecidedOn(day.toString());
        return row;
    }

    private static void enter(Change change, ObligationDecisionRecord row) {
        change.db()
                .selectFrom(OBLIGATION_DECISION)
                .where(
                        OBLIGATION_DECISION.OBLIGATION.eq(row.getObligation()),
                        OBLIGATION_DECISION.WITHDRAWN_ON.isNull())
                .forEach(older -> {
                    older.setWithdrawnOn(row.getDecidedOn());
                    change.update(older);
                });
        change.insert(row);
    }
}
