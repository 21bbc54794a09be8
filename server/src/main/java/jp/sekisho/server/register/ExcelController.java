// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import jp.sekisho.server.register.ImportDesk.Imported;
import jp.sekisho.server.register.excel.WorkbookReader;
import jp.sekisho.server.register.excel.WorkbookReading;
import org.jooq.UpdatableRecord;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Excel out of a register and back into it.
@Controller
@Requires(Permission.SEE_REGISTERS)
class ExcelController {

    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int MAX_NAME = 100;

    private final Registers registers;
    private final ImportDrafts drafts;
    private final ImportDesk desk;

    ExcelController(Registers registers, ImportDrafts drafts, ImportDesk desk) {
        this.registers = registers;
        this.drafts = drafts;
        this.desk = desk;
    }

    /// What the page shows on which one chooses a workbook.
    ///
    /// @param register the register's name
    /// @param listPath the register's full address
    /// @param error why the last file was refused; empty for nothing
    public record UploadView(String register, String listPath, String error) {}

    @GetMapping("/{body}/registers/{register}/export.xlsx")
    void export(
            Visit visit,
            @PathVariable String register,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response)
            throws IOException {
        export(registers.at(visit, register), visit, params, response);
    }

    private static <R extends UpdatableRecord<R>> void export(
            Registers.Desk<R> one,
            Visit visit,
            MultiValueMap<String, String> params,
            HttpServletResponse response)
            throws IOException {
        String name = one.register().name().label() + " " + visit.today() + ".xlsx";
        response.setContentType(TYPE);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\""
                        + one.register().name().slug()
                        + ".xlsx\"; filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        new ExcelExport<>(one, visit)
                .write(ListRequest.of(params, one.register()), response.getOutputStream());
    }

    @GetMapping("/{body}/registers/{register}/import")
    Page choose(Visit visit, @PathVariable String register) {
        return upload(registers.writableAt(visit, register), visit, "", 200);
    }

    private static Page upload(Registers.Desk<?> one, Visit visit, String error, int status) {
        return new Page(
                "register/upload.jte",
                new UploadView(one.register().name().label(), path(one, visit), error),
                status);
    }

    @PostMapping("/{body}/registers/{register}/import")
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
                                    + drafts.keep(visit, register, name(file), sheets));
        };
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        String last =
                name == null ? "" : name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return last.isBlank() ? "名前のないファイル" : last.substring(0, Math.min(last.length(), MAX_NAME));
    }

    @GetMapping("/{body}/registers/{register}/import/{token:[0-9a-f]{32}}")
    Page preview(Visit visit, @PathVariable String register, @PathVariable String token) {
        return preview(
                registers.writableAt(visit, register),
                visit,
                token,
                draft(visit, register, token),
                "");
    }

    private <R extends UpdatableRecord<R>> Page preview(
            Registers.Desk<R> one,
            Visit visit,
            String token,
            ImportDrafts.Draft draft,
            String notice) {
        ImportPlan<R> plan = visit.body().read(db -> desk.plan(db, one, visit, draft));
        return new Page(
                "register/preview.jte",
                new ImportPresenter<>(one.register(), plan)
                        .view(visit, token, draft.file(), notice),
                notice.isEmpty() ? 200 : 409);
    }

    @PostMapping("/{body}/registers/{register}/import/{token:[0-9a-f]{32}}/columns")
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

    @PostMapping("/{body}/registers/{register}/import/{token:[0-9a-f]{32}}")
    Page commit(
            Visit visit,
            @PathVariable String register,
            @PathVariable String token,
            @RequestParam String mark) {
        return commit(
                registers.writableAt(visit, register),
                visit,
                token,
                draft(visit, register, token),
                mark);
    }

    private <R extends UpdatableRecord<R>> Page commit(
            Registers.Desk<R> one,
            Visit visit,
            String token,
            ImportDrafts.Draft draft,
            String mark) {
        return switch (desk.commit(one, visit, draft, mark)) {
            case Imported.Done(int added, int changed, long refused) -> {
                drafts.drop(token);
                yield new Sentence(
                                "取り込みました",
                                one.register().name().label()
                                        + "に"
                                        + added
                                        + "件を追加し、"
                                        + changed
                                        + "件を変更しました。"
                                        + (refused == 0
                                                ? ""
                                                : "取り込めなかった" + refused + "行は、表を直してもう一度取り込んでください。"))
                        .page(200);
            }
            case Imported.Outdated _ ->
                    preview(
                            one,
                            visit,
                            token,
                            draft,
                            "何も保存していません。確かめているあいだに台帳が変わりました。もう一度下を確かめてください。");
        };
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
