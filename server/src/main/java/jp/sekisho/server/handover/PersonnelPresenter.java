// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sekisho.server.body.EmploymentKind;
import jp.sekisho.server.handover.PersonnelPlan.Line;
import jp.sekisho.server.handover.PersonnelPlan.PostLine;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.JapaneseDate;
import org.jspecify.annotations.Nullable;

/// Says in words what a personnel list would do.
final class PersonnelPresenter {

    /// Lines of one kind that are shown; the import does them all.
    private static final int SHOWN = 300;

    private final PersonnelDesk.Compared compared;
    private final Map<Long, String> units = new HashMap<>();
    private final Map<Long, String> people = new HashMap<>();

    PersonnelPresenter(PersonnelDesk.Compared compared) {
        this.compared = compared;
        compared.standing().units().forEach(unit -> units.put(unit.id(), unit.name()));
        compared.standing().before().forEach(one -> people.put(one.id(), one.name()));
        compared.standing().then().forEach(one -> people.put(one.id(), one.name()));
    }

    PersonnelView view(String path, PersonnelDrafts.Draft draft, String notice) {
        List<PersonnelView.Column> columns = columns();
        List<String> left =
                compared.list()
                        .map(list ->
                                list.left().stream()
                                        .limit(SHOWN)
                                        .map(cell -> cell.address() + " " + cell.text())
                                        .toList())
                        .orElse(List.of());
        if (compared.plan().isEmpty()) {
            return new PersonnelView(
                    "「"
                            + draft.file()
                            + "」の"
                            + (compared.list().isEmpty()
                                    ? "どの行が見出しか分かりません。1行目に「氏名」「所属」などの見出しを書いてください。"
                                    : "どの列が氏名か分かりません。下の「列の対応」で選んでください。"),
                    path,
                    "",
                    notice,
                    List.of(),
                    List.of(),
                    List.of(),
                    columns,
                    left);
        }
        PersonnelPlan plan = compared.plan().get();
        return new PersonnelView(
                lead(draft, plan),
                path,
                plan.mark(),
                notice,
                plan.notes(),
                groups(plan),
                plan.posts().stream().map(post -> post(plan, post)).toList(),
                columns,
                left);
    }

    private static String lead(PersonnelDrafts.Draft draft, PersonnelPlan plan) {
        int refused = plan.of(Line.Refused.class).size();
        return "「"
                + draft.file()
                + "」を読みました。"
                + new JapaneseDate(draft.day()).text()
                + "付けで、採用・転入"
                + plan.of(Line.Joins.class).size()
                + "人、異動"
                + plan.of(Line.Moves.class).size()
                + "人、退職・転出"
                + plan.of(Line.Leaves.class).size()
                + "人。変わらない人は"
                + plan.of(Line.Stays.class).size()
                + "人です。"
                + (refused == 0 ? "" : "読めない" + refused + "行は取り込みません。");
    }

    private List<PersonnelView.Group> groups(PersonnelPlan plan) {
        List<PersonnelView.Group> groups = new ArrayList<>();
        add(
                groups,
                "取り込めない行",
                plan.of(Line.Refused.class).stream()
                        .map(one ->
                                new PersonnelView.Line(
                                        one.line() + "行目",
                                        one.name(),
                                        one.item() + ": " + one.sentence()))
                        .toList());
        add(
                groups,
                "退職・転出",
                plan.of(Line.Leaves.class).stream()
                        .map(one ->
                                new PersonnelView.Line(
                                        "",
                                        one.member().name(),
                                        unit(one.member().unit()) + "(" + one.why() + ")"))
                        .toList());
        add(
                groups,
                "異動",
                plan.of(Line.Moves.class).stream()
                        .map(one ->
                                new PersonnelView.Line(
                                        one.line() + "行目", one.member().name(), moved(one)))
                        .toList());
        add(
                groups,
                "採用・転入",
                plan.of(Line.Joins.class).stream()
                        .map(one ->
                                new PersonnelView.Line(
                                        one.line() + "行目",
                                        one.row().get(PersonnelList.Item.NAME),
                                        unit(one.unit())
                                                + " "
                                                + one.employment().label()
                                                + (one.hint().isEmpty() ? "" : " — " + one.hint())))
                        .toList());
        add(
                groups,
                "職員番号を補う人",
                plan.of(Line.Stays.class).stream()
                        .filter(one -> !one.number().isEmpty())
                        .map(one ->
                                new PersonnelView.Line(
                                        "", one.member().name(), "職員番号 " + one.number()))
                        .toList());
        return groups;
    }

    private static void add(
            List<PersonnelView.Group> groups, String heading, List<PersonnelView.Line> lines) {
        if (!lines.isEmpty()) {
            groups.add(
                    new PersonnelView.Group(
                            heading + " " + lines.size() + (heading.endsWith("行") ? "行" : "人"),
                            lines.stream().limit(SHOWN).toList(),
                            Math.max(0, lines.size() - SHOWN)));
        }
    }

    private String moved(Line.Moves one) {
        EmploymentKind before = one.member().employment();
        List<String> what = new ArrayList<>();
        if (!java.util.Objects.equals(one.member().unit(), one.unit())) {
            what.add(unit(one.member().unit()) + " → " + unit(one.unit()));
        }
        if (before != one.employment()) {
            what.add(before.label() + " → " + one.employment().label());
        }
        return String.join("、", what);
    }

    private FormField post(PersonnelPlan plan, PostLine post) {
        List<FormField.Choice> choices = new ArrayList<>();
        choices.add(new FormField.Choice("", "空きにしておく"));
        if (post.mayKeep()) {
            choices.add(new FormField.Choice("keep", "いまの人が続ける"));
        }
        post.offered().forEach(who -> choices.add(new FormField.Choice(who, who(plan, who))));
        String before =
                post.before().stream()
                        .map(held -> people.getOrDefault(held.person(), ""))
                        .distinct()
                        .collect(Collectors.joining("、"));
        return FormField.of(
                        post.field(),
                        post.role().label()
                                + (post.unit() == null ? "" : "(" + unit(post.unit()) + ")"),
                        FormField.Kind.CHOICE)
                .hinted(before.isEmpty() ? "いまは空いています。" : "前任: " + before)
                .choosing(choices)
                .with(post.proposal());
    }

    private String who(PersonnelPlan plan, String who) {
        if (who.startsWith("p")) {
            return people.getOrDefault(Long.valueOf(who.substring(1)), who);
        }
        return plan.joins(Integer.parseInt(who.substring(1)))
                        .map(one -> one.row().get(PersonnelList.Item.NAME))
                        .orElse(who)
                + "(新)";
    }

    private List<PersonnelView.Column> columns() {
        List<FormField.Choice> items = new ArrayList<>();
        items.add(new FormField.Choice("", "読まない"));
        Arrays.stream(PersonnelList.Item.values())
                .forEach(item -> items.add(new FormField.Choice(item.name(), item.label())));
        List<PersonnelView.Column> columns = new ArrayList<>();
        compared.list()
                .map(PersonnelList::columns)
                .orElse(List.of())
                .forEach(column ->
                        columns.add(
                                new PersonnelView.Column(
                                        column.heading(),
                                        FormField.of(
                                                        "m-" + columns.size(),
                                                        "「" + column.heading() + "」の列",
                                                        FormField.Kind.CHOICE)
                                                .choosing(items)
                                                .with(column.item().map(Enum::name).orElse(""))
                                                .hinted(
                                                        (column.sample().isEmpty()
                                                                        ? ""
                                                                        : "例: " + column.sample())
                                                                + (column.decided()
                                                                        ? ""
                                                                        : " — 見出しを知りません")))));
        return columns;
    }

    private String unit(@Nullable Long id) {
        return id == null ? "所属なし" : units.getOrDefault(id, "前の課");
    }
}
