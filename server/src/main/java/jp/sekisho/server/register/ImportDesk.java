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

    /// Rows that are added with one batch.
    private static final int AT_ONCE = 1_000;

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

    /// Says what would be done, nobody watching.
    <R extends UpdatableRecord<R>> ImportPlan<R> plan(
            DSLContext db, Registers.Desk<R> desk, Visit visit, ImportDrafts.Draft draft) {
        return plan(db, desk, visit, draft, new ImportProgress());
    }

    /// Says what would be done.
    <R extends UpdatableRecord<R>> ImportPlan<R> plan(
            DSLContext db,
            Registers.Desk<R> desk,
            Visit visit,
            ImportDrafts.Draft draft,
            ImportProgress progress) {
        Map<String, String> chosen = columns.of(db, draft.register());
        chosen.putAll(draft.chosen());
        return new ImportPlanner<>(
                        desk,
                        visit,
                        desk.reading().options(db, visit, desk.register().fields()),
                        chosen,
                        progress)
                .plan(db, draft.sheets());
    }

    /// Does what was shown, nobody watching.
    <R extends UpdatableRecord<R>> Imported commit(
            Registers.Desk<R> desk, Visit visit, ImportDrafts.Draft draft, String mark) {
        return commit(desk, visit, draft, mark, new ImportProgress());
    }

    /// Does what was shown, where it is still what would be done.
    ///
    /// @param mark the mark of the plan that was shown
    <R extends UpdatableRecord<R>> Imported commit(
            Registers.Desk<R> desk,
            Visit visit,
            ImportDrafts.Draft draft,
            String mark,
            ImportProgress progress) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                "Excel「" + draft.file() + "」からの取り込み",
                change -> {
                    ImportPlan<R> plan = plan(change.db(), desk, visit, draft, progress);
                    if (!plan.mark().equals(mark)) {
                        return new Imported.Outdated();
                    }
                    List<R> added = plan.added();
                    List<ImportPlan.Outcome.Change<R>> changed = plan.changed();
                    progress.begin(ImportProgress.Step.WRITING, added.size() + changed.size());
                    for (int i = 0; i < added.size(); i += AT_ONCE) {
                        List<R> some = added.subList(i, Math.min(added.size(), i + AT_ONCE));
                        desk.writing().insert(change, some);
                        progress.advance(some.size());
                    }
                    List<R> after = new ArrayList<>();
                    for (ImportPlan.Outcome.Change<R> one : changed) {
                        desk.writing().update(change, one.before(), one.after(), one.differences());
                        after.add(one.after());
                        progress.advance(1);
                    }
                    desk.writing().index(change, after);
                    columns.remember(change, draft.register(), draft.chosen());
                    return new Imported.Done(added.size(), changed.size(), plan.refused());
                });
    }
}
