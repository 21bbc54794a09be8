// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.BodyFacts;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.handover.HandoverViews.DayView;
import jp.sekisho.server.handover.HandoverViews.Line;
import jp.sekisho.server.handover.HandoverViews.Part;
import jp.sekisho.server.handover.HandoverViews.PostView;
import jp.sekisho.server.handover.HandoverViews.Row;
import jp.sekisho.server.handover.HandoverViews.SheetView;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.register.PeopleInRegisters;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says from live data what changes until a day and what each hands over.
@Component
final class HandoverDesk {

    private static final String USER_IDS = "/registers/user-ids/";
    private static final String ACCOUNTS = "/accounts/";

    private final PeopleInRegisters registers;

    HandoverDesk(PeopleInRegisters registers) {
        this.registers = registers;
    }

    /// What changes until a day, and what those who are gone have left open.
    DayView day(DSLContext db, Visit visit, LocalDate day) {
        Staffing.Times times = Staffing.read(db, visit.today(), day);
        Map<Long, String> units = units(db, day);
        List<Staffing.Change> changes = times.now().until(times.then());
        List<Long> people = new ArrayList<>(leaving(changes));
        people.addAll(times.gone().people().keySet());
        Map<Long, List<PeopleInRegisters.Named>> hanging = hanging(db, visit, people);
        List<PostView> posts =
                times
                        .then()
                        .needed(units.keySet(), List.of(times.now(), times.gone()))
                        .entrySet()
                        .stream()
                        .map(post ->
                                new PostView(
                                        name(post.getKey(), units),
                                        String.join("、", post.getValue())))
                        .toList();
        long vacant = posts.stream().filter(post -> post.holders().isEmpty()).count();
        List<Line> gone =
                times.gone().people().entrySet().stream()
                        .filter(one -> hanging.containsKey(one.getKey()))
                        .map(one ->
                                gone(visit, one.getKey(), one.getValue(), times, units, hanging))
                        .toList();
        return new DayView(
                new JapaneseDate(day).text()
                        + "までに"
                        + changes.size()
                        + "人が変わります。"
                        + (vacant == 0 ? "空く役割はありません。" : "空く役割が" + vacant + "あります。")
                        + (gone.isEmpty() ? "" : "離れた" + gone.size() + "人に、残っているものがあります。"),
                new JapaneseDate(day).text(),
                changes.isEmpty() && gone.isEmpty()
                        ? ""
                        : path(visit) + "/handover/sheets.pdf?on=" + day,
                changes.stream().map(change -> line(visit, change, units, hanging)).toList(),
                gone,
                posts);
    }

    private static List<Long> leaving(List<Staffing.Change> changes) {
        return changes.stream()
                .filter(HandoverDesk::handsOver)
                .map(Staffing.Change::person)
                .toList();
    }

    /// Whoever only takes up more hands over nothing.
    private static boolean handsOver(Staffing.Change change) {
        return switch (change.kind()) {
            case LEAVES -> true;
            case COMES -> false;
            case MOVES ->
                    !change.lost().isEmpty()
                            || !Objects.equals(change.unitBefore(), change.unitAfter());
        };
    }

    private static Line gone(
            Visit visit,
            long id,
            Staffing.Person who,
            Staffing.Times times,
            Map<Long, String> units,
            Map<Long, List<PeopleInRegisters.Named>> hanging) {
        LocalDate until = Objects.requireNonNull(times.until().get(id));
        return new Line(
                who.name(),
                new JapaneseDate(until.minusDays(1)).text() + "まで在職",
                unit(who.unit(), units),
                posts(List.copyOf(who.posts()), units),
                "",
                hanging.getOrDefault(id, List.of()).size(),
                accounts(hanging.getOrDefault(id, List.of())),
                path(visit) + "/handover/" + id);
    }

    /// The sheets of those who leave or move until a day, and of those who are gone and have left
    /// something open.
    List<SheetView> sheets(DSLContext db, Visit visit, LocalDate day) {
        Staffing.Times times = Staffing.read(db, visit.today(), day);
        Map<Long, Staffing.Person> people = new LinkedHashMap<>();
        leaving(times.now().until(times.then()))
                .forEach(
                        id -> people.put(id, Objects.requireNonNull(times.now().people().get(id))));
        Map<Long, List<PeopleInRegisters.Named>> hanging =
                hanging(db, visit, union(people.keySet(), times.gone().people().keySet()));
        times.gone()
                .people()
                .forEach((id, who) -> {
                    if (hanging.containsKey(id)) {
                        people.put(id, who);
                    }
                });
        return sheets(db, visit, people, hanging);
    }

    /// The sheet of one person, who is in office or has left within a year; empty for nobody.
    List<SheetView> sheet(DSLContext db, Visit visit, long person) {
        Staffing.Times times = Staffing.read(db, visit.today(), visit.today());
        Staffing.Person who = times.now().people().get(person);
        Staffing.Person found = who == null ? times.gone().people().get(person) : who;
        return found == null
                ? List.of()
                : sheets(db, visit, Map.of(person, found), hanging(db, visit, List.of(person)));
    }

    private static List<Long> union(Collection<Long> some, Collection<Long> more) {
        List<Long> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static List<SheetView> sheets(
            DSLContext db,
            Visit visit,
            Map<Long, Staffing.Person> people,
            Map<Long, List<PeopleInRegisters.Named>> hanging) {
        Map<Long, String> units = units(db, visit.today());
        return people.entrySet().stream()
                .map(one ->
                        sheet(
                                visit,
                                one.getKey(),
                                one.getValue(),
                                units,
                                hanging.getOrDefault(one.getKey(), List.of())))
                .toList();
    }

    private static SheetView sheet(
            Visit visit,
            long id,
            Staffing.Person who,
            Map<Long, String> units,
            List<PeopleInRegisters.Named> named) {
        Map<String, List<Row>> parts = new LinkedHashMap<>();
        named.forEach(row ->
                parts.computeIfAbsent(row.register(), _ -> new ArrayList<>())
                        .add(new Row(row.title(), row.as(), path(visit) + row.path())));
        return new SheetView(
                who.name(),
                who.unit() == null ? "" : units.getOrDefault(who.unit(), ""),
                new JapaneseDate(visit.today()).text(),
                path(visit) + "/handover/" + id + "/sheet.pdf",
                who.posts().stream().map(post -> name(post, units)).toList(),
                parts.entrySet().stream()
                        .map(part -> new Part(part.getKey(), part.getValue()))
                        .toList());
    }

    private Map<Long, List<PeopleInRegisters.Named>> hanging(
            DSLContext db, Visit visit, Collection<Long> people) {
        return registers.naming(db, visit, people).stream()
                .collect(Collectors.groupingBy(PeopleInRegisters.Named::person));
    }

    private static Line line(
            Visit visit,
            Staffing.Change change,
            Map<Long, String> units,
            Map<Long, List<PeopleInRegisters.Named>> hanging) {
        List<PeopleInRegisters.Named> named = hanging.getOrDefault(change.person(), List.of());
        return new Line(
                change.name(),
                change.kind().label(),
                where(change, units),
                posts(change.lost(), units),
                posts(change.gained(), units),
                named.size(),
                change.kind() == Staffing.Change.Kind.LEAVES ? accounts(named) : "",
                handsOver(change) ? path(visit) + "/handover/" + change.person() : "");
    }

    private static String accounts(List<PeopleInRegisters.Named> named) {
        return named.stream()
                .filter(row -> row.path().startsWith(USER_IDS) || row.path().startsWith(ACCOUNTS))
                .map(row -> (row.path().startsWith(ACCOUNTS) ? "関所: " : "") + row.title())
                .collect(Collectors.joining("、"));
    }

    private static String where(Staffing.Change change, Map<Long, String> units) {
        String before = unit(change.unitBefore(), units);
        String after = unit(change.unitAfter(), units);
        return switch (change.kind()) {
            case LEAVES -> before;
            case COMES -> after;
            case MOVES -> before.equals(after) ? before : before + " → " + after;
        };
    }

    private static String unit(@Nullable Long id, Map<Long, String> units) {
        return id == null ? "所属なし" : units.getOrDefault(id, "なくなる課");
    }

    private static String posts(List<Staffing.Post> posts, Map<Long, String> units) {
        return posts.stream().map(post -> name(post, units)).collect(Collectors.joining("、"));
    }

    private static String name(Staffing.Post post, Map<Long, String> units) {
        return post.role().label()
                + (units.containsKey(post.unit()) ? "(" + units.get(post.unit()) + ")" : "");
    }

    private static Map<Long, String> units(DSLContext db, LocalDate day) {
        Map<Long, String> names = new LinkedHashMap<>();
        for (BodyFacts.Unit unit : BodyStore.units(db, day)) {
            names.put(unit.id(), unit.name());
        }
        return names;
    }

    private static String path(Visit visit) {
        return "/" + visit.body().key();
    }
}
