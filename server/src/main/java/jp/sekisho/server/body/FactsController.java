// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.evidence.History;
import jp.sekisho.server.evidence.Subject;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.NavigationEntry;
import jp.sekisho.server.page.Page;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The settings pages of the body: list, row, form and history of every kind of fact.
@Controller
@Requires(Permission.READ_BODY)
class FactsController {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int SHOWN_ENTRIES = 200;

    private final FactAddresses facts;

    FactsController(FactAddresses facts) {
        this.facts = facts;
    }

    @Bean
    static NavigationEntry settingsNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.SETTINGS,
                10,
                "団体の設定",
                "/settings",
                Permission.READ_BODY.name());
    }

    @GetMapping(FactAddresses.ALL)
    Page list(Visit visit, @PathVariable String kind, @RequestParam(defaultValue = "") String all) {
        return list(facts.at(kind), visit, !all.isEmpty());
    }

    private <R extends UpdatableRecord<R>> Page list(FactKind<R> kind, Visit visit, boolean all) {
        List<FactField<R>> columns = kind.fields().stream().filter(FactField::listed).toList();
        @Nullable TableField<R, String> until = kind.until();
        return visit.body()
                .read(db -> {
                    var query = db.selectFrom(kind.table()).where(kind.readable(visit));
                    if (until != null && !all) {
                        query = query.and(until.isNull().or(until.gt(visit.today().toString())));
                    }
                    List<Map<String, String>> offered =
                            columns.stream().map(column -> column.offered(db)).toList();
                    List<FactViews.Row> rows = new ArrayList<>();
                    for (R row : query.orderBy(kind.order()).fetch()) {
                        List<String> cells = new ArrayList<>();
                        for (int i = 0; i < columns.size(); i++) {
                            cells.add(columns.get(i).show(row, offered.get(i)));
                        }
                        rows.add(
                                new FactViews.Row(
                                        FactAddresses.path(visit, kind)
                                                + "/"
                                                + row.get(FactWriting.id(kind)),
                                        cells,
                                        state(kind, row, visit.today())));
                    }
                    return new Page(
                            "body/list.jte",
                            new FactViews.ListView(
                                    kind.label(),
                                    rows.size() + "件あります。",
                                    kind.purpose(),
                                    FactAddresses.path(visit, kind),
                                    visit.may(Permission.EDIT_BODY) ? kind.noun() + "を足す" : "",
                                    all,
                                    until != null,
                                    columns.stream().map(FactField::label).toList(),
                                    rows));
                });
    }

    @GetMapping(FactAddresses.ONE)
    Page row(Visit visit, @PathVariable String kind, @PathVariable long id) {
        return row(facts.at(kind), visit, id);
    }

    private <R extends UpdatableRecord<R>> Page row(FactKind<R> kind, Visit visit, long id) {
        return visit.body()
                .read(db -> {
                    R row = FactAddresses.readable(kind, visit, db, id);
                    List<FactViews.Fact> shown = new ArrayList<>();
                    for (FactField<R> field : kind.fields()) {
                        shown.add(
                                new FactViews.Fact(
                                        field.label(), field.show(row, field.offered(db))));
                    }
                    return new Page(
                            "body/row.jte",
                            new FactViews.RowPage(
                                    kind.label(),
                                    FactAddresses.path(visit, kind),
                                    FactAddresses.path(visit, kind) + "/" + id,
                                    shown.getFirst().value(),
                                    state(kind, row, visit.today()),
                                    shown,
                                    visit.may(Permission.EDIT_BODY),
                                    FactWriting.version(kind, row)));
                });
    }

    @GetMapping(FactAddresses.ONE + "/history")
    Page history(Visit visit, @PathVariable String kind, @PathVariable long id) {
        return history(facts.at(kind), visit, id);
    }

    private <R extends UpdatableRecord<R>> Page history(FactKind<R> kind, Visit visit, long id) {
        return visit.body()
                .read(db -> {
                    FactAddresses.readable(kind, visit, db, id);
                    return new Page(
                            "body/history.jte",
                            new FactViews.HistoryView(
                                    kind.noun() + "の履歴",
                                    FactAddresses.path(visit, kind) + "/" + id,
                                    History.of(
                                                    db,
                                                    new Subject(kind.table().getName(), id),
                                                    SHOWN_ENTRIES)
                                            .stream()
                                            .map(FactsController::past)
                                            .toList()));
                });
    }

    static FactViews.Past past(History.Entry entry) {
        return new FactViews.Past(
                time(entry.at()),
                entry.who(),
                switch (entry.action()) {
                    case "add" -> "登録";
                    case "change" -> "変更";
                    case "detail" -> "変わったところ";
                    case "remove" -> "取り消し";
                    default -> entry.action();
                },
                entry.why());
    }

    private static String time(Instant at) {
        ZonedDateTime here = at.atZone(JAPAN);
        return new JapaneseDate(here.toLocalDate()).text()
                + String.format(Locale.ROOT, " %d:%02d", here.getHour(), here.getMinute());
    }

    private static <R extends UpdatableRecord<R>> String state(
            FactKind<R> kind, R row, LocalDate today) {
        @Nullable TableField<R, String> from = kind.from();
        @Nullable TableField<R, String> until = kind.until();
        if (from == null || until == null) {
            return "";
        }
        if (row.get(from).compareTo(today.toString()) > 0) {
            return "これから";
        }
        return row.get(until) != null && row.get(until).compareTo(today.toString()) <= 0
                ? "終わり"
                : "今";
    }
}
