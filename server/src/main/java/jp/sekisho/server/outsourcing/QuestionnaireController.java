// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.Attachment;
import jp.sekisho.server.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// Sends a questionnaire to a contractor and shows what came back.
@Controller
@Requires(Permission.EDIT_CONTRACTS)
class QuestionnaireController {

    static final String PATH = "/questionnaires/";

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final QuestionnaireDesk desk;

    QuestionnaireController(QuestionnaireDesk desk) {
        this.desk = desk;
    }

    /// What the page shows.
    ///
    /// @param title what the questionnaire is called
    /// @param contractor who is asked
    /// @param path its address
    /// @param row its row in the register
    /// @param answered whether it is answered
    /// @param lead how it stands
    /// @param link the link that was just made; empty otherwise
    /// @param lines the questions and their answers
    /// @param errors what is wrong with a sheet that came back, one sentence each
    public record View(
            String title,
            String contractor,
            String path,
            String row,
            boolean answered,
            String lead,
            String link,
            List<Line> lines,
            List<String> errors) {
        public View {
            lines = List.copyOf(lines);
            errors = List.copyOf(errors);
        }
    }

    /// A question and its answer.
    ///
    /// @param question the question
    /// @param answer its answer; empty before
    /// @param look class of the answer in the style sheet
    /// @param remark what was added
    public record Line(String question, String answer, String look, String remark) {}

    @GetMapping("/{body}" + PATH + "{id:[0-9]{1,18}}")
    Page page(Visit visit, @PathVariable long id) {
        return page(visit, asked(visit, id), "", List.of(), 200);
    }

    @GetMapping("/{body}" + PATH + "{id:[0-9]{1,18}}/sheet.xlsx")
    void sheet(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        QuestionnaireDesk.Asked asked = asked(visit, id);
        Attachment.send(
                response,
                asked.row().getName() + ".xlsx",
                XLSX,
                InquirySheet.write(asked.row().getName(), asked.inquiry()));
    }

    @PostMapping("/{body}" + PATH + "{id:[0-9]{1,18}}/link")
    Page link(Visit visit, @PathVariable long id) {
        Optional<String> token = desk.link(visit, id);
        String link =
                token.map(end -> "/" + visit.body().key() + ContractorController.PATH + end)
                        .orElse("");
        return page(visit, asked(visit, id), link, List.of(), token.isPresent() ? 200 : 409);
    }

    @PostMapping("/{body}" + PATH + "{id:[0-9]{1,18}}/answers")
    Object answers(Visit visit, @PathVariable long id, @RequestParam Optional<MultipartFile> file)
            throws IOException {
        QuestionnaireDesk.Asked asked = asked(visit, id);
        if (file.isEmpty() || file.get().isEmpty()) {
            return page(visit, asked, "", List.of("答えの入ったExcelの表を選んでください。"), 422);
        }
        return switch (desk.takeSheet(visit, id, file.get().getBytes())) {
            case QuestionnaireDesk.Outcome.Taken() ->
                    ResponseEntity.status(HttpStatus.SEE_OTHER)
                            .header("Location", path(visit, id))
                            .build();
            case QuestionnaireDesk.Outcome.Refused(String sentence) ->
                    page(visit, asked, "", List.of(sentence), 422);
            case QuestionnaireDesk.Outcome.Wrong(Map<Integer, String> errors) ->
                    page(
                            visit,
                            asked,
                            "",
                            errors.entrySet().stream()
                                    .sorted(Map.Entry.comparingByKey())
                                    .map(wrong -> wrong.getKey() + 1 + "問目: " + wrong.getValue())
                                    .toList(),
                            422);
        };
    }

    private static String path(Visit visit, long id) {
        return "/" + visit.body().key() + PATH + id;
    }

    private static Page page(
            Visit visit,
            QuestionnaireDesk.Asked asked,
            String link,
            List<String> errors,
            int status) {
        var row = asked.row();
        boolean answered = !row.getAnsweredOn().isEmpty();
        long no =
                asked.answers().stream()
                        .filter(one -> one.getAnswer().equals(Inquiry.Word.NO.name()))
                        .count();
        return new Page(
                "outsourcing/questionnaire.jte",
                new View(
                        row.getName(),
                        asked.contractor(),
                        path(visit, row.getId()),
                        "/" + visit.body().key() + "/registers/questionnaires/" + row.getId(),
                        answered,
                        answered
                                ? row.getAnsweredBy()
                                        + "から答えがありました。"
                                        + (no == 0
                                                ? "「いいえ」はありません。"
                                                : "「いいえ」が" + no + "問あります。確かめて措置を決めてください。")
                                : "まだ答えがありません。",
                        link,
                        answered
                                ? asked.answers().stream()
                                        .map(one -> {
                                            Inquiry.Word word =
                                                    Inquiry.Word.valueOf(one.getAnswer());
                                            return new Line(
                                                    one.getQuestion(),
                                                    word.label(),
                                                    word == Inquiry.Word.NO
                                                            ? "due"
                                                            : word == Inquiry.Word.YES
                                                                    ? "holds"
                                                                    : "not-applicable",
                                                    one.getRemark());
                                        })
                                        .toList()
                                : asked.inquiry().questions().stream()
                                        .map(question -> new Line(question, "", "", ""))
                                        .toList(),
                        errors),
                status);
    }

    private QuestionnaireDesk.Asked asked(Visit visit, long id) {
        return desk.find(visit, id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
