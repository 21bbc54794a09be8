// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.RequestStepRecord;
import jp.sekisho.server.evidence.Keeping;
import jp.sekisho.server.evidence.Unsealing;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// One request: its page, its decision, its paper.
@Controller
@Requires(Permission.MAKE_REQUESTS)
class RequestController {

    private static final FormField REMARK =
            FormField.of("remark", "意見・理由", FormField.Kind.LONG_TEXT)
                    .hinted("差し戻し・不承認のときは、理由と、どう直せばよいかを書きます。");

    private final RequestKinds kinds;
    private final RequestDesk requests;
    private final DecisionDesk decisions;
    private final RequestFiles files;

    RequestController(
            RequestKinds kinds, RequestDesk requests, DecisionDesk decisions, RequestFiles files) {
        this.kinds = kinds;
        this.requests = requests;
        this.decisions = decisions;
        this.files = files;
    }

    /// A request and who may decide it.
    private record Seen(RequestCase request, Approvers approvers, RequestKinds.Desk<?> desk) {

        RequestPresenter presenter(Visit visit) {
            return new RequestPresenter(request, approvers, visit, desk.name());
        }
    }

    @GetMapping("/{body}/requests/{id:[0-9]{1,18}}")
    Page page(Visit visit, @PathVariable long id) {
        return page(visit, seen(visit, id), REMARK, 200);
    }

    private static Page page(Visit visit, Seen seen, FormField remark, int status) {
        Long row = seen.request().row().getRowId();
        var register = seen.desk().kind().register();
        String path =
                row != null && visit.may(register.access().read())
                        ? "/" + visit.body().key() + register.name().path() + "/" + row
                        : "";
        return new Page("request/request.jte", seen.presenter(visit).one(path, remark), status);
    }

    @GetMapping("/{body}/requests/{id:[0-9]{1,18}}/print")
    Page print(Visit visit, @PathVariable long id) {
        return new Page("request/print.jte", seen(visit, id).presenter(visit).print());
    }

    @PostMapping("/{body}/requests/{id:[0-9]{1,18}}/decide")
    Object decide(
            Visit visit,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam DecisionDesk.Verdict verdict,
            @RequestParam(defaultValue = "") String remark) {
        String typed = remark.replace("\r\n", "\n");
        RequestDesk.Outcome outcome = decisions.decide(visit, id, version, verdict, typed);
        if (outcome instanceof RequestDesk.Outcome.Refused(Map<String, String> errors)) {
            FormField wrong = REMARK.with(typed).wrong(errors.getOrDefault("remark", ""));
            return page(visit, seen(visit, id), wrong, 422);
        }
        return answer(visit, outcome);
    }

    @PostMapping("/{body}/requests/{id:[0-9]{1,18}}/withdraw")
    Object withdraw(
            Visit visit,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String remark) {
        String kept = remark.substring(0, Math.min(remark.length(), DecisionDesk.MAX_REMARK));
        return answer(visit, requests.withdraw(visit, id, version, kept));
    }

    @PostMapping("/{body}/requests/{id:[0-9]{1,18}}/read")
    Object read(Visit visit, @PathVariable long id) {
        return answer(visit, decisions.read(visit, id));
    }

    @Requires(Permission.RECORD_PAPER)
    @GetMapping("/{body}/requests/{id:[0-9]{1,18}}/paper")
    Page paper(Visit visit, @PathVariable long id) {
        return paper(visit, id, Map.of(), Map.of(), "", 200);
    }

    @Requires(Permission.RECORD_PAPER)
    @PostMapping("/{body}/requests/{id:[0-9]{1,18}}/paper")
    Object paperTyped(
            Visit visit,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam Map<String, String> typed,
            @RequestParam Optional<MultipartFile> scan) {
        List<DecisionDesk.Signature> signatures = new ArrayList<>();
        for (int i = 0; typed.containsKey("s" + i + "person"); i++) {
            signatures.add(
                    new DecisionDesk.Signature(
                            typed.getOrDefault("s" + i + "person", ""),
                            typed.getOrDefault("s" + i + "decision", ""),
                            typed.getOrDefault("s" + i + "on", "")));
        }
        String number = typed.getOrDefault("number", "");
        Map<String, String> errors = new HashMap<>();
        if (number.length() > 100) {
            errors.put("number", "100文字までで書いてください。");
        }
        if (!seen(visit, id).request().mayRecord(visit)) {
            throw RequestsController.nothing();
        }
        Optional<Keeping.Kept> kept = Optional.empty();
        switch (files.take(visit, RequestFiles.Purpose.SIGNED, scan)) {
            case RequestFiles.Upload.Refused(String sentence) -> errors.put("scan", sentence);
            case RequestFiles.Upload.Kept(Keeping.Kept file) -> kept = Optional.of(file);
        }
        if (kept.isEmpty() || !errors.isEmpty()) {
            return paper(visit, id, typed, errors, "", 422);
        }
        RequestDesk.Outcome outcome =
                decisions.record(
                        visit, id, version, new DecisionDesk.Paper(number, signatures, kept.get()));
        if (outcome instanceof RequestDesk.Outcome.Refused(Map<String, String> wrong)) {
            return paper(visit, id, typed, wrong, "直したら、スキャンのファイルをもう一度選んでください。", 422);
        }
        return answer(visit, outcome);
    }

    private Page paper(
            Visit visit,
            long id,
            Map<String, String> typed,
            Map<String, String> errors,
            String notice,
            int status) {
        Seen seen = seen(visit, id);
        if (!seen.request().mayRecord(visit) || seen.request().waiting().isEmpty()) {
            throw RequestsController.nothing();
        }
        var row = seen.request().row();
        List<RequestViews.Post> posts = new ArrayList<>();
        for (RequestStepRecord step : seen.request().steps()) {
            if (step.getDecision().isEmpty()) {
                posts.add(post(visit, seen, step, "s" + posts.size(), typed, errors));
            }
        }
        FormField number =
                FormField.of("number", "文書番号", FormField.Kind.TEXT)
                        .with(typed.getOrDefault("number", row.getDocumentNumber()))
                        .hinted("団体の文書番号が別にあるときは、書きかえます。")
                        .wrong(errors.getOrDefault("number", ""));
        FormField scan =
                FormField.of("scan", "決裁された用紙のスキャン", FormField.Kind.FILE)
                        .mandatory()
                        .hinted("PDFか画像、20MBまで。照合値とともに封をして保管します。")
                        .wrong(errors.getOrDefault("scan", ""));
        return new Page(
                "request/paper.jte",
                new RequestViews.PaperForm(
                        row.getTitle(),
                        row.getDocumentNumber(),
                        RequestPresenter.base(visit) + "/" + id,
                        row.getVersion(),
                        posts,
                        List.of(number, scan),
                        notice),
                status);
    }

    private static RequestViews.Post post(
            Visit visit,
            Seen seen,
            RequestStepRecord step,
            String prefix,
            Map<String, String> typed,
            Map<String, String> errors) {
        var row = seen.request().row();
        List<Authority> who =
                seen.approvers().who(RequestDesk.role(step), row.getUnitId(), row.getApplicantId());
        List<FormField.Choice> people = new ArrayList<>();
        people.add(new FormField.Choice("", "選んでください"));
        people.addAll(
                RequestsController.people(
                        seen.approvers().people().entrySet().stream()
                                .filter(entry ->
                                        seen.approvers()
                                                .maySign(
                                                        entry.getKey(),
                                                        RequestDesk.role(step),
                                                        row.getUnitId(),
                                                        row.getApplicantId()))));
        List<FormField.Choice> how = new ArrayList<>();
        for (Decision decision : Decision.values()) {
            how.add(new FormField.Choice(decision.name(), decision.label()));
        }
        String usual =
                who.isEmpty()
                        ? Decision.DECIDED.name()
                        : who.getFirst().decision(step.getConsulted()).name();
        String first = who.isEmpty() ? "" : Long.toString(who.getFirst().person());
        return new RequestViews.Post(
                RequestDesk.role(step).label(),
                List.of(
                        FormField.of(prefix + "person", "印のある人", FormField.Kind.CHOICE)
                                .mandatory()
                                .with(typed.getOrDefault(prefix + "person", first))
                                .choosing(people)
                                .wrong(errors.getOrDefault(prefix + "person", "")),
                        FormField.of(prefix + "decision", "決裁のしかた", FormField.Kind.CHOICE)
                                .mandatory()
                                .with(typed.getOrDefault(prefix + "decision", usual))
                                .choosing(how)
                                .wrong(errors.getOrDefault(prefix + "decision", "")),
                        FormField.of(prefix + "on", "決裁の日", FormField.Kind.DATE)
                                .mandatory()
                                .with(
                                        typed.getOrDefault(
                                                prefix + "on",
                                                new JapaneseDate(visit.today()).text()))
                                .wrong(errors.getOrDefault(prefix + "on", ""))));
    }

    @GetMapping("/{body}/requests/{id:[0-9]{1,18}}/papers/{paper:[0-9]{1,18}}")
    @Nullable Object file(
            Visit visit,
            @PathVariable long id,
            @PathVariable long paper,
            HttpServletResponse response)
            throws IOException {
        Seen seen = seen(visit, id);
        RequestCase.Paper wanted =
                seen.request().papers().stream()
                        .filter(one -> one.id() == paper)
                        .findFirst()
                        .orElseThrow(RequestsController::nothing);
        return switch (files.open(visit, wanted)) {
            case Unsealing.Whole(var file) -> {
                file.send(response);
                yield null;
            }
            case Unsealing.Refused refused -> refused.page();
        };
    }

    @PostMapping("/{body}/requests/{id:[0-9]{1,18}}/files")
    Object attach(
            Visit visit,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam Optional<MultipartFile> file) {
        Seen seen = seen(visit, id);
        if (!seen.request().mayAttach(visit)) {
            return new Sentence(
                            "添えられませんでした",
                            "決裁が始まった申請には、ファイルを添えられません。足りないときは、差し戻してもらうか、「直して出し直す」を使ってください。")
                    .page(409);
        }
        return switch (files.take(visit, RequestFiles.Purpose.ATTACHED, file)) {
            case RequestFiles.Upload.Refused(String sentence) ->
                    new Sentence("添えられませんでした", sentence).page(422);
            case RequestFiles.Upload.Kept(Keeping.Kept kept) ->
                    answer(visit, requests.attach(visit, id, version, kept));
        };
    }

    private static Object answer(Visit visit, RequestDesk.Outcome outcome) {
        return switch (outcome) {
            case RequestDesk.Outcome.Done(long id) -> seeOther(visit, id);
            case RequestDesk.Outcome.NotNow(String sentence) ->
                    new Sentence("できませんでした", sentence).page(409);
            case RequestDesk.Outcome.Refused _, RequestDesk.Outcome.Missing _ ->
                    throw RequestsController.nothing();
        };
    }

    static ResponseEntity<Void> seeOther(Visit visit, long id) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(RequestPresenter.base(visit) + "/" + id))
                .build();
    }

    private Seen seen(Visit visit, long id) {
        return visit.body()
                .<Optional<Seen>>read(db -> {
                    Approvers approvers = Approvers.on(db, visit.today());
                    return RequestReading.find(db, id)
                            .filter(request -> request.isVisible(visit, approvers))
                            .flatMap(request ->
                                    kinds.find(request.row().getKind())
                                            .map(desk -> new Seen(request, approvers, desk)));
                })
                .orElseThrow(RequestsController::nothing);
    }
}
