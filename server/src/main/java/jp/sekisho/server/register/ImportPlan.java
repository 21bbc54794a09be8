// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.sekisho.server.register.excel.Cell;
import org.jooq.UpdatableRecord;

/// What the import of a workbook would do, row by row and cell by cell. Nothing is done yet.
///
/// @param tables the tables found, one for each sheet that has one
/// @param rows their rows
/// @param fates what becomes of each cell of each sheet, by sheet
/// @param defaults what rows without a value get, by the field's label
record ImportPlan<R extends UpdatableRecord<R>>(
        List<FoundTable> tables,
        List<Row<R>> rows,
        Map<String, Map<Cell, Fate>> fates,
        Map<String, String> defaults) {

    ImportPlan {
        tables = List.copyOf(tables);
        rows = List.copyOf(rows);
        fates = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fates));
        defaults = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    }

    /// A row of a sheet.
    ///
    /// @param sheet the sheet's name
    /// @param number row from 0
    /// @param title what it is called
    /// @param outcome what would become of it
    record Row<R extends UpdatableRecord<R>>(
            String sheet, int number, String title, Outcome<R> outcome) {

        /// Returns its place: 総務課!12.
        String place() {
            return sheet + "!" + (number + 1) + "行目";
        }
    }

    /// What would become of a row.
    sealed interface Outcome<R extends UpdatableRecord<R>> {

        /// It would be added.
        record Add<R extends UpdatableRecord<R>>(R row) implements Outcome<R> {}

        /// It would be changed.
        ///
        /// @param differences one line for each value that changes
        record Change<R extends UpdatableRecord<R>>(
                RegisterRow<R> before, R after, List<String> differences) implements Outcome<R> {
            public Change {
                differences = List.copyOf(differences);
            }
        }

        /// It is here already, the same.
        record Same<R extends UpdatableRecord<R>>() implements Outcome<R> {}

        /// It would not be imported.
        ///
        /// @param problems why, each with its cell's address
        record Refuse<R extends UpdatableRecord<R>>(List<Problem> problems) implements Outcome<R> {
            public Refuse {
                problems = List.copyOf(problems);
            }
        }
    }

    /// Something that must be put right in the sheet.
    ///
    /// @param address the cell's address, or the row's number where no cell is to blame
    /// @param label what the field is called
    /// @param sentence what is wrong and what to do
    record Problem(String address, String label, String sentence) {}

    List<R> added() {
        List<R> added = new ArrayList<>();
        for (Row<R> row : rows) {
            if (row.outcome() instanceof Outcome.Add<R>(R fresh)) {
                added.add(fresh);
            }
        }
        return added;
    }

    List<Outcome.Change<R>> changed() {
        List<Outcome.Change<R>> changed = new ArrayList<>();
        for (Row<R> row : rows) {
            if (row.outcome() instanceof Outcome.Change<R> change) {
                changed.add(change);
            }
        }
        return changed;
    }

    long same() {
        return rows.stream().filter(row -> row.outcome() instanceof Outcome.Same<R>).count();
    }

    long refused() {
        return rows.stream().filter(row -> row.outcome() instanceof Outcome.Refuse<R>).count();
    }

    /// Returns a short mark of what would be done; another mark means that something changed since.
    String mark() {
        Map<String, Long> counts = new TreeMap<>();
        int hash = 1;
        for (Row<R> row : rows) {
            hash =
                    31 * hash
                            + switch (row.outcome()) {
                                case Outcome.Add<R>(R fresh) -> 3 * fresh.hashCode() + 1;
                                case Outcome.Change<R>(
                                                RegisterRow<R> before,
                                                R _,
                                                List<String> differences) ->
                                        31 * before.version() + differences.hashCode();
                                case Outcome.Same<R> _ -> 2;
                                case Outcome.Refuse<R>(List<Problem> problems) ->
                                        problems.hashCode();
                            };
            counts.merge(row.outcome().getClass().getSimpleName(), 1L, Long::sum);
        }
        return counts.hashCode() + "-" + hash;
    }
}
