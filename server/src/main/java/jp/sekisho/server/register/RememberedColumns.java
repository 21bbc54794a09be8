// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import static jp.sekisho.server.database.schema.tables.ImportColumn.IMPORT_COLUMN;

import java.util.HashMap;
import java.util.Map;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.ImportColumnRecord;
import jp.sekisho.server.evidence.Change;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// What columns of foreign sheets are called here, and for what each was said to stand: chosen
/// once, known from then on.
@Component
public final class RememberedColumns {

    /// Characters of a heading that is kept; a longer one is chosen anew each time.
    private static final int MAX_HEADING = 200;

    private final Ids ids;

    RememberedColumns(Ids ids) {
        this.ids = ids;
    }

    /// Reads what was chosen for headings; empty text where it was decided that a column has no
    /// field. The map may be changed.
    ///
    /// @param db the body's database
    /// @param sheet the kind of sheet: a register's name in addresses, or a feature's own word
    public Map<String, String> of(DSLContext db, String sheet) {
        return new HashMap<>(
                db.select(IMPORT_COLUMN.HEADING, IMPORT_COLUMN.FIELD)
                        .from(IMPORT_COLUMN)
                        .where(IMPORT_COLUMN.REGISTER.eq(sheet))
                        .fetchMap(IMPORT_COLUMN.HEADING, IMPORT_COLUMN.FIELD));
    }

    /// Keeps what was chosen.
    ///
    /// @param change the change under way
    /// @param sheet the kind of sheet
    /// @param chosen fields by heading
    public void remember(Change change, String sheet, Map<String, String> chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        Map<String, ImportColumnRecord> before =
                change.db()
                        .selectFrom(IMPORT_COLUMN)
                        .where(IMPORT_COLUMN.REGISTER.eq(sheet))
                        .fetchMap(IMPORT_COLUMN.HEADING);
        chosen.forEach((heading, field) -> {
            ImportColumnRecord known = before.get(heading);
            if (heading.length() > MAX_HEADING) {
                return;
            }
            if (known == null) {
                change.insert(new ImportColumnRecord(ids.next(), 1, sheet, heading, field));
            } else if (!known.getField().equals(field)) {
                known.setField(field);
                change.update(known);
            }
        });
    }
}
