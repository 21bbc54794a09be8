// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import static jp.sekisho.server.database.schema.tables.Terminal.TERMINAL;
import static jp.sekisho.server.database.schema.tables.TerminalReport.TERMINAL_REPORT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Takes machine reports by upload and shows the last ones.
@Controller
@Requires(Permission.EDIT_EQUIPMENT)
class MeasureController {

    static final String PATH = "/measure";

    private static final int SHOWN = 50;

    private final MeasureDesk desk;

    MeasureController(MeasureDesk desk) {
        this.desk = desk;
    }

    /// What the page shows.
    ///
    /// @param fields the files
    /// @param results what became of the files just sent, one sentence each
    /// @param last the last reports
    public record View(List<FormField> fields, List<String> results, List<Line> last) {
        public View {
            fields = List.copyOf(fields);
            results = List.copyOf(results);
            last = List.copyOf(last);
        }
    }

    /// A report.
    ///
    /// @param computer its computer
    /// @param day when the machine looked
    /// @param source which kind of machine
    /// @param known whether the computer is in the register
    public record Line(String computer, String day, String source, boolean known) {}

    @GetMapping("/{body}" + PATH)
    Page show(Visit visit) {
        return page(visit, "", List.of(), 200);
    }

    @PostMapping("/{body}" + PATH)
    Page take(Visit visit, @RequestParam(required = false) List<MultipartFile> file)
            throws IOException {
        List<MultipartFile> files =
                file == null ? List.of() : file.stream().filter(one -> !one.isEmpty()).toList();
        if (files.isEmpty()) {
            return page(visit, "ファイルを選んでください。", List.of(), 422);
        }
        List<String> results = new ArrayList<>();
        boolean any = false;
        for (MultipartFile one : files) {
            String name = Objects.requireNonNullElse(one.getOriginalFilename(), "名前のないファイル");
            MeasureDesk.Taken taken =
                    desk.take(
                            visit.body(),
                            new Actor(visit.name()),
                            visit.today(),
                            name,
                            one.getBytes(),
                            unit -> visit.may(Permission.EDIT_EQUIPMENT, unit));
            any |= !taken.taken().isEmpty() || !taken.unknown().isEmpty() || taken.again() > 0;
            results.add(name + ": " + said(taken));
            taken.refused().forEach(sentence -> results.add(name + ": " + sentence));
        }
        return page(visit, any ? "" : "取り込めるものがありませんでした。", results, any ? 200 : 422);
    }

    private static String said(MeasureDesk.Taken taken) {
        return taken.taken().size()
                + "台の計測を取り込みました。"
                + (taken.unknown().isEmpty()
                        ? ""
                        : "端末台帳にない"
                                + taken.unknown().size()
                                + "台("
                                + String.join("、", taken.unknown().stream().limit(5).toList())
                                + ")は、台帳に登録してから取り込み直してください。")
                + (taken.again() == 0 ? "" : taken.again() + "台は取り込み済みです。");
    }

    private static Page page(Visit visit, String error, List<String> results, int status) {
        List<Line> last =
                visit.body()
                        .read(db ->
                                db.select(
                                                TERMINAL_REPORT.COMPUTER,
                                                TERMINAL_REPORT.REPORTED_ON,
                                                TERMINAL_REPORT.SOURCE,
                                                TERMINAL_REPORT.TERMINAL_ID)
                                        .from(TERMINAL_REPORT)
                                        .leftJoin(TERMINAL)
                                        .on(TERMINAL.ID.eq(TERMINAL_REPORT.TERMINAL_ID))
                                        .where(
                                                visit.scopeOf(
                                                        Permission.READ_EQUIPMENT,
                                                        TERMINAL.UNIT_ID))
                                        .orderBy(
                                                TERMINAL_REPORT.REPORTED_ON.desc(),
                                                TERMINAL_REPORT.ID.desc())
                                        .limit(SHOWN)
                                        .fetch(row ->
                                                new Line(
                                                        row.value1(),
                                                        new JapaneseDate(
                                                                        LocalDate.parse(
                                                                                row.value2()))
                                                                .text(),
                                                        MachineReport.Source.valueOf(row.value3())
                                                                .label(),
                                                        row.value4() != null)));
        return new Page(
                "terminal/measure.jte",
                new View(
                        List.of(
                                FormField.of("file", "機械が書き出したファイル", FormField.Kind.FILE)
                                        .mandatory()
                                        .hinted(
                                                "資産管理ツールや収集スクリプトの端末一覧(CSV・Excel)、gpresult のXML。集めた日時のあるもの。")
                                        .wrong(error)),
                        results,
                        last),
                status);
    }

    @GetMapping("/{body}" + PATH + "/collect.ps1")
    ResponseEntity<byte[]> script(Visit visit) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        MeasureController.class.getResourceAsStream("/measure/collect.ps1"))) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename("collect.ps1", StandardCharsets.UTF_8)
                                    .build()
                                    .toString())
                    .body(in.readAllBytes());
        }
    }
}
