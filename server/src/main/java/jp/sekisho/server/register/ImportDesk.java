// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import static jp.sekisho.server.database.schema.tables.ImportColumn.IMPORT_COLUMN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.ImportColumnRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.Evidence;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.springframework.stereotype.Component;

/// Imports workbooks in two steps: what would be done, then all of it in one transaction.
@Component
final class ImportDesk {

    private static final int MAX_HEADING = 200;

    private final Evidence evidence;
    private final Ids ids;

    ImportDesk(Evidence evidence, Ids ids) {
        this.evidence = evidence;
        this.ids = ids;
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
        Map<String, String> chosen = remembered(db, draft.register());
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
                    remember(change, draft);
                    return new Imported.Done(added.size(), changed.size(), plan.refused());
                });
    }

    private static Map<String, String> remembered(DSLContext db, String register) {
        return new HashMap<>(
                db.select(IMPORT_COLUMN.HEADING, IMPORT_COLUMN.FIELD)
                        .from(IMPORT_COLUMN)
                        .where(IMPORT_COLUMN.REGISTER.eq(register))
                        .fetchMap(IMPORT_COLUMN.HEADING, IMPORT_COLUMN.FIELD));
    }

    private void remember(Change change, ImportDrafts.Draft draft) {
        Map<String, ImportColumnRecord> before =
                change.db()
                        .selectFrom(IMPORT_COLUMN)
                        .where(IMPORT_COLUMN.REGISTER.eq(draft.register()))
                        .fetchMap(IMPORT_COLUMN.HEADING);
        draft.chosen()
                .forEach((heading, field) -> {
                    ImportColumnRecord known = before.get(heading);
                    if (heading.length() > MAX_HEADING) {
                        return;
                    }
                    if (known == null) {
                        change.insert(
                                new ImportColumnRecord(
                                        ids.next(), 1, draft.register(), heading, field));
                    } else if (!known.getField().equals(field)) {
                        known.setField(field);
                        change.update(known);
                    }
                });
    }
}
