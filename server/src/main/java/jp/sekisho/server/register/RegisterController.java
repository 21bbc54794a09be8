// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.evidence.History;
import jp.sekisho.server.evidence.Subject;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.register.Register.PageKind;
import jp.sekisho.server.register.RegisterWriting.Saved;
import jp.sekisho.server.register.RegisterWriting.Typed;
import org.jooq.UpdatableRecord;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The pages of all registers. Which register it is stands in the address; who may see or change it
/// is asked of the register itself, here and nowhere else.
@Controller
@Requires(Permission.SEE_REGISTERS)
class RegisterController {

    private static final int SHOWN_ENTRIES = 200;
    private static final int PRINTED_ROWS = 2_000;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Registers registers;

    RegisterController(Registers registers) {
        this.registers = registers;
    }

    /// The registers that a person may see.
    ///
    /// @param shelves those that stand together
    public record IndexView(List<IndexShelf> shelves) {
        public IndexView {
            shelves = List.copyOf(shelves);
        }
    }

    /// Registers that stand together.
    ///
    /// @param label what they are about
    /// @param rows one line each
    public record IndexShelf(String label, List<IndexRow> rows) {
        public IndexShelf {
            rows = List.copyOf(rows);
        }
    }

    /// A register.
    ///
    /// @param label its name
    /// @param path its full address
    /// @param purpose what it is for
    public record IndexRow(String label, String path, String purpose) {}

    @GetMapping("/{body}/registers")
    Page index(Visit visit) {
        String base = "/" + visit.body().key();
        Map<Shelf, List<IndexRow>> shelves =
                registers.all(visit).stream()
                        .map(desk -> desk.register().name())
                        .collect(
                                Collectors.groupingBy(
                                        RegisterName::shelf,
                                        () -> new EnumMap<>(Shelf.class),
                                        Collectors.mapping(
                                                name ->
                                                        new IndexRow(
                                                                name.label(),
                                                                base + name.path(),
                                                                name.purpose()),
                                                Collectors.toList())));
        return new Page(
                "register/index.jte",
                new IndexView(
                        shelves.entrySet().stream()
                                .map(shelf ->
                                        new IndexShelf(shelf.getKey().label(), shelf.getValue()))
                                .toList()));
    }

    @GetMapping("/{body}/registers/{register}")
    Page list(
            Visit visit,
            @PathVariable String register,
            @RequestParam MultiValueMap<String, String> params) {
        return list(desk(visit, register), visit, params);
    }

    private static <R extends UpdatableRecord<R>> Page list(
            Registers.Desk<R> desk, Visit visit, MultiValueMap<String, String> params) {
        ListRequest request = ListRequest.of(params, desk.register());
        ListView view =
                listed(desk, visit, request, filters(desk.register()), RegisterReading.PAGE);
        return new Page(desk.register().template(PageKind.LIST), view);
    }

    private static <R extends UpdatableRecord<R>> ListView listed(
            Registers.Desk<R> desk,
            Visit visit,
            ListRequest request,
            List<RegisterField<R, ?>> filters,
            int most) {
        return visit.body()
                .read(db -> {
                    RegisterReading<R> reading = desk.reading();
                    RegisterReading.Prepared prepared =
                            reading.prepare(db, visit, filters, request.typed());
                    return new ListPresenter<>(desk, visit)
                            .view(
                                    request,
                                    reading.list(db, visit, request, prepared.hits(), most),
                                    prepared.options());
                });
    }

    @GetMapping("/{body}/registers/{register}/print")
    Page print(
            Visit visit,
            @PathVariable String register,
            @RequestParam MultiValueMap<String, String> params) {
        return print(desk(visit, register), visit, params);
    }

    private static <R extends UpdatableRecord<R>> Page print(
            Registers.Desk<R> desk, Visit visit, MultiValueMap<String, String> params) {
        ListRequest request = ListRequest.of(params, desk.register()).fromTheBeginning();
        ListView view = listed(desk, visit, request, List.of(), PRINTED_ROWS);
        return new Page(desk.register().template(PageKind.PRINT), view);
    }

    private static <R extends UpdatableRecord<R>> List<RegisterField<R, ?>> filters(
            Register<R> register) {
        return register.fields().stream()
                .filter(RegisterField::isFilter)
                .<RegisterField<R, ?>>map(field -> field)
                .toList();
    }

    @GetMapping("/{body}/registers/{register}/{id:[0-9]{1,18}}")
    Page row(Visit visit, @PathVariable String register, @PathVariable long id) {
        return row(desk(visit, register), visit, id);
    }

    private static <R extends UpdatableRecord<R>> Page row(
            Registers.Desk<R> desk, Visit visit, long id) {
        Register<R> register = desk.register();
        RowView view =
                visit.body()
                        .<Optional<RowView>>read(db ->
                                desk.reading()
                                        .find(db, register.access().readable(visit), id)
                                        .map(row ->
                                                view(
                                                        desk,
                                                        visit,
                                                        row,
                                                        register.parts(db, visit, row.row()))))
                        .orElseThrow(RegisterController::nothing);
        return new Page(register.template(PageKind.ROW), view);
    }

    private static <R extends UpdatableRecord<R>> RowView view(
            Registers.Desk<R> desk, Visit visit, RegisterRow<R> row, List<RowView.Part> parts) {
        Register<R> register = desk.register();
        String list = "/" + visit.body().key() + register.name().path();
        return new RowView(
                row.show(register.fields().getFirst()),
                register.name().label(),
                list,
                list + "/" + row.id(),
                row.version(),
                visit.may(register.access().write(), row.row().get(register.access().unit())),
                register.standing(row.row(), visit.today()).orElse(null),
                register.fields().stream()
                        .map(field -> new RowView.Fact(field.label(), row.show(field)))
                        .toList(),
                parts);
    }

    /// The history has an address of its own, so that a row's page stays within its statements; the
    /// page of the row fetches it.
    @GetMapping("/{body}/registers/{register}/{id:[0-9]{1,18}}/history")
    Page history(Visit visit, @PathVariable String register, @PathVariable long id) {
        return history(desk(visit, register), visit, id);
    }

    private static <R extends UpdatableRecord<R>> Page history(
            Registers.Desk<R> desk, Visit visit, long id) {
        Register<R> register = desk.register();
        HistoryView view =
                visit.body()
                        .<Optional<HistoryView>>read(db ->
                                desk.reading()
                                        .find(db, register.access().readable(visit), id)
                                        .map(row ->
                                                new HistoryView(
                                                        row.show(register.fields().getFirst()),
                                                        "/"
                                                                + visit.body().key()
                                                                + register.name().path()
                                                                + "/"
                                                                + id,
                                                        history(
                                                                History.of(
                                                                        db,
                                                                        new Subject(
                                                                                register.table()
                                                                                        .getName(),
                                                                                id),
                                                                        SHOWN_ENTRIES)))))
                        .orElseThrow(RegisterController::nothing);
        return new Page("register/history.jte", view);
    }

    private static List<HistoryView.Entry> history(List<History.Entry> entries) {
        Map<Instant, HistoryView.Entry> shown = new LinkedHashMap<>();
        for (History.Entry entry : entries) {
            List<String> lines = new ArrayList<>();
            if (!entry.action().equals("detail")) {
                lines.add(entry.why());
            } else {
                lines.addAll(entry.why().lines().toList());
            }
            String what =
                    switch (entry.action()) {
                        case "add" -> "登録";
                        case "detail", "change" -> "変更";
                        case "remove" -> "削除";
                        default -> entry.action();
                    };
            shown.merge(
                    entry.at(),
                    new HistoryView.Entry(time(entry.at()), entry.who(), what, lines),
                    (one, other) -> {
                        List<String> all = new ArrayList<>(other.why());
                        all.addAll(one.why());
                        return new HistoryView.Entry(one.when(), one.who(), other.what(), all);
                    });
        }
        return List.copyOf(shown.values());
    }

    private static String time(Instant at) {
        ZonedDateTime there = at.atZone(JAPAN);
        return new JapaneseDate(there.toLocalDate()).text()
                + String.format(Locale.ROOT, " %d時%02d分", there.getHour(), there.getMinute());
    }

    @GetMapping("/{body}/registers/{register}/new")
    Page add(
            Visit visit,
            @PathVariable String register,
            @RequestParam MultiValueMap<String, String> params) {
        return add(writable(visit, register), visit, params);
    }

    private static <R extends UpdatableRecord<R>> Page add(
            Registers.Desk<R> desk, Visit visit, MultiValueMap<String, String> params) {
        R row = desk.writing().newRow();
        desk.register().fields().forEach(field -> field.begin(row, visit));
        return form(
                desk,
                visit,
                200,
                options ->
                        new FormPresenter<>(desk.register(), visit, options)
                                .adding(row, typed(desk.register(), params, false), Map.of(), ""));
    }

    @PostMapping("/{body}/registers/{register}/new")
    Object addTyped(
            Visit visit,
            @PathVariable String register,
            @RequestParam MultiValueMap<String, String> params) {
        return addTyped(writable(visit, register), visit, params);
    }

    private static <R extends UpdatableRecord<R>> Object addTyped(
            Registers.Desk<R> desk, Visit visit, MultiValueMap<String, String> params) {
        Map<String, String> typed = typed(desk.register(), params, true);
        String why = why(params);
        return switch (desk.writing().add(visit, new Typed(typed, why))) {
            case Saved.Done<R>(long id) -> seeOther(desk, visit, "/" + id);
            case Saved.Refused<R>(Map<String, String> errors) ->
                    form(
                            desk,
                            visit,
                            422,
                            options ->
                                    new FormPresenter<>(desk.register(), visit, options)
                                            .adding(desk.writing().newRow(), typed, errors, why));
            case Saved.Conflict<R> _, Saved.Missing<R> _ -> throw nothing();
        };
    }

    @GetMapping("/{body}/registers/{register}/{id:[0-9]{1,18}}/edit")
    Page edit(Visit visit, @PathVariable String register, @PathVariable long id) {
        return edit(writable(visit, register), visit, id);
    }

    private static <R extends UpdatableRecord<R>> Page edit(
            Registers.Desk<R> desk, Visit visit, long id) {
        return changing(desk, visit, id, Map.of(), Map.of(), "", 200);
    }

    @PostMapping("/{body}/registers/{register}/{id:[0-9]{1,18}}/edit")
    Object editTyped(
            Visit visit,
            @PathVariable String register,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> params) {
        return editTyped(writable(visit, register), visit, id, version, params);
    }

    private static <R extends UpdatableRecord<R>> Object editTyped(
            Registers.Desk<R> desk,
            Visit visit,
            long id,
            int version,
            MultiValueMap<String, String> params) {
        Map<String, String> typed = typed(desk.register(), params, true);
        String why = why(params);
        return switch (desk.writing().change(visit, id, version, new Typed(typed, why))) {
            case Saved.Done<R> _ -> seeOther(desk, visit, "/" + id);
            case Saved.Refused<R>(Map<String, String> errors) ->
                    changing(desk, visit, id, typed, errors, why, 422);
            case Saved.Conflict<R>(RegisterRow<R> now) ->
                    form(
                            desk,
                            visit,
                            409,
                            options ->
                                    new FormPresenter<>(desk.register(), visit, options)
                                            .changing(now, typed, Map.of(), why, true));
            case Saved.Missing<R> _ -> throw nothing();
        };
    }

    @PostMapping("/{body}/registers/{register}/{id:[0-9]{1,18}}/remove")
    Object remove(
            Visit visit,
            @PathVariable String register,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String why) {
        return remove(writable(visit, register), visit, id, version, why);
    }

    private static <R extends UpdatableRecord<R>> Object remove(
            Registers.Desk<R> desk, Visit visit, long id, int version, String why) {
        return switch (desk.writing().remove(visit, id, version, why)) {
            case Saved.Done<R> _ -> seeOther(desk, visit, "");
            case Saved.Conflict<R> _ -> row(desk, visit, id);
            case Saved.Refused<R> _, Saved.Missing<R> _ -> throw nothing();
        };
    }

    private static <R extends UpdatableRecord<R>> Page changing(
            Registers.Desk<R> desk,
            Visit visit,
            long id,
            Map<String, String> typed,
            Map<String, String> errors,
            String why,
            int status) {
        Register<R> register = desk.register();
        RegisterRow<R> row =
                visit.body()
                        .<Optional<RegisterRow<R>>>read(db ->
                                desk.reading().find(db, register.access().writable(visit), id))
                        .orElseThrow(RegisterController::nothing);
        return form(
                desk,
                visit,
                status,
                options ->
                        new FormPresenter<>(register, visit, options)
                                .changing(row, typed, errors, why, false));
    }

    private static <R extends UpdatableRecord<R>> Page form(
            Registers.Desk<R> desk,
            Visit visit,
            int status,
            java.util.function.Function<Map<String, Options>, FormView> present) {
        Map<String, Options> options =
                visit.body()
                        .read(db -> desk.reading().options(db, visit, desk.register().fields()));
        return new Page(desk.register().template(PageKind.FORM), present.apply(options), status);
    }

    /// What was sent for each field. A box that is not ticked is not sent by the browser, so in a
    /// form it counts as no.
    private static <R extends UpdatableRecord<R>> Map<String, String> typed(
            Register<R> register, MultiValueMap<String, String> params, boolean sent) {
        Map<String, String> typed = new HashMap<>();
        for (RegisterField<R, ?> field : register.fields()) {
            String value = params.getFirst(field.name());
            if (value != null) {
                typed.put(field.name(), value.replace("\r\n", "\n"));
            } else if (sent && field.kind() instanceof FieldKind.YesNo) {
                typed.put(field.name(), "false");
            }
        }
        return typed;
    }

    private static String why(MultiValueMap<String, String> params) {
        String why = params.getFirst("why");
        return why == null ? "" : why.substring(0, Math.min(why.length(), 1_000));
    }

    private static ResponseEntity<Void> seeOther(
            Registers.Desk<?> desk, Visit visit, String below) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(
                        URI.create(
                                "/" + visit.body().key() + desk.register().name().path() + below))
                .build();
    }

    private Registers.Desk<?> desk(Visit visit, String slug) {
        return registers.find(visit, slug).orElseThrow(RegisterController::nothing);
    }

    private Registers.Desk<?> writable(Visit visit, String slug) {
        Registers.Desk<?> desk = desk(visit, slug);
        if (!desk.mayWrite(visit)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return desk;
    }

    static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
