// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.register.ImportPlan.Outcome;
import jp.sekisho.server.register.ImportView.Line;
import jp.sekisho.server.register.excel.Cell;
import org.jooq.UpdatableRecord;

/// Turns a plan into what the preview shows.
final class ImportPresenter<R extends UpdatableRecord<R>> {

    /// Lines of one kind that are shown; the rest is counted.
    private static final int SHOWN = 200;

    private final Register<R> register;
    private final ImportPlan<R> plan;

    ImportPresenter(Register<R> register, ImportPlan<R> plan) {
        this.register = register;
        this.plan = plan;
    }

    ImportView view(Visit visit, String token, String file, String notice) {
        String list = "/" + visit.body().key() + register.name().path();
        List<Line> problems = problems();
        List<Line> understood = understood();
        List<Line> left = left();
        List<Line> additions = additions();
        int added = plan.added().size();
        int changed = plan.changed().size();
        return new ImportView(
                register.name().label(),
                file,
                list,
                list + "/import/" + token,
                notice,
                lead(added, changed),
                plan.mark(),
                added + changed == 0
                        ? ""
                        : (plan.refused() == 0 ? "" : "取り込めない" + plan.refused() + "行を除き、")
                                + added
                                + "件を追加、"
                                + changed
                                + "件を変更する",
                first(problems),
                rest(problems),
                first(understood),
                rest(understood),
                plan.defaults().entrySet().stream()
                        .map(entry -> new Line("", entry.getKey(), entry.getValue()))
                        .toList(),
                changes(),
                first(additions),
                rest(additions),
                first(left),
                rest(left),
                columns(),
                plan.tables().stream()
                        .flatMap(table -> table.columns().stream())
                        .anyMatch(column -> !column.decided()));
    }

    private String lead(int added, int changed) {
        if (plan.rows().isEmpty()) {
            return "取り込める行が見つかりません。下の「列の対応」を確かめてください。";
        }
        return "まだ何も保存していません。取り込むと、追加"
                + added
                + "件、変更"
                + changed
                + "件です。変わらないもの"
                + plan.same()
                + "件、取り込めないもの"
                + plan.refused()
                + "件。表にない"
                + register.name().noun()
                + "は、そのまま残ります。";
    }

    private List<Line> problems() {
        List<Line> lines = new ArrayList<>();
        for (ImportPlan.Row<R> row : plan.rows()) {
            if (row.outcome() instanceof Outcome.Refuse<R>(List<ImportPlan.Problem> problems)) {
                problems.forEach(problem ->
                        lines.add(
                                new Line(
                                        row.sheet() + "!" + problem.address(),
                                        problem.label(),
                                        problem.sentence())));
            }
        }
        return lines;
    }

    private List<Line> understood() {
        List<Line> lines = new ArrayList<>();
        plan.fates()
                .forEach((sheet, fates) ->
                        fates.forEach((cell, fate) -> {
                            if (fate instanceof Fate.Understood(String field, String as)) {
                                lines.add(
                                        new Line(
                                                sheet + "!" + cell.address() + " " + label(field),
                                                cell.text(),
                                                as));
                            }
                        }));
        return lines;
    }

    private List<Line> left() {
        List<Line> lines = new ArrayList<>();
        plan.fates()
                .forEach((sheet, fates) ->
                        fates.forEach((cell, fate) -> {
                            if (fate instanceof Fate.Left(Fate.Why why) && why != Fate.Why.MARK) {
                                lines.add(
                                        new Line(
                                                sheet + "!" + cell.address(),
                                                cell.text(),
                                                why.label()));
                            }
                        }));
        return lines;
    }

    private List<Line> changes() {
        return plan.rows().stream()
                .filter(row -> row.outcome() instanceof Outcome.Change<R>)
                .limit(SHOWN)
                .map(row ->
                        new Line(
                                row.place(),
                                row.title(),
                                row.outcome() instanceof Outcome.Change<R> change
                                        ? String.join("\n", change.differences())
                                        : ""))
                .toList();
    }

    private List<Line> additions() {
        return plan.rows().stream()
                .filter(row -> row.outcome() instanceof Outcome.Add<R>)
                .map(row -> new Line(row.place(), row.title(), "追加"))
                .toList();
    }

    private List<ImportView.ColumnChoice> columns() {
        List<FormField.Choice> choices = new ArrayList<>();
        choices.add(new FormField.Choice("", "備考に残す"));
        register.fields()
                .forEach(field -> choices.add(new FormField.Choice(field.name(), field.label())));
        Map<String, ImportView.ColumnChoice> columns = new LinkedHashMap<>();
        int number = 0;
        for (FoundTable table : plan.tables()) {
            for (FoundTable.Column column : table.columns()) {
                if (column.role() == FoundTable.Role.ID
                        || column.role() == FoundTable.Role.VERSION
                        || columns.containsKey(column.heading())) {
                    continue;
                }
                String name = "m-" + number++;
                columns.put(
                        column.heading(),
                        new ImportView.ColumnChoice(
                                table.sheet().name() + "!" + Cell.columnName(column.index()) + "列",
                                column.heading(),
                                sample(table, column),
                                FormField.of(
                                                name,
                                                "「" + column.heading() + "」の列",
                                                FormField.Kind.CHOICE)
                                        .choosing(choices)
                                        .with(column.field()),
                                column.decided()));
            }
        }
        return List.copyOf(columns.values());
    }

    private static String sample(FoundTable table, FoundTable.Column column) {
        Set<String> samples = new HashSet<>();
        return table.sheet().rows().tailMap(table.bottom() + 1).values().stream()
                .map(row -> row.get(column.index()))
                .filter(cell -> cell != null && samples.add(cell.text()))
                .limit(3)
                .map(cell ->
                        cell.text().length() > 20
                                ? cell.text().substring(0, 20) + "…"
                                : cell.text())
                .collect(Collectors.joining("、"));
    }

    private String label(String field) {
        return register.fields().stream()
                .filter(one -> one.name().equals(field))
                .findFirst()
                .map(RegisterField::label)
                .orElse(field);
    }

    private static List<Line> first(List<Line> lines) {
        return lines.subList(0, Math.min(lines.size(), SHOWN));
    }

    private static int rest(List<Line> lines) {
        return Math.max(0, lines.size() - SHOWN);
    }
}
