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
import java.util.stream.Collectors;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.register.FoundTable.Role;
import jp.sekisho.server.register.ImportPlan.Outcome;
import jp.sekisho.server.register.ImportPlan.Problem;
import jp.sekisho.server.register.ImportProgress.Step;
import jp.sekisho.server.register.SheetRows.Value;
import jp.sekisho.server.register.excel.Cell;
import jp.sekisho.server.register.excel.Sheet;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;

/// Finds out what the import of a workbook would do.
///
/// @param <R> the rows' type
final class ImportPlanner<R extends UpdatableRecord<R>> {

    private final Register<R> register;
    private final RegisterReading<R> reading;
    private final RegisterWriting<R> writing;
    private final Visit visit;
    private final Map<String, Options> options;
    private final ImportProgress progress;
    private final Headings headings;
    private final Map<String, RegisterField<R, ?>> fields = new LinkedHashMap<>();
    private final List<FoundTable> tables = new ArrayList<>();
    private final List<ImportPlan.Row<R>> rows = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Map<Cell, Fate>> fates = new LinkedHashMap<>();
    private final Map<String, String> defaults = new LinkedHashMap<>();
    private Map<Long, RegisterRow<R>> known = Map.of();

    ImportPlanner(
            Registers.Desk<R> desk,
            Visit visit,
            Map<String, Options> options,
            Map<String, String> chosen,
            ImportProgress progress) {
        this.register = desk.register();
        this.reading = desk.reading();
        this.writing = desk.writing();
        this.visit = visit;
        this.options = options;
        this.progress = progress;
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
        progress.begin(Step.READING, found.stream().mapToInt(sheet -> sheet.rows().size()).sum());
        found.forEach(this::rows);
        meetWhatIsHere(db);
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
            sources.add(new Source(sheet.table(), row));
            rows.add(plan(new Source(sheet.table(), row), Optional.empty()));
            progress.advance(1);
        }
    }

    /// Where a row of the plan stands.
    private record Source(FoundTable table, SheetRows.Row line) {}

    /// A sheet without ids that comes again must not double the register: a row that is known by
    /// the same key changes the one that is here, and one that stands twice is refused.
    private void meetWhatIsHere(DSLContext db) {
        progress.begin(Step.COMPARING, rows.size());
        Map<List<Object>, List<Long>> standing =
                reading.standing(
                        db,
                        rows.stream()
                                .map(ImportPlan.Row::outcome)
                                .filter(Outcome.Add.class::isInstance)
                                .map(outcome -> ((Outcome.Add<R>) outcome).row())
                                .toList());
        Map<Long, RegisterRow<R>> writable =
                reading.byIds(
                        db,
                        register.access().writable(visit),
                        standing.values().stream()
                                .filter(ids -> ids.size() == 1)
                                .map(List::getFirst)
                                .collect(Collectors.toSet()));
        Map<List<Object>, String> seen = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            ImportPlan.Row<R> row = rows.get(i);
            progress.advance(1);
            if (!(row.outcome() instanceof Outcome.Add<R>(R fresh))) {
                continue;
            }
            List<Object> key = reading.key(fresh);
            List<Long> here = standing.getOrDefault(key, List.of());
            String twin = seen.putIfAbsent(key, row.place());
            if (twin != null) {
                rows.set(i, refused(row, same() + "が同じ行が、" + twin + "にもあります。書き分けるか、一方を消してください。"));
            } else if (here.size() > 1) {
                rows.set(i, refused(row, here("が、台帳に二つ以上あり、どれか決められません。書き出した表で直してください。")));
            } else if (here.size() == 1) {
                Optional<RegisterRow<R>> met = Optional.ofNullable(writable.get(here.getFirst()));
                Source source = sources.get(i);
                rows.set(
                        i,
                        met.isPresent()
                                ? plan(source, met)
                                : refused(row, here("が、すでに台帳にあります。書く権限がないので、変更できません。")));
            }
        }
    }

    private ImportPlan.Row<R> plan(Source source, Optional<RegisterRow<R>> met) {
        return new RowPlanner<>(
                        new RowPlanner.Ground<>(
                                register, writing, visit, options, fields, known, defaults),
                        source.table(),
                        source.line(),
                        met,
                        Objects.requireNonNull(fates.get(source.table().sheet().name())))
                .plan();
    }

    /// Says by which fields a row is known: 名称・担当課.
    private String same() {
        return register.fields().stream()
                .filter(field -> register.sameBy().contains(field.column()))
                .map(RegisterField::label)
                .collect(Collectors.joining("・"));
    }

    private String here(String sentence) {
        return same() + "が同じ" + register.name().noun() + sentence;
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
