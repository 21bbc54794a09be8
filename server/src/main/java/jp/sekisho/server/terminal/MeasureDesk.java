// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import static jp.sekisho.server.database.schema.tables.Terminal.TERMINAL;
import static jp.sekisho.server.database.schema.tables.TerminalReport.TERMINAL_REPORT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.TerminalRecord;
import jp.sekisho.server.database.schema.tables.records.TerminalReportRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.evidence.Sha256;
import jp.sekisho.server.register.RowDesk;
import jp.sekisho.server.register.RowDesks;
import jp.sekisho.server.terminal.MachineReport.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes what machines report (計測の取込み). Only here a terminal gets a report, so that what a person
/// types is never called measured.
@Component
final class MeasureDesk {

    /// Bytes of a file.
    static final int MAX_FILE = 20 * 1024 * 1024;

    private static final int MAX_NAME = 200;

    private final Evidence evidence;
    private final RowDesk<TerminalRecord> terminals;
    private final Ids ids;

    MeasureDesk(Evidence evidence, TerminalRegister register, RowDesks desks, Ids ids) {
        this.evidence = evidence;
        this.terminals = desks.of(register);
        this.ids = ids;
    }

    /// What became of a file.
    ///
    /// @param taken computers whose report was taken
    /// @param unknown computers that are in no register; their report is kept
    /// @param again how many reports were here already
    /// @param refused what could not be taken, one sentence each
    record Taken(List<String> taken, List<String> unknown, int again, List<String> refused) {
        Taken {
            taken = List.copyOf(taken);
            unknown = List.copyOf(unknown);
            refused = List.copyOf(refused);
        }
    }

    /// Takes a file.
    ///
    /// @param body whose
    /// @param actor who brings it
    /// @param today the day, in Japan
    /// @param name the file's name
    /// @param file what it holds
    /// @param mayWrite whether the one who brings it may write terminals of a unit
    Taken take(
            BodyDatabase body,
            Actor actor,
            LocalDate today,
            String name,
            byte[] file,
            Predicate<@Nullable Long> mayWrite) {
        if (file.length > MAX_FILE) {
            return new Taken(List.of(), List.of(), 0, List.of("20MBを超えるファイルは受け取りません。分けてください。"));
        }
        ReportReading read = read(file);
        if (read.reports().isEmpty()) {
            return new Taken(List.of(), List.of(), 0, read.refused());
        }
        return evidence.change(
                body,
                actor,
                "計測の取込み「" + name + "」",
                change -> take(change, today, name, file, read, mayWrite));
    }

    /// Takes a file within a change that is under way.
    Taken take(Change change, LocalDate today, String name, byte[] file) {
        return take(change, today, name, file, read(file), _ -> true);
    }

    private Taken take(
            Change change,
            LocalDate today,
            String name,
            byte[] file,
            ReportReading read,
            Predicate<@Nullable Long> mayWrite) {
        return new Taking(change, today, name, Sha256.of(file), mayWrite, read.refused()).all(read);
    }

    private static ReportReading read(byte[] file) {
        return isXml(file) ? GpresultReader.read(file) : PcListReader.read(file);
    }

    /// One file being taken.
    private final class Taking {

        private final Change change;
        private final LocalDate today;
        private final String name;
        private final String hash;
        private final Predicate<@Nullable Long> mayWrite;
        private final List<String> taken = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        private final List<String> refused;
        private int again;

        Taking(
                Change change,
                LocalDate today,
                String name,
                String hash,
                Predicate<@Nullable Long> mayWrite,
                List<String> refused) {
            this.change = change;
            this.today = today;
            this.name = name;
            this.hash = hash;
            this.mayWrite = mayWrite;
            this.refused = new ArrayList<>(refused);
        }

        Taken all(ReportReading read) {
            Map<String, TerminalRecord> known = new HashMap<>();
            change.db()
                    .selectFrom(TERMINAL)
                    .where(TerminalRegister.IN_USE)
                    .forEach(row -> known.put(row.getName().toLowerCase(Locale.ROOT), row));
            var here =
                    change.db()
                            .select(TERMINAL_REPORT.COMPUTER)
                            .from(TERMINAL_REPORT)
                            .where(TERMINAL_REPORT.HASH.eq(hash))
                            .fetchSet(TERMINAL_REPORT.COMPUTER);
            for (MachineReport report : read.reports()) {
                if (!here.add(report.computer())) {
                    again++;
                } else if (report.on().isAfter(today)) {
                    refused.add(report.computer() + ": 収集日時がこれからの日です。端末の時計を確かめてください。");
                } else {
                    one(report, known.get(report.computer().toLowerCase(Locale.ROOT)));
                }
            }
            return new Taken(taken, unknown, again, refused);
        }

        private void one(MachineReport report, @Nullable TerminalRecord terminal) {
            if (terminal != null && !mayWrite.test(terminal.getUnitId())) {
                refused.add(report.computer() + ": この課の端末に書く権限がありません。");
                return;
            }
            long id = ids.next();
            change.insert(row(id, report, terminal));
            if (terminal == null) {
                unknown.add(report.computer());
                return;
            }
            taken.add(report.computer());
            boolean newest =
                    change.db()
                            .selectFrom(TERMINAL_REPORT)
                            .where(
                                    TERMINAL_REPORT.TERMINAL_ID.eq(terminal.getId()),
                                    TERMINAL_REPORT.REPORTED_ON.gt(report.on().toString()))
                            .fetch()
                            .isEmpty();
            if (newest) {
                terminals.update(change, terminal.getId(), values(report), r -> r.setReportId(id));
            }
        }

        private TerminalReportRecord row(
                long id, MachineReport report, @Nullable TerminalRecord terminal) {
            TerminalReportRecord row = new TerminalReportRecord();
            row.setId(id);
            row.setComputer(cut(report.computer()));
            row.setTerminalId(terminal == null ? null : terminal.getId());
            row.setSource(report.source().name());
            row.setReportedOn(report.on().toString());
            row.setFile(cut(name));
            row.setHash(hash);
            row.setOs(cut(report.os()));
            row.setExportLock(report.exportLock().name());
            row.setSecondFactor(report.secondFactor().name());
            row.setEncrypted(report.encrypted().name());
            row.setPatchedOn(report.patchedOn());
            row.setDefinitionsOn(report.definitionsOn());
            return row;
        }
    }

    /// What the register shows from then on; what the machine did not say stays as it is.
    private static Map<String, String> values(MachineReport report) {
        Map<String, String> values = new HashMap<>();
        values.put(TERMINAL.MEASURED_ON.getName(), report.on().toString());
        put(values, TERMINAL.EXPORT_LOCK.getName(), report.exportLock());
        put(values, TERMINAL.SECOND_FACTOR.getName(), report.secondFactor());
        put(values, TERMINAL.ENCRYPTED.getName(), report.encrypted());
        Map.of(
                        TERMINAL.OS.getName(), cut(report.os()),
                        TERMINAL.PATCHED_ON.getName(), report.patchedOn(),
                        TERMINAL.DEFINITIONS_ON.getName(), report.definitionsOn())
                .forEach((field, value) -> {
                    if (!value.isEmpty()) {
                        values.put(field, value);
                    }
                });
        return values;
    }

    private static void put(Map<String, String> values, String field, State state) {
        if (state != State.UNKNOWN) {
            values.put(field, state.name());
        }
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), MAX_NAME));
    }

    private static boolean isXml(byte[] file) {
        for (int i = 0; i < Math.min(file.length, 8); i++) {
            if (file[i] == '<') {
                return true;
            }
            if (file[i] > 0x20) {
                return false;
            }
        }
        return false;
    }
}
