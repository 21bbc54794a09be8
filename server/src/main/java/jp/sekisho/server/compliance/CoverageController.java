// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.rendering.PagePdf;
import jp.sekisho.policy.rendering.PdfRendering;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.compliance.CoverageViews.Report;
import jp.sekisho.server.evidence.Checkpointed;
import jp.sekisho.server.evidence.History;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Paper;
import jp.sekisho.server.policy.Policies;
import org.jooq.DSLContext;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The body as a whole: totals and gaps, how things stood over time, and the report on what the law
/// asks, on screen and on paper.
@Controller
@Requires(Permission.SEE_REPORT)
class CoverageController {

    /// A year is what an audit looks back on.
    private static final int MONTHS = 12;

    private final Policies policies;

    CoverageController(Policies policies) {
        this.policies = policies;
    }

    @GetMapping("/{body}/board/overview")
    Page overview(Visit visit, @RequestParam(defaultValue = "") String day) {
        return visit.body()
                .read(db -> find(visit, db, AsOf.read(day, visit.today())))
                .map(shown -> new Page("compliance/overview.jte", shown.overview()))
                .orElseGet(BoardController::noBoard);
    }

    @GetMapping("/{body}/board/history")
    Page history(Visit visit) {
        StatusHistory history =
                visit.body().read(db -> StatusHistory.read(db, visit.today(), MONTHS));
        return new Page("compliance/history.jte", CoveragePresenter.overTime(path(visit), history));
    }

    @GetMapping("/{body}/board/report")
    Page report(Visit visit, @RequestParam(defaultValue = "") String day) {
        return report(visit, AsOf.read(day, visit.today()))
                .map(shown -> new Page("compliance/report.jte", shown))
                .orElseGet(BoardController::noBoard);
    }

    @GetMapping("/{body}/board/report.pdf")
    ResponseEntity<byte[]> paper(Visit visit, @RequestParam(defaultValue = "") String day) {
        Report report =
                report(visit, AsOf.read(day, visit.today()))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String body = visit.body().read(BodyStore::name).orElse("");
        String html =
                Paper.render("compliance/report-paper.jte", new CoverageViews.Paper(body, report));
        return switch (PagePdf.render(html)) {
            case PdfRendering.Rendered rendered ->
                    ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_PDF)
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    ContentDisposition.attachment()
                                            .filename("遵守状況報告書.pdf", StandardCharsets.UTF_8)
                                            .build()
                                            .toString())
                            .body(rendered.bytes());
            case PdfRendering.FontMissing(String message) ->
                    throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, message);
        };
    }

    private Optional<Report> report(Visit visit, AsOf day) {
        return visit.body()
                .read(db -> {
                    Optional<Checkpointed> signed = History.signed(db);
                    return find(visit, db, day).map(shown -> shown.report(signed));
                });
    }

    private Optional<CoveragePresenter> find(Visit visit, DSLContext db, AsOf day) {
        Board board = BoardStore.read(db, day.day());
        Optional<BasicPolicy> policy =
                board.document().map(id -> policies.text(visit.body().key(), db, id));
        return policy.map(text -> new CoveragePresenter(path(visit), visit.today(), board, text));
    }

    private static String path(Visit visit) {
        return "/" + visit.body().key() + "/board";
    }
}
