// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.BodyFacts;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.page.FiscalYear;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.register.PeopleInRegisters;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Who comes and goes until a day, and the sheet of each who leaves.
@Controller
@Requires(Permission.EDIT_BODY)
class HandoverController {

    private final PeopleInRegisters registers;

    HandoverController(PeopleInRegisters registers) {
        this.registers = registers;
    }

    /// What changes until a day.
    ///
    /// @param lead how things stand
    /// @param day the day, as typed
    /// @param changes who comes and goes
    /// @param vacant posts that nobody holds then
    public record DayView(String lead, String day, List<Line> changes, List<String> vacant) {
        public DayView {
            changes = List.copyOf(changes);
            vacant = List.copyOf(vacant);
        }
    }

    /// Somebody who comes or goes.
    ///
    /// @param name as written
    /// @param kind what becomes
    /// @param lost what is given up
    /// @param gained what is taken up
    /// @param things how many rows of registers hang on this person
    /// @param accounts names of accounts in systems that must be closed
    /// @param sheet where the sheet is
    public record Line(
            String name,
            String kind,
            String lost,
            String gained,
            int things,
            String accounts,
            String sheet) {}

    /// The sheet of one person (引継書).
    ///
    /// @param name as written
    /// @param unit the unit's name
    /// @param today the day
    /// @param posts the posts held today
    /// @param parts what hangs on this person, by register
    public record SheetView(
            String name, String unit, String today, List<String> posts, List<Part> parts) {
        public SheetView {
            posts = List.copyOf(posts);
            parts = List.copyOf(parts);
        }
    }

    /// The rows of one register.
    ///
    /// @param register its name
    /// @param rows the rows
    public record Part(String register, List<Row> rows) {
        public Part {
            rows = List.copyOf(rows);
        }
    }

    /// A row.
    ///
    /// @param title what it is called
    /// @param as as what it names the person
    /// @param path its full address
    public record Row(String title, String as, String path) {}

    @GetMapping("/{body}/handover")
    Page day(Visit visit, @RequestParam(defaultValue = "") String on) {
        LocalDate day =
                JapaneseDate.tryParse(on)
                        .map(JapaneseDate::date)
                        .orElse(FiscalYear.of(visit.today()).end());
        DayView view =
                visit.body()
                        .read(db -> {
                            Staffing now = Staffing.on(db, visit.today());
                            Staffing then = Staffing.on(db, day);
                            Map<Long, String> units = units(BodyStore.units(db, day));
                            List<Staffing.Change> changes = now.until(then);
                            Map<Long, List<PeopleInRegisters.Named>> named =
                                    registers
                                            .naming(
                                                    db,
                                                    visit,
                                                    changes.stream()
                                                            .filter(change ->
                                                                    change.kind()
                                                                            != Staffing.Change.Kind
                                                                                    .COMES)
                                                            .map(Staffing.Change::person)
                                                            .toList())
                                            .stream()
                                            .collect(
                                                    Collectors.groupingBy(
                                                            PeopleInRegisters.Named::person));
                            List<String> vacant = posts(then.vacant(units.keySet()), units);
                            return new DayView(
                                    new JapaneseDate(day).text()
                                            + "までに"
                                            + changes.size()
                                            + "人が変わります。"
                                            + (vacant.isEmpty()
                                                    ? "空く役割はありません。"
                                                    : "空く役割が" + vacant.size() + "あります。"),
                                    new JapaneseDate(day).text(),
                                    changes.stream()
                                            .map(change ->
                                                    line(
                                                            visit,
                                                            change,
                                                            units,
                                                            named.getOrDefault(
                                                                    change.person(), List.of())))
                                            .toList(),
                                    vacant);
                        });
        return new Page("handover/day.jte", view);
    }

    private static Line line(
            Visit visit,
            Staffing.Change change,
            Map<Long, String> units,
            List<PeopleInRegisters.Named> named) {
        boolean leaves = change.kind() == Staffing.Change.Kind.LEAVES;
        return new Line(
                change.name(),
                change.kind().label(),
                String.join("、", posts(change.lost(), units)),
                String.join("、", posts(change.gained(), units)),
                named.size(),
                leaves
                        ? named.stream()
                                .filter(row -> row.path().startsWith("/registers/user-ids/"))
                                .map(PeopleInRegisters.Named::title)
                                .collect(Collectors.joining("、"))
                        : "",
                change.kind() == Staffing.Change.Kind.COMES
                        ? ""
                        : "/" + visit.body().key() + "/handover/" + change.person());
    }

    private static List<String> posts(List<Staffing.Post> posts, Map<Long, String> units) {
        return posts.stream()
                .map(post ->
                        post.role().label()
                                + (units.containsKey(post.unit())
                                        ? "(" + units.get(post.unit()) + ")"
                                        : ""))
                .toList();
    }

    private static Map<Long, String> units(List<BodyFacts.Unit> units) {
        Map<Long, String> names = new LinkedHashMap<>();
        units.forEach(unit -> names.put(unit.id(), unit.name()));
        return names;
    }

    @GetMapping("/{body}/handover/{person:[0-9]{1,18}}")
    Page sheet(Visit visit, @PathVariable long person) {
        SheetView view =
                visit.body()
                        .read(db -> {
                            Staffing.Person who =
                                    Staffing.on(db, visit.today()).people().get(person);
                            if (who == null) {
                                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                            }
                            Map<Long, String> units = units(BodyStore.units(db, visit.today()));
                            Map<String, List<Row>> parts = new LinkedHashMap<>();
                            registers
                                    .naming(db, visit, List.of(person))
                                    .forEach(row ->
                                            parts.computeIfAbsent(
                                                            row.register(),
                                                            _ -> new java.util.ArrayList<>())
                                                    .add(
                                                            new Row(
                                                                    row.title(),
                                                                    row.as(),
                                                                    "/"
                                                                            + visit.body().key()
                                                                            + row.path())));
                            return new SheetView(
                                    who.name(),
                                    who.unit() == null ? "" : units.getOrDefault(who.unit(), ""),
                                    new JapaneseDate(visit.today()).text(),
                                    posts(List.copyOf(who.posts()), units),
                                    parts.entrySet().stream()
                                            .map(part -> new Part(part.getKey(), part.getValue()))
                                            .toList());
                        });
        return new Page("handover/sheet.jte", view);
    }
}
