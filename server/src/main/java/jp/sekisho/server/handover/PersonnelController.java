// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.handover.PersonnelDesk.Outcome;
import jp.sekisho.server.page.FiscalYear;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import jp.sekisho.server.register.excel.Sheet;
import jp.sekisho.server.register.excel.WorkbookName;
import jp.sekisho.server.register.excel.WorkbookReader;
import jp.sekisho.server.register.excel.WorkbookReading;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// The personnel list (人事名簿) becomes comings, goings, moves and posts.
@Controller
@Requires(Permission.EDIT_BODY)
class PersonnelController {

    private static final String PATH = "/{body}/handover/list";
    private static final String TOKEN = "/{token:[0-9a-f]{32}}";
    private static final String WHOLE = "WHOLE";

    private final PersonnelDesk desk;
    private final PersonnelDrafts drafts;

    PersonnelController(PersonnelDesk desk, PersonnelDrafts drafts) {
        this.desk = desk;
        this.drafts = drafts;
    }

    /// What the page shows on which one chooses a list.
    ///
    /// @param fields the file, the day, and whether it names everybody
    public record UploadView(List<FormField> fields) {
        public UploadView {
            fields = List.copyOf(fields);
        }
    }

    @GetMapping(PATH)
    Page choose(Visit visit) {
        return upload(nextApril(visit), WHOLE, "", "", 200);
    }

    private static String nextApril(Visit visit) {
        return new JapaneseDate(FiscalYear.of(visit.today()).end()).text();
    }

    private static Page upload(
            String day, String scope, String fileError, String dayError, int status) {
        return new Page(
                "handover/list.jte",
                new UploadView(
                        List.of(
                                FormField.of("file", "人事名簿", FormField.Kind.FILE)
                                        .mandatory()
                                        .hinted(
                                                "CSV(Shift_JIS・UTF-8)か Excelブック。氏名と所属の列があれば読めます。職員番号、任用の区分、役職、派遣元の列もあれば使います。")
                                        .wrong(fileError),
                                FormField.of("day", "いつ付けか", FormField.Kind.DATE)
                                        .mandatory()
                                        .hinted("発令の日。3月31日に退職する人も、この日からいない人になります。")
                                        .with(day)
                                        .wrong(dayError),
                                FormField.of("scope", "どんな表か", FormField.Kind.CHOICE)
                                        .mandatory()
                                        .with(scope)
                                        .choosing(
                                                List.of(
                                                        new FormField.Choice(
                                                                WHOLE, "その日の全員の名簿(ない人は離れる)"),
                                                        new FormField.Choice(
                                                                "CHANGES",
                                                                "異動する人だけの表(ない人はそのまま)"))))),
                status);
    }

    @PostMapping(PATH)
    Object receive(
            Visit visit,
            @RequestParam Optional<MultipartFile> file,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String scope)
            throws IOException {
        Optional<LocalDate> on = JapaneseDate.tryParse(day).map(JapaneseDate::date);
        if (on.isEmpty()) {
            return upload(
                    day,
                    scope,
                    "",
                    day.isBlank() ? "日付を入れてください(例: 令和9年4月1日)。" : JapaneseDate.whyNone(day),
                    422);
        }
        if (file.isEmpty() || file.get().isEmpty()) {
            return upload(day, scope, "ファイルを選んでください。", "", 422);
        }
        return switch (WorkbookReader.read(file.get().getBytes())) {
            case WorkbookReading.Refused(WorkbookReading.Reason reason) ->
                    upload(day, scope, reason.sentence(), "", 422);
            case WorkbookReading.Read(List<Sheet> sheets) -> {
                Optional<Sheet> sheet = sheets.stream().filter(one -> !one.hidden()).findFirst();
                yield sheet.isEmpty()
                        ? upload(day, scope, "値の入ったシートがありません。", "", 422)
                        : seeOther(
                                path(visit)
                                        + "/"
                                        + drafts.keep(
                                                visit,
                                                WorkbookName.of(file.get()),
                                                sheet.get(),
                                                on.get(),
                                                scope.equals(WHOLE)));
            }
        };
    }

    @GetMapping(PATH + TOKEN)
    Page preview(Visit visit, @PathVariable String token) {
        return preview(visit, token, draft(visit, token), "");
    }

    private Page preview(Visit visit, String token, PersonnelDrafts.Draft draft, String notice) {
        PersonnelDesk.Compared compared = visit.body().read(db -> desk.compare(db, draft));
        return new Page(
                "handover/preview.jte",
                new PersonnelPresenter(compared).view(path(visit) + "/" + token, draft, notice),
                notice.isEmpty() ? 200 : 409);
    }

    @PostMapping(PATH + TOKEN + "/columns")
    ResponseEntity<Void> columns(
            Visit visit, @PathVariable String token, @RequestParam Map<String, String> params) {
        draft(visit, token);
        Map<String, String> chosen = new HashMap<>();
        params.forEach((name, item) -> {
            String heading = params.get("h" + name.substring(Math.min(1, name.length())));
            boolean known =
                    item.isEmpty()
                            || Arrays.stream(PersonnelList.Item.values())
                                    .anyMatch(one -> one.name().equals(item));
            if (name.startsWith("m-") && heading != null && known) {
                chosen.put(heading, item);
            }
        });
        drafts.choose(token, chosen);
        return seeOther(path(visit) + "/" + token);
    }

    @PostMapping(PATH + TOKEN)
    Object commit(
            Visit visit,
            @PathVariable String token,
            @RequestParam String mark,
            @RequestParam Map<String, String> params) {
        PersonnelDrafts.Draft draft = draft(visit, token);
        return switch (desk.commit(visit, draft, mark, params)) {
            case Outcome.Outdated _ ->
                    preview(
                            visit,
                            token,
                            draft,
                            "何も保存していません。確かめているあいだに組織の記録が変わりました。もう一度下を確かめてください。");
            case Outcome.Done(int joined, int moved, int left, List<String> notAppointed) -> {
                drafts.drop(token);
                if (notAppointed.isEmpty()) {
                    yield seeOther("/" + visit.body().key() + "/handover?on=" + draft.day());
                }
                yield new Sentence(
                                "異動を記録しました",
                                "採用・転入"
                                        + joined
                                        + "人、異動"
                                        + moved
                                        + "人、退職・転出"
                                        + left
                                        + "人を記録しました。ただし、"
                                        + String.join(" ", notAppointed))
                        .then("異動と引継ぎを開く", "/" + visit.body().key() + "/handover?on=" + draft.day())
                        .page(200);
            }
        };
    }

    private PersonnelDrafts.Draft draft(Visit visit, String token) {
        return drafts.find(visit, token)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String path(Visit visit) {
        return "/" + visit.body().key() + "/handover/list";
    }

    private static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }
}
