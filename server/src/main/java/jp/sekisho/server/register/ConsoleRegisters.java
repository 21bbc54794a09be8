// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Holding;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Units;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.access.Visitor;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.register.ImportDesk.Imported;
import jp.sekisho.server.register.ImportPlan.Outcome;
import jp.sekisho.server.register.excel.WorkbookReader;
import jp.sekisho.server.register.excel.WorkbookReading;
import org.jooq.UpdatableRecord;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/// Registers from the server's own console: workbooks in and out without a browser, by whoever may
/// open the data folder. The ledger names the console.
@Component
public final class ConsoleRegisters {

    private static final String CONSOLE = "サーバのコンソール";
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final AccountId NOBODY = new AccountId(Long.MAX_VALUE);

    private final BodyDatabases bodies;
    private final Registers registers;
    private final ImportDesk desk;
    private final Clock clock;

    ConsoleRegisters(BodyDatabases bodies, Registers registers, ImportDesk desk, Clock clock) {
        this.bodies = bodies;
        this.registers = registers;
        this.desk = desk;
        this.clock = clock;
    }

    /// What an export ended with.
    public sealed interface Export {

        /// The workbook is written.
        ///
        /// @param register what the register is called
        record Written(String register) implements Export {}
    }

    /// What an import ended with.
    public sealed interface Import {

        /// The rows of a workbook were looked at and, unless it was a rehearsal, imported.
        ///
        /// @param register what the register is called
        /// @param added rows that are (or would be) new
        /// @param changed rows that are (or would be) changed
        /// @param same rows that were here already
        /// @param problems why other rows were left out
        record Read(String register, int added, int changed, long same, List<Problem> problems)
                implements Import {
            public Read {
                problems = List.copyOf(problems);
            }
        }
    }

    /// Not done, nothing changed.
    ///
    /// @param message one sentence for people
    public record Refused(String message) implements Export, Import {}

    /// A cell for which a row is not imported.
    ///
    /// @param place sheet and cell: 総務課!B12
    /// @param sentence what is wrong and what to do
    public record Problem(String place, String sentence) {}

    /// Writes a whole register as a workbook.
    ///
    /// @param body the body's short name; empty where there is only one
    /// @param register the register's short name, as in its address
    /// @param out where to; written only when everything else is right
    public Export export(String body, String register, OutputStream out) throws IOException {
        return switch (find(body, register)) {
            case Found.No(String why) -> new Refused(why);
            case Found.Yes(Registers.Desk<?> one, Visit visit) -> {
                write(one, visit, out);
                yield new Export.Written(one.register().name().label());
            }
        };
    }

    private static <R extends UpdatableRecord<R>> void write(
            Registers.Desk<R> one, Visit visit, OutputStream out) throws IOException {
        new ExcelExport<>(one, visit)
                .write(ListRequest.of(new LinkedMultiValueMap<>(), one.register()), out);
    }

    /// Imports a workbook. Columns are understood as on the page; those that a person there once
    /// matched to a field are remembered.
    ///
    /// @param body the body's short name; empty where there is only one
    /// @param register the register's short name
    /// @param file the file's name, which the ledger keeps as the reason
    /// @param workbook its bytes
    /// @param rehearsal whether nothing is to be changed
    public Import read(
            String body, String register, String file, byte[] workbook, boolean rehearsal) {
        return switch (find(body, register)) {
            case Found.No(String why) -> new Refused(why);
            case Found.Yes(Registers.Desk<?> one, Visit visit) ->
                    switch (WorkbookReader.read(workbook)) {
                        case WorkbookReading.Refused(WorkbookReading.Reason reason) ->
                                new Refused(file + ": " + reason.sentence());
                        case WorkbookReading.Read(var sheets) ->
                                read(
                                        one,
                                        visit,
                                        new ImportDrafts.Draft(
                                                visit.body().key(),
                                                NOBODY,
                                                register,
                                                file,
                                                sheets,
                                                Map.of(),
                                                clock.instant(),
                                                Optional.empty()),
                                        rehearsal);
                    };
        };
    }

    private <R extends UpdatableRecord<R>> Import read(
            Registers.Desk<R> one, Visit visit, ImportDrafts.Draft draft, boolean rehearsal) {
        ImportPlan<R> plan = visit.body().read(db -> desk.plan(db, one, visit, draft));
        if (!rehearsal
                && desk.commit(one, visit, draft, plan.mark()) instanceof Imported.Outdated) {
            return new Refused("何も保存していません。確かめているあいだに台帳が変わりました。もう一度してください。");
        }
        List<Problem> problems = new ArrayList<>();
        for (ImportPlan.Row<R> row : plan.rows()) {
            if (row.outcome() instanceof Outcome.Refuse<R>(List<ImportPlan.Problem> why)) {
                why.forEach(problem ->
                        problems.add(
                                new Problem(
                                        row.sheet() + "!" + problem.address(),
                                        problem.sentence())));
            }
        }
        return new Import.Read(
                one.register().name().label(),
                plan.added().size(),
                plan.changed().size(),
                plan.same(),
                problems);
    }

    private sealed interface Found {
        record Yes(Registers.Desk<?> desk, Visit visit) implements Found {}

        record No(String why) implements Found {}
    }

    private Found find(String body, String register) {
        List<BodyKey> keys = bodies.bodies();
        if (body.isEmpty() && keys.size() != 1) {
            return new Found.No(
                    keys.isEmpty()
                            ? "まだ団体がありません。"
                            : "団体がいくつかあります。--body で選んでください: " + joined(keys));
        }
        Optional<BodyDatabase> town =
                body.isEmpty()
                        ? bodies.find(keys.getFirst())
                        : BodyKey.tryParse(body).flatMap(bodies::find);
        if (town.isEmpty()) {
            return new Found.No("団体「" + body + "」はありません。あるもの: " + joined(keys));
        }
        Visit visit = visit(town.get());
        return registers
                .find(visit, register)
                .<Found>map(one -> new Found.Yes(one, visit))
                .orElseGet(() -> new Found.No("台帳「" + register + "」はありません。あるもの: " + names(visit)));
    }

    private static String joined(List<BodyKey> keys) {
        return keys.stream().map(BodyKey::value).collect(Collectors.joining(" "));
    }

    private String names(Visit visit) {
        return registers.all(visit).stream()
                .map(one -> one.register().name().slug())
                .collect(Collectors.joining(" "));
    }

    /// Who sits at the console may open the data folder, so no unit is hidden there.
    private Visit visit(BodyDatabase body) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
        return new Visit(
                body,
                new Visitor(NOBODY, CONSOLE, null, List.of(new Holding(Role.CHIEF_OFFICER, null))),
                today,
                // The whole body: no scope asks which unit stands below which.
                () -> new Units(List.of()));
    }
}
