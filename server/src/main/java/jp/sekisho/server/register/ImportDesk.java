// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.springframework.stereotype.Component;

/// Imports workbooks in two steps: what would be done, then all of it in one transaction.
@Component
final class ImportDesk {

    private final Evidence evidence;
    private final RememberedColumns columns;

    ImportDesk(Evidence evidence, RememberedColumns columns) {
        this.evidence = evidence;
        this.columns = columns;
    }

    /// What became of an import.
    sealed interface Imported {

        /// All that could be imported is.
        record Done(int added, int changed, long refused) implements Imported {}

        /// Nothing was imported: since the preview something changed.
        record Outdated() implements Imported {}
    }

    /// Says what would be done.
    <R extends UpdatableRecord<R>> ImportPlan<R> plan(
            DSLContext db, Registers.Desk<R> desk, Visit visit, ImportDrafts.Draft draft) {
        Map<String, String> chosen = columns.of(db, draft.register());
        chosen.putAll(draft.chosen());
        return new ImportPlanner<>(
                        desk,
                        visit,
                        desk.reading().options(db, visit, desk.register().fields()),
                        chosen)
                .plan(db, draft.sheets());
    }

    /// Does what was shown, where it is still what would be done.
    ///
    /// @param mark the mark of the plan that was shown
    <R extends UpdatableRecord<R>> Imported commit(
            Registers.Desk<R> desk, Visit visit, ImportDrafts.Draft draft, String mark) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                "Excel「" + draft.file() + "」からの取り込み",
                change -> {
                    ImportPlan<R> plan = plan(change.db(), desk, visit, draft);
                    if (!plan.mark().equals(mark)) {
                        return new Imported.Outdated();
                    }
                    List<R> added = plan.added();
                    List<ImportPlan.Outcome.Change<R>> changed = plan.changed();
                    desk.writing().insert(change, added);
                    List<R> after = new ArrayList<>();
                    for (ImportPlan.Outcome.Change<R> one : changed) {
                        desk.writing().update(change, one.before(), one.after(), one.differences());
                        after.add(one.after());
                    }
                    desk.writing().index(change, after);
                    columns.remember(change, draft.register(), draft.chosen());
                    return new Imported.Done(added.size(), changed.size(), plan.refused());
                });
    }
}
