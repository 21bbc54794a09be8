// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// Making sure of the ledger: verifying it here, and taking it away to be verified elsewhere.
@Controller
class VerificationController {

    private final Evidence evidence;
    private final LedgerDesk desk;
    private final VerificationRuns runs;

    VerificationController(Evidence evidence, LedgerDesk desk, VerificationRuns runs) {
        this.evidence = evidence;
        this.desk = desk;
        this.runs = runs;
    }

    @Requires(Permission.READ_LEDGER)
    @PostMapping("/{body}/evidence/verification")
    ResponseEntity<Void> start(Visit visit) {
        long entries =
                visit.body().<Long>read(db -> evidence.ledger(visit.body().key(), db).size());
        runs.start(visit.body(), new Actor(visit.name()), entries);
        return CheckpointController.seeOther(LedgerController.path(visit) + "/verification");
    }

    @Requires(Permission.READ_LEDGER)
    @GetMapping("/{body}/evidence/verification")
    Page show(Visit visit) {
        String list = LedgerController.path(visit);
        VerificationRuns.State state = runs.state(visit.body().key());
        int percent = (int) Math.min(100, 100 * state.done() / Math.max(1, state.of()));
        return new Page(
                "evidence/verification.jte",
                new VerificationView(
                        list,
                        list + "/verification",
                        running(state),
                        percent,
                        state.last().map(VerificationController::verdict).orElse(null)));
    }

    private static @Nullable String running(VerificationRuns.State state) {
        if (!state.running()) {
            return null;
        }
        return state.done() < state.of()
                ? "記録を確かめています。" + state.of() + "件のうち" + state.done() + "件まで終わりました。"
                : "今のデータと比べています。";
    }

    private static VerificationView.Verdict verdict(VerificationRuns.Result result) {
        String took = result.took().toMillis() < 1000 ? "1秒未満" : result.took().toSeconds() + "秒";
        return VerdictWords.of(
                result.verdict(), LedgerController.when(result.at()) + "(" + took + ")");
    }

    /// Everything that `sekisho ledger verify` needs, in one ZIP file.
    @Requires(Permission.EXPORT_LEDGER)
    @PostMapping("/{body}/evidence/export")
    @Nullable Page export(Visit visit, HttpServletResponse response) throws IOException {
        // Written beside first: what fails halfway must not reach anybody as a ledger.
        Path whole = Files.createTempFile("sekisho-ledger", ".zip");
        try {
            boolean written;
            try (var out = Files.newOutputStream(whole)) {
                written = desk.export(visit.body(), out);
            }
            if (!written) {
                return new Sentence(
                                "証跡台帳の書き出し",
                                "書き出せませんでした。まだ記録がないか、署名の鍵を開けません。マスターキー(master.key)を管理者に確かめてもらってください。")
                        .page(409);
            }
            evidence.change(
                    visit.body(),
                    new Actor(visit.name()),
                    "証跡台帳を書き出しました。",
                    change -> {
                        change.note(
                                new Subject(SubjectKinds.LEDGER, 0), "exported", "証跡台帳を書き出しました。");
                        return 0;
                    });
            response.setContentType("application/zip");
            response.setContentLengthLong(Files.size(whole));
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"" + visit.body().key() + "-ledger.zip\"");
            Files.copy(whole, response.getOutputStream());
            return null;
        } finally {
            Files.delete(whole);
        }
    }
}
