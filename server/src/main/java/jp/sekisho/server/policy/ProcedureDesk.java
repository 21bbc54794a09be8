// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;

import java.time.LocalDate;
import java.util.Optional;
import jp.sekisho.policy.PolicyReader;
import jp.sekisho.policy.PolicyReading;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.evidence.Change;
import org.springframework.stereotype.Component;

/// Enters which items of a standard have a procedure.
@Component
public final class ProcedureDesk {

    private final Ids ids;

    ProcedureDesk(Ids ids) {
        this.ids = ids;
    }

    /// Records which procedure says how an item of a standard is done, or why none is needed.
    ///
    /// @param change the change under way
    /// @param standard any edition of the standard
    /// @param heading words of the item's number and heading, enough to tell it from others
    /// @param procedure any edition of the procedure; nothing where none is needed
    /// @param reason why none is needed; empty with a procedure
    /// @param on the day of the decision
    /// @throws IllegalArgumentException where no item is called so, or neither a procedure nor a
    ///   reason is given
    public void decide(
            Change change,
            PolicyDocumentId standard,
            String heading,
            Optional<PolicyDocumentId> procedure,
            String reason,
            LocalDate on) {
        PolicyReading text = PolicyReader.read(Policies.source(change.db(), standard));
        StandardItem item =
                StandardItem.of(text).stream()
                        .filter(each -> each.name().contains(heading))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no item " + heading));
        ProcedureDecisions.Choice choice =
                procedure
                        .<ProcedureDecisions.Choice>map(
                                id -> new ProcedureDecisions.Choice.Written(series(change, id)))
                        .orElseGet(() -> new ProcedureDecisions.Choice.NotNeeded(reason));
        ProcedureDecisions.save(
                change, ids, series(change, standard), item.id(), Optional.of(choice), on);
    }

    private static PolicyDocumentId series(Change change, PolicyDocumentId edition) {
        return new PolicyDocumentId(
                change.db()
                        .fetchSingle(POLICY_DOCUMENT, POLICY_DOCUMENT.ID.eq(edition.value()))
                        .getSeriesId());
    }
}
