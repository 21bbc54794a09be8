// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.register.FoundTable.Column;
import jp.sekisho.server.register.FoundTable.Role;
import jp.sekisho.server.register.ImportPlan.Outcome;
import jp.sekisho.server.register.ImportPlan.Problem;
import jp.sekisho.server.register.SheetRows.Origin;
import jp.sekisho.server.register.SheetRows.Value;
import jp.sekisho.server.register.excel.Cell;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/// Finds out what becomes of one row of a sheet, and of each of its cells.
///
/// @param <R> the rows' type
final class RowPlanner<R extends UpdatableRecord<R>> {

    private static final int MAX_NOTES = 4_000;

    private final Ground<R> ground;
    private final FoundTable table;
    private final SheetRows.Row line;
    private final Optional<RegisterRow<R>> met;
    private final Map<Cell, Fate> fates;
    private final Map<String, RegisterField<R, ?>> fields;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /// What the rows of an import have in common.
    ///
    /// @param register the register
    /// @param writing changes it
    /// @param visit who imports
    /// @param options what can be chosen, by field
    /// @param fields its fields by name
    /// @param known the rows whose ids stand in the sheets, by id
    /// @param defaults collects what rows without a value get, by the field's label
    record Ground<R extends UpdatableRecord<R>>(
            Register<R> register,
            RegisterWriting<R> writing,
            Visit visit,
            Map<String, Options> options,
            Map<String, RegisterField<R, ?>> fields,
            Map<Long, RegisterRow<R>> known,
            Map<String, String> defaults) {}

    /// @param met the row of the register that is known by the same key, where there is one
    /// @param fates collects what becomes of the cells
    RowPlanner(
            Ground<R> ground,
            FoundTable table,
            SheetRows.Row line,
            Optional<RegisterRow<R>> met,
            Map<Cell, Fate> fates) {
        this.ground = ground;
        this.fields = ground.fields();
        this.table = table;
        this.line = line;
        this.met = met;
        this.fates = fates;
    }

    ImportPlan.Row<R> plan() {
        Optional<RegisterRow<R>> before = met;
        Optional<Value> id = marked(Role.ID);
        if (id.isPresent() && !id.get().text().isBlank()) {
            before =
                    id.get().text().matches("[0-9]{1,18}")
                            ? Optional.ofNullable(ground.known().get(Long.valueOf(id.get().text())))
                            : Optional.empty();
            if (before.isEmpty()) {
                problem(
                        id,
                        "番号",
                        "この番号の"
                                + ground.register().name().noun()
                                + "はないか、書く権限がありません。新しい行なら番号と版を空にしてください。");
            } else if (!marked(Role.VERSION)
                    .map(Value::text)
                    .equals(Optional.of(Integer.toString(before.get().version())))) {
                problem(id, "版", "書き出したあとに、ほかの人がこの行を変更しています。書き出し直してから直してください。");
            }
        }
        R row = before.map(ground.writing()::copy).orElseGet(ground.writing()::newRow);
        boolean fresh = before.isEmpty();
        for (Column column : table.columns()) {
            column(column, row);
        }
        loose();
        complete(row, fresh);
        remark(row);
        if (problems.isEmpty()) {
            ground.writing()
                    .objections(ground.visit(), row)
                    .forEach((name, sentence) ->
                            problems.add(new Problem(address(name), label(name), sentence)));
        }
        String title = ground.register().fields().getFirst().show(row, Options.NONE);
        return new ImportPlan.Row<>(
                table.sheet().name(), line.number(), title, outcome(before, row));
    }

    private Outcome<R> outcome(Optional<RegisterRow<R>> before, R row) {
        if (!problems.isEmpty()) {
            return new Outcome.Refuse<>(problems);
        }
        if (before.isEmpty()) {
            return new Outcome.Add<>(row);
        }
        List<String> differences =
                ground.writing().differences(before.get(), row, ground.options());
        return differences.isEmpty()
                ? new Outcome.Same<>()
                : new Outcome.Change<>(before.get(), row, differences);
    }

    private Optional<Value> marked(Role role) {
        return table.columns().stream()
                .filter(column -> column.role() == role)
                .findFirst()
                .map(column -> line.values().get(column.index()));
    }

    private void column(Column column, R row) {
        Value value = line.values().get(column.index());
        switch (column.role()) {
            case ID, VERSION -> fate(value, new Fate.Left(Fate.Why.MARK));
            case NOTES -> note(column.heading(), value);
            case FIELD -> field(Objects.requireNonNull(fields.get(column.field())), value, row);
        }
    }

    private void note(String heading, @Nullable Value value) {
        if (value == null) {
            return;
        }
        notes.add(heading + ": " + value.text().strip());
        fate(value, new Fate.Noted(heading));
    }

    private <V> void field(RegisterField<R, V> field, @Nullable Value value, R row) {
        if (value == null) {
            // An empty cell empties the field only where the sheet is our own.
            if (met.isEmpty()) {
                field.clear(row);
            }
            return;
        }
        String text = value.text();
        if (value.from() == Origin.NOWHERE) {
            refuse(field, value, "「" + text + "」とありますが、上の行に値がありません。値を書いてください。");
            return;
        }
        if (value.kind() == Cell.Kind.ERROR) {
            refuse(field, value, "「" + text + "」は式の誤りです。値を書いてください。");
            return;
        }
        Options offered = ground.options().getOrDefault(field.name(), Options.NONE);
        if (field.kind() instanceof FieldKind.Reference
                && text.strip().matches("[0-9]+")
                && offered.byText(text).isEmpty()) { // a number in a sheet is never an id of ours
            refuse(field, value, "「" + text.strip() + "」がありません。一覧にある言葉で書いてください。");
            return;
        }
        switch (field.read(text, offered, row)) {
            case Reading.Empty<V> _ -> {}
            case Reading.Refused<V>(String sentence) -> refuse(field, value, sentence);
            case Reading.Value<V>(V _, String shown) ->
                    fate(
                            value,
                            shown.equals(text)
                                            && value.from() == Origin.OWN
                                            && value.kind() != Cell.Kind.FORMULA
                                    ? new Fate.Taken(field.name())
                                    : new Fate.Understood(field.name(), shown));
        }
    }

    private void refuse(RegisterField<R, ?> field, Value value, String sentence) {
        problem(Optional.of(value), field.label(), sentence);
        fate(value, new Fate.Refused(field.name(), sentence));
    }

    /// Cells beside the table belong to the row's notes.
    private void loose() {
        line.values()
                .forEach((index, value) -> {
                    if (table.column(index).isEmpty()) {
                        note("見出しのない" + Cell.columnName(index) + "列", value);
                    }
                });
    }

    /// A new row gets what the sheet does not say: the unit from the sheet's name, and the next
    /// sensible value of what must be filled.
    private void complete(R row, boolean fresh) {
        String unit = ground.register().access().unit().getName();
        for (RegisterField<R, ?> field : ground.register().fields()) {
            if (!fresh || !field.edit(row).isEmpty() || refused(field)) {
                continue;
            }
            if (field.name().equals(unit) && fromSheetName(field, row)) {
                continue;
            }
            if (field.isRequired()) {
                field.begin(row, ground.visit());
                if (field.edit(row).isEmpty()) {
                    problems.add(
                            new Problem(
                                    address(field.name()),
                                    field.label(),
                                    field.label() + "を入れてください。"));
                } else {
                    ground.defaults()
                            .put(
                                    field.label(),
                                    field.show(
                                            row,
                                            ground.options()
                                                    .getOrDefault(field.name(), Options.NONE)));
                }
            }
        }
    }

    private boolean refused(RegisterField<R, ?> field) {
        return problems.stream().anyMatch(problem -> problem.label().equals(field.label()));
    }

    private boolean fromSheetName(RegisterField<R, ?> field, R row) {
        Options units = ground.options().getOrDefault(field.name(), Options.NONE);
        Optional<Option> named = units.byText(table.sheet().name());
        named.ifPresent(option -> {
            field.read(option.code(), units, row);
            ground.defaults()
                    .put(field.label() + "(シート「" + table.sheet().name() + "」)", option.label());
        });
        return named.isPresent();
    }

    private void remark(R row) {
        if (notes.isEmpty()) {
            return;
        }
        String before = row.get(ground.register().notes());
        String all =
                before == null || before.isEmpty()
                        ? String.join("\n", notes)
                        : before.contains(String.join("\n", notes))
                                ? before
                                : before + "\n" + String.join("\n", notes);
        if (all.length() > MAX_NOTES) {
            problems.add(
                    new Problem(
                            Integer.toString(line.number() + 1),
                            label(ground.register().notes().getName()),
                            "対応する項目のない列が長すぎて、備考(4,000文字まで)に入りません。列を減らすか、項目に対応させてください。"));
        } else {
            row.set(ground.register().notes(), all);
        }
    }

    private void problem(Optional<Value> value, String label, String sentence) {
        problems.add(
                new Problem(
                        value.flatMap(Value::cell)
                                .map(Cell::address)
                                .orElse(Integer.toString(line.number() + 1)),
                        label,
                        sentence));
    }

    private void fate(@Nullable Value value, Fate fate) {
        if (value != null) {
            value.cell().ifPresent(cell -> fates.put(cell, fate));
        }
    }

    private String address(String field) {
        return table.columns().stream()
                .filter(column -> column.field().equals(field))
                .findFirst()
                .map(column -> Cell.columnName(column.index()) + (line.number() + 1))
                .orElse((line.number() + 1) + "行");
    }

    private String label(String field) {
        RegisterField<R, ?> found = fields.get(field);
        return found == null ? field : found.label();
    }
}
