// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.register.RegisterWriting.Saved;
import jp.sekisho.server.register.RegisterWriting.Typed;
import org.jooq.UpdatableRecord;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Registers as JSON, for programs: the same rows, rules and scopes as on the pages. Values are
/// what people read and write, by the fields' names.
@RestController
@Requires(Permission.SEE_REGISTERS)
class RegisterApi {

    private static final String PATH = "/{body}/api/registers/{register}";

    private final Registers registers;

    RegisterApi(Registers registers) {
        this.registers = registers;
    }

    /// A row.
    ///
    /// @param id its id, as text: it is larger than what JavaScript counts
    /// @param version its version
    /// @param fields its values by the fields' names
    record Row(String id, int version, Map<String, String> fields) {}

    /// One page of rows.
    ///
    /// @param register the register's name
    /// @param total rows in all, counted up to 1,001
    /// @param rows the rows
    /// @param next what follows the address's question mark for the next page; empty on the last
    record Rows(String register, int total, List<Row> rows, String next) {}

    /// A row to be saved.
    ///
    /// @param version the version on which it stands; ignored for a new row
    /// @param fields the values to be set
    /// @param why the reason
    record Given(int version, Map<String, String> fields, Optional<String> why) {}

    /// What became of it.
    ///
    /// @param id the row's id; empty where nothing was saved
    /// @param errors a sentence for each field that must be put right
    record Answer(String id, Map<String, String> errors) {}

    @GetMapping(PATH)
    Rows list(
            Visit visit,
            @PathVariable String register,
            @RequestParam MultiValueMap<String, String> params) {
        return list(registers.at(visit, register), visit, params);
    }

    private static <R extends UpdatableRecord<R>> Rows list(
            Registers.Desk<R> desk, Visit visit, MultiValueMap<String, String> params) {
        ListRequest request = ListRequest.of(params, desk.register());
        RegisterReading<R> reading = desk.reading();
        return visit.body()
                .read(db -> {
                    var page =
                            reading.list(
                                    db,
                                    visit,
                                    request,
                                    reading.prepare(db, visit, List.of(), request.typed()).hits(),
                                    RegisterReading.PAGE);
                    String next =
                            page.after()
                                    ? request.at(
                                                    Optional.of(
                                                            reading.cursor(
                                                                    request,
                                                                    page.rows().getLast(),
                                                                    false)))
                                            .query()
                                            .substring(1)
                                    : "";
                    return new Rows(
                            desk.register().name().slug(),
                            page.total(),
                            page.rows().stream().map(row -> row(desk, row)).toList(),
                            next);
                });
    }

    @GetMapping(PATH + "/{id:[0-9]{1,18}}")
    Row one(Visit visit, @PathVariable String register, @PathVariable long id) {
        return one(registers.at(visit, register), visit, id);
    }

    private static <R extends UpdatableRecord<R>> Row one(
            Registers.Desk<R> desk, Visit visit, long id) {
        return visit.body()
                .<Optional<RegisterRow<R>>>read(
                        db -> desk.reading().find(db, desk.register().access().readable(visit), id))
                .map(row -> row(desk, row))
                .orElseThrow(Registers::nothing);
    }

    private static <R extends UpdatableRecord<R>> Row row(
            Registers.Desk<R> desk, RegisterRow<R> row) {
        Map<String, String> fields = new LinkedHashMap<>();
        desk.register().fields().forEach(field -> fields.put(field.name(), row.show(field)));
        return new Row(Long.toString(row.id()), row.version(), fields);
    }

    @PostMapping(PATH)
    ResponseEntity<Answer> add(
            Visit visit, @PathVariable String register, @RequestBody Given given) {
        return add(registers.writableAt(visit, register), visit, given);
    }

    private static <R extends UpdatableRecord<R>> ResponseEntity<Answer> add(
            Registers.Desk<R> desk, Visit visit, Given given) {
        return answer(desk.writing().add(visit, typed(given)), HttpStatus.CREATED);
    }

    @PutMapping(PATH + "/{id:[0-9]{1,18}}")
    ResponseEntity<Answer> change(
            Visit visit,
            @PathVariable String register,
            @PathVariable long id,
            @RequestBody Given given) {
        return change(registers.writableAt(visit, register), visit, id, given);
    }

    private static <R extends UpdatableRecord<R>> ResponseEntity<Answer> change(
            Registers.Desk<R> desk, Visit visit, long id, Given given) {
        return answer(
                desk.writing().change(visit, id, given.version(), typed(given)), HttpStatus.OK);
    }

    private static Typed typed(Given given) {
        return new Typed(given.fields(), given.why().orElse(""));
    }

    private static <R extends UpdatableRecord<R>> ResponseEntity<Answer> answer(
            Saved<R> saved, HttpStatus done) {
        return switch (saved) {
            case Saved.Done<R>(long id) ->
                    ResponseEntity.status(done).body(new Answer(Long.toString(id), Map.of()));
            case Saved.Refused<R>(Map<String, String> errors) ->
                    ResponseEntity.status(422).body(new Answer("", errors));
            case Saved.Conflict<R>(RegisterRow<R> now) ->
                    ResponseEntity.status(HttpStatus.CONFLICT)
                            .body(
                                    new Answer(
                                            "",
                                            Map.of(
                                                    "version",
                                                    "ほかの人が変更しました。今の版は" + now.version() + "です。")));
            case Saved.Missing<R> _ -> throw Registers.nothing();
        };
    }
}
