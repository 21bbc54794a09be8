// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.CampaignMemberRecord;
import jp.sekisho.server.database.schema.tables.records.CampaignRecord;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The campaigns that somebody answers.
@Controller
@Requires(Permission.ANSWER_CAMPAIGNS)
class CampaignController {

    /// The list.
    ///
    /// @param lead how things stand
    /// @param rows the campaigns
    /// @param mayRun whether the person may open one
    public record ListView(String lead, List<Row> rows, boolean mayRun) {
        public ListView {
            rows = List.copyOf(rows);
        }
    }

    /// A campaign of the list.
    ///
    /// @param title what it is called
    /// @param kind what it is for
    /// @param due until when
    /// @param progress how many are done
    /// @param answer where one answers; empty where one is not asked or is done
    /// @param state how it stands for this person
    /// @param change where the answer of one's unit is changed; empty where it is not
    /// @param results where its progress is seen; empty where one may not
    public record Row(
            String title,
            String kind,
            String due,
            String progress,
            String answer,
            String state,
            String change,
            String results) {}

    /// The page on which one answers.
    ///
    /// @param title what it is called
    /// @param material what is to be read first
    /// @param due until when
    /// @param path where it is sent
    /// @param version of what it changes
    /// @param questions the questions
    /// @param unit how the unit's one answer stands; empty where everybody answers
    /// @param notice one sentence above them; empty for none
    /// @param test whether it is a test, and how many must be right
    /// @param files whether files are to be sent after it
    public record AnswerView(
            String title,
            String material,
            String due,
            String path,
            int version,
            List<Asked> questions,
            String unit,
            String notice,
            String test,
            boolean files) {
        public AnswerView {
            questions = List.copyOf(questions);
        }
    }

    /// A question with what stands in it.
    ///
    /// @param name under which the browser sends it
    /// @param text what is asked
    /// @param file whether a file is asked for, which is sent by itself
    /// @param choices what may be chosen; empty for free text
    /// @param value what stands in it
    /// @param carried whether that stands from the year before
    /// @param error what is wrong; empty for nothing
    public record Asked(
            String name,
            String text,
            boolean file,
            List<String> choices,
            String value,
            boolean carried,
            String error) {
        public Asked {
            choices = List.copyOf(choices);
        }
    }

    private final CampaignAnswerDesk desk;

    CampaignController(CampaignAnswerDesk desk) {
        this.desk = desk;
    }

    static String base(Visit visit) {
        return "/" + visit.body().key() + "/campaigns";
    }

    @GetMapping("/{body}/campaigns")
    Page list(Visit visit) {
        List<CampaignReading.Line> lines =
                visit.body().read(db -> CampaignReading.lines(db, visit));
        long open =
                lines.stream()
                        .filter(line -> line.mine() && !line.mineDone())
                        .filter(line -> line.row().getClosedOn().isEmpty())
                        .count();
        return new Page(
                "campaign/list.jte",
                new ListView(
                        open == 0 ? "あなたが答えるものはありません。" : "あなたが答えるものが" + open + "件あります。",
                        lines.stream().map(line -> row(visit, line)).toList(),
                        visit.may(Permission.RUN_CAMPAIGNS)));
    }

    private static Row row(Visit visit, CampaignReading.Line line) {
        CampaignRecord row = line.row();
        boolean closed = !row.getClosedOn().isEmpty();
        boolean asked = line.mine() && !line.mineDone() && !closed;
        String path = base(visit) + "/" + row.getId();
        return new Row(
                row.getTitle(),
                CampaignKind.valueOf(row.getKind()).label(),
                due(row),
                line.done() + "/" + line.asked() + CampaignReading.counter(row),
                asked ? path + "/answer" : "",
                closed ? "終わり" : !line.mine() ? "対象外" : line.mineDone() ? done(line) : "まだ",
                line.mineDone() && CampaignReading.mayChange(row, visit.today())
                        ? path + "/answer"
                        : "",
                visit.may(Permission.RUN_CAMPAIGNS) ? path : "");
    }

    private static String done(CampaignReading.Line line) {
        return line.row().getPerUnit() ? "済み(" + line.answerer() + ")" : "済み";
    }

    static String due(CampaignRecord row) {
        String due = new JapaneseDate(LocalDate.parse(row.getDueOn())).withWeekday();
        return row.getSecondDueOn().isEmpty()
                ? due
                : due
                        + "(二度目: "
                        + new JapaneseDate(LocalDate.parse(row.getSecondDueOn())).withWeekday()
                        + ")";
    }

    @GetMapping("/{body}/campaigns/{id:[0-9]{1,18}}/answer")
    Page answer(Visit visit, @PathVariable long id) {
        return form(visit, id, Map.of(), Map.of(), "", 200);
    }

    @PostMapping("/{body}/campaigns/{id:[0-9]{1,18}}/answer")
    Object answerTyped(
            Visit visit,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> params) {
        Map<Integer, String> typed = typed(params, "q");
        List<Questions.Question> questions =
                visit.body().read(db -> CampaignReading.questions(db, id));
        Map<Integer, String> faults = Answers.faults(questions, typed);
        if (!faults.isEmpty()) {
            return form(visit, id, typed, faults, "", 422);
        }
        return switch (desk.answer(visit, id, version, typed)) {
            case CampaignAnswerDesk.Outcome.Taken(int points, boolean passed) ->
                    passed
                            ? seeOther(base(visit))
                            : form(
                                    visit,
                                    id,
                                    typed,
                                    Map.of(),
                                    points + "問が正解でした。合格に足りないので、資料を読み直して、もう一度答えてください。",
                                    200);
            case CampaignAnswerDesk.Outcome.Meanwhile(String name) ->
                    form(
                            visit,
                            id,
                            typed,
                            Map.of(),
                            name + "さんが先に答えました。下の答えはまだ出していません。変えるときは、もう一度送ってください。",
                            409);
            case CampaignAnswerDesk.Outcome.Kept() -> seeOther(base(visit) + "/" + id + "/files");
            case CampaignAnswerDesk.Outcome.NotTaken(String sentence) ->
                    new Sentence("受け付けていません", sentence).page(409);
        };
    }

    static Map<Integer, String> typed(Map<String, String> params, String prefix) {
        Map<Integer, String> typed = new LinkedHashMap<>();
        for (int i = 0; i < Questions.MOST; i++) {
            String value = params.get(prefix + i);
            if (value != null) {
                typed.put(i, value);
            }
        }
        return typed;
    }

    private static Page form(
            Visit visit,
            long id,
            Map<Integer, String> typed,
            Map<Integer, String> faults,
            String notice,
            int status) {
        AnswerView view =
                visit.body()
                        .read(db -> {
                            CampaignReading.Mine mine =
                                    CampaignReading.mine(db, visit, id)
                                            .orElseThrow(CampaignController::nothing);
                            CampaignRecord row = mine.campaign();
                            CampaignMemberRecord member = mine.member();
                            Map<String, String> before = CampaignReading.before(db, row, member);
                            List<Questions.Question> questions = CampaignReading.questions(db, id);
                            long scored =
                                    questions.stream().filter(q -> q.correct().isPresent()).count();
                            return new AnswerView(
                                    row.getTitle(),
                                    row.getMaterial(),
                                    due(row),
                                    base(visit) + "/" + id + "/answer",
                                    member.getVersion(),
                                    asked(questions, kept(member, typed), faults, before),
                                    unit(visit, mine),
                                    member.getPassed() && !row.getPerUnit() ? "すでに答えています。" : notice,
                                    row.getPassMark() > 0
                                            ? scored + "問のうち" + row.getPassMark() + "問の正解で合格です。"
                                            : "",
                                    questions.stream().anyMatch(Questions.Question::isFile));
                        });
        return new Page("campaign/answer.jte", view, status);
    }

    /// Says who answered for the unit.
    private static String unit(Visit visit, CampaignReading.Mine mine) {
        CampaignMemberRecord member = mine.member();
        if (!CampaignReading.isUnit(member)) {
            return "";
        }
        if (!member.getPassed()) {
            return "課で一つ答えます。課のだれが答えてもかまいません。答えた人の名前が残ります。";
        }
        return "この課の回答: "
                + CampaignResults.reply(member)
                + "。"
                + (CampaignReading.mayChange(mine.campaign(), visit.today())
                        ? "期限までは、課のだれでも変えられます。"
                        : "期限を過ぎたので、変えられません。");
    }

    /// What was typed stands in the form, else what was kept while files are still to come, or what
    /// the unit has answered.
    private static Map<Integer, String> kept(
            CampaignMemberRecord member, Map<Integer, String> typed) {
        boolean changing = CampaignReading.isUnit(member) && member.getPassed();
        return typed.isEmpty() && (changing || member.getAnsweredOn().isEmpty())
                ? Answers.parse(member.getAnswers()).typed()
                : typed;
    }

    private static List<Asked> asked(
            List<Questions.Question> questions,
            Map<Integer, String> typed,
            Map<Integer, String> faults,
            Map<String, String> before) {
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Questions.Question question = questions.get(i);
            String carried = question.isFile() ? "" : before.getOrDefault(question.text(), "");
            String value = typed.getOrDefault(i, carried);
            asked.add(
                    new Asked(
                            "q" + i,
                            question.text(),
                            question.isFile(),
                            question.choices(),
                            value,
                            !carried.isEmpty() && value.equals(carried),
                            faults.getOrDefault(i, "")));
        }
        return asked;
    }

    static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }

    static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
