// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.server.access.OpenToAll;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where a contractor answers by a link that can be used once. Who has the link is taken for the
/// contractor; it shows the questions and nothing else of the body.
@Controller
class ContractorController {

    static final String PATH = "/contractor/";

    private static final String WHY = "委託先にはアカウントがない。推し量れない、一度だけ使えるリンクを示した人のほかは断る";
    private static final int NAME = 100;

    private final QuestionnaireDesk desk;

    ContractorController(QuestionnaireDesk desk) {
        this.desk = desk;
    }

    /// What the page shows.
    ///
    /// @param title what the questionnaire is called
    /// @param contractor who is asked
    /// @param action where it is sent
    /// @param fields who answers, and an answer and a remark for each question
    public record View(String title, String contractor, String action, List<FormField> fields) {
        public View {
            fields = List.copyOf(fields);
        }
    }

    @OpenToAll(WHY)
    @GetMapping("/{body}" + PATH + "{token:[A-Za-z0-9_-]{43}}")
    Page ask(BodyDatabase body, @PathVariable String token) {
        return page(body, token, Map.of(), Map.of(), 200);
    }

    @OpenToAll(WHY)
    @PostMapping("/{body}" + PATH + "{token:[A-Za-z0-9_-]{43}}")
    Page answer(
            BodyDatabase body,
            @PathVariable String token,
            @RequestParam Map<String, String> typed) {
        Map<Integer, Inquiry.Given> given = new HashMap<>();
        for (int i = 0; i < Inquiry.MOST; i++) {
            given.put(
                    i,
                    new Inquiry.Given(
                            typed.getOrDefault("a" + i, ""), typed.getOrDefault("r" + i, "")));
        }
        String name = typed.getOrDefault("name", "");
        if (name.isBlank() || name.length() > NAME) {
            return page(body, token, typed, Map.of(-1, "答える人の所属と氏名を、100文字までで入れてください。"), 422);
        }
        return switch (desk.takeLink(body, token, name, given)) {
            case QuestionnaireDesk.Outcome.Taken() ->
                    new Sentence("答えを受け取りました", "ありがとうございました。このリンクは、もう使えません。").page(200);
            case QuestionnaireDesk.Outcome.Refused _ -> gone();
            case QuestionnaireDesk.Outcome.Wrong(Map<Integer, String> errors) ->
                    page(body, token, typed, errors, 422);
        };
    }

    private Page page(
            BodyDatabase body,
            String token,
            Map<String, String> typed,
            Map<Integer, String> errors,
            int status) {
        return desk.find(body, token)
                .map(asked ->
                        new Page(
                                "outsourcing/contractor.jte",
                                new View(
                                        asked.row().getName(),
                                        asked.contractor(),
                                        "/" + body.key() + PATH + token,
                                        fields(asked.inquiry(), typed, errors)),
                                status))
                .orElseGet(ContractorController::gone);
    }

    private static Page gone() {
        return new Sentence("このリンクは使えません", "もう答えが済んだか、期限が過ぎたか、まちがったリンクです。送った担当課に聞いてください。")
                .page(404);
    }

    private static List<FormField> fields(
            Inquiry inquiry, Map<String, String> typed, Map<Integer, String> errors) {
        List<FormField.Choice> choices = new ArrayList<>();
        choices.add(new FormField.Choice("", "選んでください"));
        for (Inquiry.Word word : Inquiry.Word.values()) {
            choices.add(new FormField.Choice(word.name(), word.label()));
        }
        List<FormField> fields = new ArrayList<>();
        fields.add(
                FormField.of("name", "答える人(所属と氏名)", FormField.Kind.TEXT)
                        .mandatory()
                        .with(typed.getOrDefault("name", ""))
                        .wrong(errors.getOrDefault(-1, "")));
        for (int i = 0; i < inquiry.questions().size(); i++) {
            fields.add(
                    FormField.of(
                                    "a" + i,
                                    i + 1 + ". " + inquiry.questions().get(i),
                                    FormField.Kind.CHOICE)
                            .mandatory()
                            .choosing(choices)
                            .with(typed.getOrDefault("a" + i, ""))
                            .wrong(errors.getOrDefault(i, "")));
            fields.add(
                    FormField.of("r" + i, i + 1 + "の補足", FormField.Kind.TEXT)
                            .with(typed.getOrDefault("r" + i, "")));
        }
        return fields;
    }
}
