// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.register.FoundTable.Column;
import jp.sekisho.server.register.FoundTable.Role;
import jp.sekisho.server.register.ImportPlan.Outcome;
import jp.sekisho.server.register.ImportPlan.Problem;
import jp.sekisho.server.register.SheetRows.Origin;
import jp.sekisho.server.register.SheetRows.Value;
import jp.sekisho.server.register.excel.Cell;
import jp.sekisho.server.register.excel.Sheet;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/// Finds out what the import of a workbook would do.
///
/// @param <R> the rows' type
final class ImportPlanner<R extends UpdatableRecord<R>> {

    private static final int MAX_NOTES = 4_000;

    private final Register<R> register;
    private final RegisterReading<R> reading;
    private final RegisterWriting<R> writing;
    private final Visit visit;
    private final Map<String, Options> options;
    private final Headings headings;
    private final Map<String, RegisterField<R, ?>> fields = new LinkedHashMap<>();
    private final List<FoundTable> tables = new ArrayList<>();
    private final List<ImportPlan.Row<R>> rows = new ArrayList<>();
    private final Map<String, Map<Cell, Fate>> fates = new LinkedHashMap<>();
    private final Map<String, String> defaults = new LinkedHashMap<>();
    private Map<Long, RegisterRow<R>> known = Map.of();

    ImportPlanner(
            Registers.Desk<R> desk,
            Visit visit,
            Map<String, Options> options,
            Map<String, String> chosen) {
        this.register = desk.register();
        this.reading = desk.reading();
        this.writing = desk.writing();
        this.visit = visit;
        this.options = options;
        this.headings = new Headings(register, chosen);
        register.fields().forEach(field -> fields.put(field.name(), field));
    }

    ImportPlan<R> plan(DSLContext db, List<Sheet> sheets) {
        List<SheetRows> found = new ArrayList<>();
        for (Sheet sheet : sheets) {
            Map<Cell, Fate> sheetFates = new LinkedHashMap<>();
            fates.put(sheet.name(), sheetFates);
            Optional<FoundTable> table =
                    sheet.hidden() ? Optional.empty() : FoundTable.find(sheet, headings);
            if (table.isEmpty()) {
                sheet.rows()
                        .values()
                        .forEach(row ->
                                row.values()
                                        .forEach(cell ->
                                                sheetFates.put(
                                                        cell, new Fate.Left(Fate.Why.NO_TABLE))));
                continue;
            }
            tables.add(table.get());
            SheetRows read = SheetRows.of(table.get());
            sheetFates.putAll(read.left());
            found.add(read);
        }
        known = reading.byIds(db, register.access().writable(visit), ids(found));
        found.forEach(this::rows);
        refuseWhatIsHere(db);
        return new ImportPlan<>(tables, rows, fates, defaults);
    }

    private static Set<Long> ids(List<SheetRows> found) {
        Set<Long> ids = new HashSet<>();
        for (SheetRows sheet : found) {
            sheet.table().columns().stream()
                    .filter(column -> column.role() == Role.ID)
                    .forEach(column ->
                            sheet.rows()
                                    .forEach(row -> {
                                        Value value = row.values().get(column.index());
                                        if (value != null && value.text().matches("[0-9]{1,18}")) {
                                            ids.add(Long.valueOf(value.text()));
                                        }
                                    }));
        }
        return ids;
    }

    private void rows(SheetRows sheet) {
        for (SheetRows.Row row : sheet.rows()) {
            rows.add(new OneRow(sheet.table(), row).plan());
        }
    }

    /// Reads one row of a sheet.
    private final class OneRow {

        private final FoundTable table;
        private final SheetRows.Row line;
        private final Map<Cell, Fate> fates;
        private final List<Problem> problems = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        OneRow(FoundTable table, SheetRows.Row line) {
            this.table = table;
            this.line = line;
            this.fates = Objects.requireNonNull(ImportPlanner.this.fates.get(table.sheet().name()));
        }

        ImportPlan.Row<R> plan() {
            Optional<RegisterRow<R>> before = Optional.empty();
            Optional<Value> id = marked(Role.ID);
            if (id.isPresent() && !id.get().text().isBlank()) {
                before =
                        id.get().text().matches("[0-9]{1,18}")
                                ? Optional.ofNullable(known.get(Long.valueOf(id.get().text())))
                                : Optional.empty();
                if (before.isEmpty()) {
                    problem(
                            id,
                            "番号",
                            "この番号の"
                                    + register.name().noun()
                                    + "はないか、書く権限がありません。新しい行なら番号と版を空にしてください。");
                } else if (!marked(Role.VERSION)
                        .map(Value::text)
                        .equals(Optional.of(Integer.toString(before.get().version())))) {
                    problem(id, "版", "書き出したあとに、ほかの人がこの行を変更しています。書き出し直してから直してください。");
                }
            }
            R row = before.map(writing::copy).orElseGet(writing::newRow);
            boolean fresh = before.isEmpty();
            for (Column column : table.columns()) {
                column(column, row);
            }
            loose();
            complete(row, fresh);
            remark(row);
            if (problems.isEmpty()) {
                writing.objections(visit, row)
                        .forEach((name, sentence) ->
                                problems.add(new Problem(address(name), label(name), sentence)));
            }
            String title = register.fields().getFirst().show(row, Options.NONE);
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
            List<String> differences = writing.differences(before.get(), row, options);
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
                field.clear(row);
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
            Options offered = options.getOrDefault(field.name(), Options.NONE);
            if (field.kind() instanceof FieldKind.Reference
                    && text.strip().matches("[0-9]+")
                    && offered.byText(text)
                            .isEmpty()) { // a number in a sheet is never an id of ours
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
            String unit = register.access().unit().getName();
            for (RegisterField<R, ?> field : register.fields()) {
                if (!fresh || !field.edit(row).isEmpty() || refused(field)) {
                    continue;
                }
                if (field.name().equals(unit) && fromSheetName(field, row)) {
                    continue;
                }
                if (field.isRequired()) {
                    field.begin(row, visit);
                    if (field.edit(row).isEmpty()) {
                        problems.add(
                                new Problem(
                                        address(field.name()),
                                        field.label(),
                                        field.label() + "を入れてください。"));
                    } else {
                        defaults.put(
                                field.label(),
                                field.show(row, options.getOrDefault(field.name(), Options.NONE)));
                    }
                }
            }
        }

        private boolean refused(RegisterField<R, ?> field) {
            return problems.stream().anyMatch(problem -> problem.label().equals(field.label()));
        }

        private boolean fromSheetName(RegisterField<R, ?> field, R row) {
            Options units = options.getOrDefault(field.name(), Options.NONE);
            Optional<Option> named = units.byText(table.sheet().name());
            named.ifPresent(option -> {
                field.read(option.code(), units, row);
                defaults.put(field.label() + "(シート「" + table.sheet().name() + "」)", option.label());
            });
            return named.isPresent();
        }

        private void remark(R row) {
            if (notes.isEmpty()) {
                return;
            }
            String before = row.get(register.notes());
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
                                label(register.notes().getName()),
                                "対応する項目のない列が長すぎて、備考(4,000文字まで)に入りません。列を減らすか、項目に対応させてください。"));
            } else {
                row.set(register.notes(), all);
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

    /// Refuses new rows that are here already or stand twice in the workbook: a sheet without ids
    /// that is imported again must not double the register.
    private void refuseWhatIsHere(DSLContext db) {
        Set<List<Object>> here =
                reading.keys(
                        db,
                        rows.stream()
                                .map(ImportPlan.Row::outcome)
                                .filter(Outcome.Add.class::isInstance)
                                .map(outcome -> ((Outcome.Add<R>) outcome).row())
                                .toList());
        Map<List<Object>, String> seen = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            ImportPlan.Row<R> row = rows.get(i);
            if (!(row.outcome() instanceof Outcome.Add<R>(R fresh))) {
                continue;
            }
            List<Object> key = reading.key(fresh);
            String twin = seen.putIfAbsent(key, row.place());
            if (here.contains(key)) {
                rows.set(
                        i,
                        refused(
                                row,
                                "同じ名称・同じ課の"
                                        + register.name().noun()
                                        + "が、すでに台帳にあります。直すときは、書き出した表を使ってください。"));
            } else if (twin != null) {
                rows.set(i, refused(row, "同じ名称・同じ課の行が、" + twin + "にもあります。名称を書き分けるか、一方を消してください。"));
            }
        }
    }

    private ImportPlan.Row<R> refused(ImportPlan.Row<R> row, String sentence) {
        return new ImportPlan.Row<R>(
                row.sheet(),
                row.number(),
                row.title(),
                new Outcome.Refuse<R>(
                        List.of(
                                new Problem(
                                        (row.number() + 1) + "行",
                                        register.fields().getFirst().label(),
                                        sentence))));
    }
}
