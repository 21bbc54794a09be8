// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
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

/// Adds, changes and removes a row of any register. Who may is asked of the register itself.
@Controller
@Requires(Permission.SEE_REGISTERS)
class RowController {

    private static final int MAX_REASON = 1_000;

    private static final String CHANGED =
            "開いたあとに、ほかの人がこの行を変えたので、取り消していません。今の内容を見てから、もう一度取り消してください。";

    private final Registers registers;

    RowController(Registers registers) {
        this.registers = registers;
    }

    @GetMapping("/{body}/registers/{register}/new")
    Page add(
            Visit visit,
            @PathVariable String register,
            @RequestParam MultiValueMap<String, String> params) {
        return add(registers.writableAt(visit, register), visit, params);
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
        return addTyped(registers.writableAt(visit, register), visit, params);
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
            case Saved.Conflict<R> _, Saved.Missing<R> _ -> throw Registers.nothing();
        };
    }

    @GetMapping("/{body}/registers/{register}/{id:[0-9]{1,18}}/edit")
    Page edit(Visit visit, @PathVariable String register, @PathVariable long id) {
        return edit(registers.writableAt(visit, register), visit, id);
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
        return editTyped(registers.writableAt(visit, register), visit, id, version, params);
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
            case Saved.Missing<R> _ -> throw Registers.nothing();
        };
    }

    @PostMapping("/{body}/registers/{register}/{id:[0-9]{1,18}}/remove")
    Object remove(
            Visit visit,
            @PathVariable String register,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String why) {
        return remove(registers.writableAt(visit, register), visit, id, version, why);
    }

    private static <R extends UpdatableRecord<R>> Object remove(
            Registers.Desk<R> desk, Visit visit, long id, int version, String why) {
        return switch (desk.writing().remove(visit, id, version, reason(why))) {
            case Saved.Done<R> _ -> seeOther(desk, visit, "");
            case Saved.Conflict<R> _ ->
                    new Page(
                            desk.register().template(PageKind.ROW),
                            RowPresenter.view(desk, visit, id, CHANGED),
                            409);
            case Saved.Refused<R> _, Saved.Missing<R> _ -> throw Registers.nothing();
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
                        .orElseThrow(Registers::nothing);
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
            Function<Map<String, Options>, FormView> present) {
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
        return why == null ? "" : reason(why);
    }

    private static String reason(String typed) {
        return typed.substring(0, Math.min(typed.length(), MAX_REASON));
    }

    private static ResponseEntity<Void> seeOther(
            Registers.Desk<?> desk, Visit visit, String below) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(
                        URI.create(
                                "/" + visit.body().key() + desk.register().name().path() + below))
                .build();
    }
}
