// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import jp.sekisho.policy.rendering.PagePdf;
import jp.sekisho.policy.rendering.PdfRendering;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.handover.HandoverViews.PaperView;
import jp.sekisho.server.handover.HandoverViews.SheetView;
import jp.sekisho.server.page.FiscalYear;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Paper;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Who comes and goes until a day, and the sheet of each who leaves.
@Controller
@Requires(Permission.EDIT_BODY)
class HandoverController {

    private final HandoverDesk desk;

    HandoverController(HandoverDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/{body}/handover")
    Page day(Visit visit, @RequestParam(defaultValue = "") String on) {
        return new Page(
                "handover/day.jte", visit.body().read(db -> desk.day(db, visit, until(visit, on))));
    }

    @GetMapping("/{body}/handover/{person:[0-9]{1,18}}")
    Page sheet(Visit visit, @PathVariable long person) {
        return new Page(
                "handover/sheet.jte",
                visit.body().read(db -> desk.sheet(db, visit, person)).stream()
                        .findFirst()
                        .orElseThrow(HandoverController::nothing));
    }

    @GetMapping("/{body}/handover/{person:[0-9]{1,18}}/sheet.pdf")
    ResponseEntity<byte[]> paper(Visit visit, @PathVariable long person) {
        PaperView paper =
                visit.body()
                        .read(db ->
                                new PaperView(
                                        BodyStore.name(db).orElse(""),
                                        desk.sheet(db, visit, person)));
        return pdf(paper);
    }

    @GetMapping("/{body}/handover/sheets.pdf")
    ResponseEntity<byte[]> papers(Visit visit, @RequestParam(defaultValue = "") String on) {
        PaperView paper =
                visit.body()
                        .read(db ->
                                new PaperView(
                                        BodyStore.name(db).orElse(""),
                                        desk.sheets(db, visit, until(visit, on))));
        return pdf(paper);
    }

    private static ResponseEntity<byte[]> pdf(PaperView paper) {
        List<SheetView> sheets = paper.sheets();
        if (sheets.isEmpty()) {
            throw nothing();
        }
        String name = "引継書" + (sheets.size() == 1 ? " " + sheets.getFirst().name() : "") + ".pdf";
        return switch (PagePdf.render(Paper.render("handover/paper.jte", paper))) {
            case PdfRendering.Rendered rendered ->
                    ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_PDF)
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    ContentDisposition.attachment()
                                            .filename(name, StandardCharsets.UTF_8)
                                            .build()
                                            .toString())
                            .body(rendered.bytes());
            case PdfRendering.FontMissing(String message) ->
                    throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, message);
        };
    }

    private static LocalDate until(Visit visit, String typed) {
        return JapaneseDate.tryParse(typed)
                .map(JapaneseDate::date)
                .orElse(FiscalYear.of(visit.today()).end());
    }

    private static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
