// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.evidence.History;
import jp.sekisho.server.evidence.Subject;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.register.Register.PageKind;
import org.jooq.UpdatableRecord;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The pages of all registers. Which register it is stands in the address; who may see or change it
/// is asked of the register itself, here and nowhere else.
@Controller
@Requires(Permission.SEE_REGISTERS)
class RegisterController {

    private static final int SHOWN_ENTRIES = 200;
    private static final int PRINTED_ROWS = 2_000;

    private final Registers registers;

    RegisterController(Registers registers) {
        this.registers = registers;
    }

    @GetMapping("/{body}/registers/{register}")
    Page list(
            Visit visit,
            @PathVariable String register,
            @RequestParam MultiValueMap<String, String> params) {
        return list(registers.at(visit, register), visit, params);
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
        return print(registers.at(visit, register), visit, params);
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
        return row(registers.at(visit, register), visit, id);
    }

    private static <R extends UpdatableRecord<R>> Page row(
            Registers.Desk<R> desk, Visit visit, long id) {
        Register<R> register = desk.register();
        return new Page(register.template(PageKind.ROW), RowPresenter.view(desk, visit, id, ""));
    }

    /// The history has an address of its own, so that a row's page stays within its statements; the
    /// page of the row fetches it.
    @GetMapping("/{body}/registers/{register}/{id:[0-9]{1,18}}/history")
    Page history(Visit visit, @PathVariable String register, @PathVariable long id) {
        return history(registers.at(visit, register), visit, id);
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
                                                        HistoryPresenter.entries(
                                                                History.of(
                                                                        db,
                                                                        new Subject(
                                                                                register.table()
                                                                                        .getName(),
                                                                                id),
                                                                        SHOWN_ENTRIES)))))
                        .orElseThrow(Registers::nothing);
        return new Page("register/history.jte", view);
    }
}
