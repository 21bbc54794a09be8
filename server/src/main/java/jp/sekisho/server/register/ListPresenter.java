// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.JapaneseDate;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/// Turns what was read into what the list shows.
final class ListPresenter<R extends UpdatableRecord<R>> {

    private final Registers.Desk<R> desk;
    private final Register<R> register;
    private final Visit visit;
    private final String path;

    ListPresenter(Registers.Desk<R> desk, Visit visit) {
        this.desk = desk;
        this.register = desk.register();
        this.visit = visit;
        this.path = "/" + visit.body().key() + register.name().path();
    }

    ListView view(
            ListRequest request, RegisterReading.ListPage<R> page, Map<String, Options> options) {
        return new ListView(
                register.name().label(),
                lead(page),
                register.name().purpose(),
                path,
                request.fromTheBeginning().query(),
                desk.mayWrite(visit) ? register.name().noun() + "を登録する" : "",
                register.actions().stream()
                        .filter(action -> action.needs().map(visit::may).orElse(true))
                        .toList(),
                request.typed(),
                chips(request),
                filters(request, options),
                hidden(request),
                columns(request),
                page.rows().stream().map(this::row).toList(),
                counted(page.total()),
                request.isNarrowed(),
                page.before() ? turn(request, page.rows(), true) : null,
                page.after() ? turn(request, page.rows(), false) : null,
                new JapaneseDate(visit.today()).text());
    }

    private String lead(RegisterReading.ListPage<R> page) {
        StringBuilder lead = new StringBuilder(register.name().noun());
        lead.append(counted(page.everything())).append("。");
        List<String> wrong = new ArrayList<>();
        for (Shortcut shortcut : register.shortcuts()) {
            int rows = page.leads().getOrDefault(shortcut.name(), 0);
            if (rows > 0) {
                wrong.add(shortcut.lead() + counted(rows));
            }
        }
        if (page.everything() == 0) {
            return "まだ" + register.name().noun() + "がありません。登録するか、Excelから取り込んでください。";
        }
        return wrong.isEmpty()
                ? lead.append("急ぐものはありません。").toString()
                : lead.append(String.join("、", wrong)).append("があります。").toString();
    }

    private String counted(int rows) {
        return rows > RegisterReading.COUNTED
                ? String.format(
                        Locale.ROOT, "%,d%s以上", RegisterReading.COUNTED, register.name().counter())
                : String.format(Locale.ROOT, "%,d%s", rows, register.name().counter());
    }

    private List<ListView.Chip> chips(ListRequest request) {
        return register.shortcuts().stream()
                .map(shortcut ->
                        new ListView.Chip(
                                shortcut.label(),
                                path + request.toggled(shortcut.name()).query(),
                                request.shortcuts().contains(shortcut.name())))
                .toList();
    }

    private List<ListView.Filter> filters(ListRequest request, Map<String, Options> options) {
        List<ListView.Filter> filters = new ArrayList<>();
        for (RegisterField<R, ?> field : register.fields()) {
            if (field.isFilter()) {
                filters.add(
                        new ListView.Filter(
                                "f-" + field.name(),
                                field.label(),
                                known(field, options).all().stream()
                                        .limit(Options.MAX_LISTED)
                                        .toList(),
                                request.filters().getOrDefault(field.name(), "")));
            }
        }
        return filters;
    }

    private static Options known(RegisterField<?, ?> field, Map<String, Options> options) {
        return switch (field.kind()) {
            case FieldKind.Choice(Options known) -> known;
            case FieldKind.YesNo _ ->
                    new Options(List.of(new Option("true", "はい"), new Option("false", "いいえ")));
            default -> options.getOrDefault(field.name(), Options.NONE);
        };
    }

    private static List<ListView.Hidden> hidden(ListRequest request) {
        List<ListView.Hidden> hidden = new ArrayList<>();
        request.shortcuts().forEach(name -> hidden.add(new ListView.Hidden("s", name)));
        if (!request.sort().isEmpty()) {
            hidden.add(new ListView.Hidden("sort", request.sort()));
        }
        if (request.descending()) {
            hidden.add(new ListView.Hidden("order", "desc"));
        }
        return hidden;
    }

    private List<RegisterField<R, ?>> listed() {
        return register.fields().stream()
                .filter(RegisterField::isListed)
                .<RegisterField<R, ?>>map(field -> field)
                .toList();
    }

    private List<ListView.Column> columns(ListRequest request) {
        String first =
                register.fields().stream()
                        .filter(RegisterField::isSortable)
                        .findFirst()
                        .map(RegisterField::name)
                        .orElse("");
        String current = request.sort().isEmpty() ? first : request.sort();
        ListRequest named =
                new ListRequest(
                        request.typed(),
                        request.filters(),
                        request.shortcuts(),
                        current,
                        request.descending(),
                        Optional.empty());
        return listed().stream()
                .map(field ->
                        new ListView.Column(
                                field.label(),
                                field.isSortable()
                                        ? path + named.sortedBy(field.name()).query()
                                        : null,
                                field.name().equals(current)
                                        ? request.descending() ? "descending" : "ascending"
                                        : "none",
                                field.kind() instanceof FieldKind.Count))
                .toList();
    }

    private ListView.Row row(RegisterRow<R> row) {
        return new ListView.Row(
                path + "/" + row.id(),
                listed().stream().map(row::show).toList(),
                register.standing(row.row(), visit.today()).orElse(null));
    }

    private @Nullable String turn(
            ListRequest request, List<RegisterRow<R>> rows, boolean backwards) {
        if (rows.isEmpty()) {
            return backwards ? path + request.fromTheBeginning().query() : null;
        }
        RegisterRow<R> from = backwards ? rows.getFirst() : rows.getLast();
        return path
                + request.at(Optional.of(desk.reading().cursor(request, from, backwards))).query();
    }
}
