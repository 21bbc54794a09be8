// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.PolicyReader;
import jp.sekisho.policy.PolicyReading;
import jp.sekisho.server.access.OpenToAll;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// The first-run wizard. There is one only while the console has issued a code, and nothing of it
/// shows without that code.
@Controller
@OpenToAll("まだ団体もアカウントもない。コンソールに出た設定コードを見せた人だけが進める")
class SetupController {

    static final String DOOR = "/setup";
    private static final String STEPS = "/setup/steps/";
    private static final int MOST_FIELDS = 2_000;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final SetupSessions sessions;
    private final Drafts drafts;
    private final Map<Step, StepForm> forms;
    private final FirstAccountForm accounts;
    private final Clock clock;

    SetupController(
            SetupSessions sessions,
            Drafts drafts,
            List<StepForm> forms,
            FirstAccountForm accounts,
            Clock clock) {
        this.sessions = sessions;
        this.drafts = drafts;
        this.forms = forms.stream().collect(Collectors.toMap(StepForm::step, form -> form));
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping(DOOR)
    Object door(HttpServletRequest request) {
        if (!sessions.isAnyWaiting()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return sessions.draft(request)
                .<Object>map(draft -> to(firstOpen(draft)))
                .orElseGet(() -> doorPage("", 200));
    }

    @PostMapping(DOOR)
    Object enter(HttpServletRequest request, @RequestParam(defaultValue = "") String code) {
        if (!sessions.isAnyWaiting()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return sessions.tryCode(request, code)
                .<Object>map(draft -> to(firstOpen(draft)))
                .orElseGet(
                        () -> doorPage("設定コードが違います。コンソールに最後に出たものを確かめて、少し待ってからもう一度入れてください。", 422));
    }

    private static Page doorPage(String problem, int status) {
        return new Page(
                "setup/door.jte",
                new StepView.Door(
                        FormField.of("code", "設定コード", Kind.TEXT)
                                .mandatory()
                                .hinted("サーバで sekisho run か sekisho body add を動かしたときに出る、4文字×4組です。")
                                .wrong(problem)),
                status);
    }

    @GetMapping(STEPS + "{word}")
    Object show(HttpServletRequest request, @PathVariable String word) {
        Optional<Draft> draft = sessions.draft(request);
        if (draft.isEmpty()) {
            return goTo(DOOR);
        }
        Sofar sofar = sofar(draft.get());
        Step step = step(word);
        return step == Step.FINISH
                ? finishPage(sofar, Map.of(), Map.of(), 200)
                : page(sofar, step, sofar.typed(form(step)), Map.of(), List.of(), 200);
    }

    @PostMapping(STEPS + "{word}")
    Object answer(
            HttpServletRequest request,
            @PathVariable String word,
            @RequestParam Map<String, String> params,
            @RequestParam Optional<MultipartFile> file)
            throws IOException {
        Optional<Draft> draft = sessions.draft(request);
        if (draft.isEmpty()) {
            return goTo(DOOR);
        }
        Sofar sofar = sofar(draft.get());
        Map<String, String> fields = new HashMap<>(params);
        fields.remove("_csrf");
        Step step = step(word);
        if (step == Step.FINISH) {
            return finish(request, sofar, fields);
        }
        if (step == Step.POLICY && fields.containsKey("read")) {
            return readPolicy(sofar, fields.getOrDefault("text", ""), file);
        }
        if (fields.size() > MOST_FIELDS) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (step == Step.POLICY) {
            // Not asked again: the name under which the file came.
            fields.put(
                    PolicyForm.FILE_NAME,
                    draft.get().of(step).orElse(Map.of()).getOrDefault(PolicyForm.FILE_NAME, ""));
        }
        boolean later = fields.remove("later") != null;
        Typed typed = new Typed(fields);
        Map<String, String> problems = form(step).problems(sofar, typed);
        if (later) {
            if (problems.isEmpty()) {
                drafts.save(draft.get().with(step, fields));
            }
            return left(request, problems.isEmpty());
        }
        if (!problems.isEmpty()) {
            return page(sofar, step, typed, problems, List.of(), 422);
        }
        drafts.save(draft.get().with(step, fields));
        return to(step.next());
    }

    private Object readPolicy(Sofar sofar, String pasted, Optional<MultipartFile> file)
            throws IOException {
        boolean chosen = file.isPresent() && !file.get().isEmpty();
        if (!chosen && pasted.isBlank()) {
            return uploadProblem(sofar, "ファイルを選ぶか、本文を貼り付けてください。");
        }
        byte[] bytes = chosen ? file.get().getBytes() : pasted.getBytes(StandardCharsets.UTF_8);
        return switch (PolicyReader.read(bytes)) {
            case PolicyReading.Unreadable(int line, String message) ->
                    uploadProblem(sofar, (line > 0 ? line + "行目: " : "") + message);
            case PolicyReading.Read _ -> {
                String name = chosen ? file.get().getOriginalFilename() : null;
                drafts.savePolicy(sofar.draft().id(), bytes);
                Map<String, String> fresh = new HashMap<>();
                fresh.put(PolicyForm.FILE_NAME, plain(name));
                fresh.putAll(form(Step.POLICY).proposal(sofar(sofar.draft())));
                drafts.save(sofar.draft().with(Step.POLICY, fresh));
                yield to(Step.POLICY);
            }
        };
    }

    /// The last part of a file's name, for showing only.
    private static String plain(@org.jspecify.annotations.Nullable String name) {
        String last =
                name == null ? "" : name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return last.length() > Typed.LONGEST_LINE ? last.substring(0, Typed.LONGEST_LINE) : last;
    }

    private Page uploadProblem(Sofar sofar, String problem) {
        return page(
                sofar,
                Step.POLICY,
                sofar.typed(form(Step.POLICY)),
                Map.of(),
                List.of(problem),
                422);
    }

    private Object finish(HttpServletRequest request, Sofar sofar, Map<String, String> fields) {
        Map<String, String> typed = new HashMap<>(fields);
        if (!missing(sofar).isEmpty()) {
            return finishPage(sofar, typed, Map.of(), 422);
        }
        return switch (accounts.open(sofar, drafts.policy(sofar.draft().id()), new Typed(typed))) {
            case FirstAccountForm.Opened.Done(String key) -> {
                drafts.remove(sofar.draft().id());
                sessions.end(request);
                yield goTo("/" + key + "/login?next=/" + key + "/start");
            }
            case FirstAccountForm.Opened.Refused(Map<String, String> problems) ->
                    finishPage(sofar, typed, problems, 422);
        };
    }

    /// Leaves the wizard; the draft stays, and the same code opens it again.
    private Page left(HttpServletRequest request, boolean kept) {
        sessions.end(request);
        return new Sentence(
                        "ここまでを残しました",
                        (kept ? "" : "いまの頁だけは、直すところがあるため残していません。")
                                + "続けるときは、どの端末からでもこのサーバの /setup を開き、同じ設定コードを入れてください。コードを忘れたら、サーバで出し直せます。")
                .page(200);
    }

    private Page page(
            Sofar sofar,
            Step step,
            Typed typed,
            Map<String, String> problems,
            List<String> uploadProblem,
            int status) {
        StepForm form = form(step);
        List<FormField> upload = new ArrayList<>();
        if (step == Step.POLICY) {
            upload.add(
                    FormField.of("file", "ファイル", Kind.FILE)
                            .hinted("テキスト・Markdown・HTML・Word(.docx)・文字の入ったPDF。20MBまで。")
                            .wrong(uploadProblem.isEmpty() ? "" : uploadProblem.getFirst()));
            upload.add(FormField.of("text", "または、本文を貼り付ける", Kind.LONG_TEXT));
        }
        return new Page(
                "setup/step.jte",
                new StepView(
                        step.label(),
                        STEPS + step.word(),
                        trail(sofar.draft(), step),
                        form.lead(),
                        form.reasons(sofar),
                        form.groups(sofar, typed).stream().map(g -> g.marked(problems)).toList(),
                        step.before().map(before -> STEPS + before.word()).orElse(""),
                        upload,
                        step == Step.POLICY
                                ? sofar.policy().map(StepView.Read::of).stream().toList()
                                : List.of()),
                status);
    }

    private Page finishPage(
            Sofar sofar, Map<String, String> typed, Map<String, String> problems, int status) {
        return new Page(
                "setup/finish.jte",
                new StepView.Finish(
                        trail(sofar.draft(), Step.FINISH),
                        Arrays.stream(Step.values())
                                .filter(step -> step != Step.FINISH)
                                .map(this::form)
                                .map(form ->
                                        new StepView.Part(
                                                form.step().label(),
                                                STEPS + form.step().word(),
                                                form.summary(sofar, sofar.typed(form))))
                                .toList(),
                        missing(sofar),
                        accounts.fields(sofar, new Typed(typed), problems)),
                status);
    }

    /// Pages that nobody confirmed, or whose answer no longer fits the others.
    private List<StepView.Mark> missing(Sofar sofar) {
        return trail(sofar.draft(), Step.FINISH).stream()
                .filter(mark -> !mark.current())
                .filter(mark -> {
                    StepForm form = form(step(mark.path().substring(STEPS.length())));
                    return !mark.done() || !form.problems(sofar, sofar.typed(form)).isEmpty();
                })
                .toList();
    }

    private static List<StepView.Mark> trail(Draft draft, Step current) {
        return Arrays.stream(Step.values())
                .map(step ->
                        new StepView.Mark(
                                step.label(),
                                STEPS + step.word(),
                                draft.of(step).isPresent(),
                                step == current))
                .toList();
    }

    private Sofar sofar(Draft draft) {
        Optional<BasicPolicy> policy =
                drafts.policy(draft.id())
                        .flatMap(bytes ->
                                PolicyReader.read(bytes)
                                                instanceof PolicyReading.Read(BasicPolicy read)
                                        ? Optional.of(read)
                                        : Optional.empty());
        return new Sofar(draft, policy, LocalDate.ofInstant(clock.instant(), JAPAN));
    }

    private static Step firstOpen(Draft draft) {
        return Arrays.stream(Step.values())
                .filter(step -> draft.of(step).isEmpty())
                .findFirst()
                .orElse(Step.FINISH);
    }

    private StepForm form(Step step) {
        return java.util.Objects.requireNonNull(forms.get(step));
    }

    private static Step step(String word) {
        return Step.tryParse(word)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<Void> to(Step step) {
        return goTo(STEPS + step.word());
    }

    private static ResponseEntity<Void> goTo(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }
}
