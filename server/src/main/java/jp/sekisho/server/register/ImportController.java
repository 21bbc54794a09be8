// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import jp.sekisho.server.register.ImportDesk.Imported;
import jp.sekisho.server.register.excel.WorkbookName;
import jp.sekisho.server.register.excel.WorkbookReader;
import jp.sekisho.server.register.excel.WorkbookReading;
import org.jooq.UpdatableRecord;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Excel into a register: a workbook is chosen, looked at, and taken.
@Controller
@Requires(Permission.SEE_REGISTERS)
class ImportController {

    private static final String CHOOSE = "/{body}/registers/{register}/import";
    private static final String DRAFT = CHOOSE + "/{token:[0-9a-f]{32}}";

    private final Registers registers;
    private final ImportDrafts drafts;
    private final ImportDesk desk;
    private final ImportRuns runs;

    ImportController(Registers registers, ImportDrafts drafts, ImportDesk desk, ImportRuns runs) {
        this.registers = registers;
        this.drafts = drafts;
        this.desk = desk;
        this.runs = runs;
    }

    /// What the page shows on which one chooses a workbook.
    ///
    /// @param register the register's name
    /// @param listPath the register's full address
    /// @param error why the last file was refused; empty for nothing
    public record UploadView(String register, String listPath, String error) {}

    @GetMapping(CHOOSE)
    Page choose(Visit visit, @PathVariable String register) {
        return upload(registers.writableAt(visit, register), visit, "", 200);
    }

    private static Page upload(Registers.Desk<?> one, Visit visit, String error, int status) {
        return new Page(
                "register/upload.jte",
                new UploadView(one.register().name().label(), path(one, visit), error),
                status);
    }

    @PostMapping(CHOOSE)
    Object receive(Visit visit, @PathVariable String register, @RequestParam MultipartFile file)
            throws IOException {
        Registers.Desk<?> one = registers.writableAt(visit, register);
        if (file.isEmpty()) {
            return upload(one, visit, "ファイルを選んでください。", 422);
        }
        return switch (WorkbookReader.read(file.getBytes())) {
            case WorkbookReading.Refused(WorkbookReading.Reason reason) ->
                    upload(one, visit, reason.sentence(), 422);
            case WorkbookReading.Read(var sheets) ->
                    seeOther(
                            path(one, visit)
                                    + "/import/"
                                    + drafts.keep(visit, register, WorkbookName.of(file), sheets));
        };
    }

    @GetMapping(DRAFT)
    Page show(Visit visit, @PathVariable String register, @PathVariable String token) {
        Registers.Desk<?> one = registers.writableAt(visit, register);
        ImportDrafts.Draft draft = draft(visit, register, token);
        if (draft.ended().isPresent()) {
            return draft.ended().get().page(200);
        }
        if (draft.rows() <= ImportRuns.LARGE) {
            return preview(one, visit, token, draft, "", new ImportProgress());
        }
        if (runs.state(token) instanceof ImportRuns.State.Ended(Page page)) {
            return page;
        }
        runs.keepOnly(drafts.tokens());
        runs.start(token, progress -> preview(one, visit, token, draft, "", progress));
        return working(one, visit, token, draft);
    }

    private Page working(
            Registers.Desk<?> one, Visit visit, String token, ImportDrafts.Draft draft) {
        ImportProgress.Stand stand =
                runs.state(token) instanceof ImportRuns.State.Running(ImportProgress.Stand now)
                        ? now
                        : new ImportProgress().stand();
        String rows = stand.of() == 0 ? "" : stand.of() + "行のうち" + stand.done() + "行まで終わりました。";
        return new Page(
                "register/working.jte",
                new WorkingView(
                        one.register().name().label(),
                        path(one, visit),
                        path(one, visit) + "/import/" + token,
                        draft.file(),
                        stand.step().label() + rows,
                        stand.percent()));
    }

    private <R extends UpdatableRecord<R>> Page preview(
            Registers.Desk<R> one,
            Visit visit,
            String token,
            ImportDrafts.Draft draft,
            String notice,
            ImportProgress progress) {
        ImportPlan<R> plan = visit.body().read(db -> desk.plan(db, one, visit, draft, progress));
        return new Page(
                "register/preview.jte",
                new ImportPresenter<>(one.register(), plan)
                        .view(visit, token, draft.file(), notice));
    }

    @PostMapping(DRAFT + "/columns")
    Object columns(
            Visit visit,
            @PathVariable String register,
            @PathVariable String token,
            @RequestParam Map<String, String> params) {
        Registers.Desk<?> one = registers.writableAt(visit, register);
        draft(visit, register, token);
        Map<String, String> chosen = new HashMap<>();
        params.forEach((name, field) -> {
            String heading = params.get("h" + name.substring(Math.min(1, name.length())));
            boolean known =
                    field.isEmpty()
                            || one.register().fields().stream()
                                    .anyMatch(f -> f.name().equals(field));
            if (name.startsWith("m-") && heading != null && known) {
                chosen.put(heading, field);
            }
        });
        drafts.choose(token, chosen);
        return seeOther(path(one, visit) + "/import/" + token);
    }

    @PostMapping(DRAFT)
    Object commit(
            Visit visit,
            @PathVariable String register,
            @PathVariable String token,
            @RequestParam String mark) {
        Registers.Desk<?> one = registers.writableAt(visit, register);
        ImportDrafts.Draft draft = draft(visit, register, token);
        if (draft.ended().isPresent()) {
            return draft.ended().get().page(200);
        }
        if (draft.rows() <= ImportRuns.LARGE) {
            return commit(one, visit, token, draft, mark, new ImportProgress());
        }
        runs.keepOnly(drafts.tokens());
        runs.start(token, progress -> commit(one, visit, token, draft, mark, progress).with(200));
        return seeOther(path(one, visit) + "/import/" + token);
    }

    private <R extends UpdatableRecord<R>> Page commit(
            Registers.Desk<R> one,
            Visit visit,
            String token,
            ImportDrafts.Draft draft,
            String mark,
            ImportProgress progress) {
        return switch (desk.commit(one, visit, draft, mark, progress)) {
            case Imported.Done done -> {
                Sentence said = said(one, visit, done);
                drafts.end(token, said);
                yield said.page(200);
            }
            case Imported.Outdated _ ->
                    preview(
                                    one,
                                    visit,
                                    token,
                                    draft,
                                    "何も保存していません。確かめているあいだに台帳が変わりました。もう一度下を確かめてください。",
                                    progress)
                            .with(409);
        };
    }

    private static Sentence said(Registers.Desk<?> one, Visit visit, Imported.Done done) {
        String left =
                done.refused() == 0 ? "" : "取り込めなかった" + done.refused() + "行は、表を直してもう一度取り込んでください。";
        return new Sentence(
                        "取り込みました",
                        one.register().name().label()
                                + "に"
                                + done.added()
                                + "件を追加し、"
                                + done.changed()
                                + "件を変更しました。"
                                + left)
                .then(one.register().name().label() + "を開く", path(one, visit));
    }

    private ImportDrafts.Draft draft(Visit visit, String register, String token) {
        return drafts.find(visit, register, token).orElseThrow(Registers::nothing);
    }

    private static String path(Registers.Desk<?> one, Visit visit) {
        return "/" + visit.body().key() + one.register().name().path();
    }

    private static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }
}
