// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.CampaignFileRecord;
import jp.sekisho.server.database.schema.tables.records.CampaignRecord;
import jp.sekisho.server.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The answers that come on paper: the sheet, the entry of what stands on it, and the scans of what
/// was handed in with it.
@Controller
@Requires(Permission.RUN_CAMPAIGNS)
class PaperOffice {

    /// People on one sheet and in one bulk entry.
    private static final int ON_PAPER = 40;

    private final CampaignAnswerDesk desk;
    private final AnswerFiles files;

    PaperOffice(CampaignAnswerDesk desk, AnswerFiles files) {
        this.desk = desk;
        this.files = files;
    }

    /// The sheet, and the entry of what stands on it.
    ///
    /// @param title what it is called
    /// @param path the campaign's address
    /// @param due until when
    /// @param perUnit whether one answers for each unit
    /// @param questions the questions
    /// @param people who has not answered
    /// @param more how many do not fit
    /// @param scans the scans for which answers wait
    /// @param taken what is taken as a scan
    /// @param notices sentences above
    public record PaperView(
            String title,
            String path,
            String due,
            boolean perUnit,
            List<CampaignController.Asked> questions,
            List<Person> people,
            int more,
            List<Scan> scans,
            String taken,
            List<String> notices) {
        public PaperView {
            questions = List.copyOf(questions);
            people = List.copyOf(people);
            scans = List.copyOf(scans);
            notices = List.copyOf(notices);
        }

        /// Tells whether there is anything to type.
        public boolean typed() {
            return questions.stream().anyMatch(question -> !question.file());
        }
    }

    /// Somebody who has not answered, or a unit without a name.
    ///
    /// @param id which member
    /// @param name as written
    /// @param unit the unit's name
    public record Person(long id, String name, String unit) {}

    /// A scan that is wanted.
    ///
    /// @param name under which the browser sends it
    /// @param person whose
    /// @param unit the unit's name
    /// @param question what was asked
    public record Scan(String name, String person, String unit, String question) {}

    @GetMapping("/{body}/campaigns/{id:[0-9]{1,18}}/paper")
    Page paper(Visit visit, @PathVariable long id) {
        return new Page("campaign/paper.jte", view(visit, id, List.of()));
    }

    @PostMapping("/{body}/campaigns/{id:[0-9]{1,18}}/paper")
    Page paperTyped(Visit visit, @PathVariable long id, @RequestParam Map<String, String> params) {
        int taken = 0;
        int waiting = 0;
        List<String> left = new ArrayList<>();
        PaperView sheet = view(visit, id, List.of());
        String counter = sheet.perUnit() ? "課" : "人";
        for (Person person : sheet.people()) {
            Map<Integer, String> typed = CampaignController.typed(params, "p" + person.id() + "q");
            if (typed.values().stream().allMatch(String::isBlank)) {
                continue;
            }
            String who = params.getOrDefault("p" + person.id() + "who", "");
            switch (desk.enter(visit, id, person.id(), who, typed)) {
                case CampaignAnswerDesk.Outcome.Taken _ -> taken++;
                case CampaignAnswerDesk.Outcome.Kept _ -> waiting++;
                case CampaignAnswerDesk.Outcome.NotTaken _,
                        CampaignAnswerDesk.Outcome.Meanwhile _ ->
                        left.add(sheet.perUnit() ? person.unit() : person.name());
            }
        }
        List<String> notices = new ArrayList<>();
        notices.add(taken + counter + "の回答を記録しました。");
        if (waiting > 0) {
            notices.add(waiting + counter + "の答えを預かりました。下の「スキャンを添える」で、紙で出たファイルを添えると終わります。");
        }
        if (!left.isEmpty()) {
            notices.add(
                    (sheet.perUnit() ? "答えか答えた人の名前がそろっていない課" : "答えがそろっていない人")
                            + "は記録していません: "
                            + String.join("、", left));
        }
        return new Page("campaign/paper.jte", view(visit, id, notices), left.isEmpty() ? 200 : 422);
    }

    @PostMapping("/{body}/campaigns/{id:[0-9]{1,18}}/scans")
    Page scans(Visit visit, @PathVariable long id, @RequestParam Map<String, MultipartFile> sent) {
        int taken = 0;
        List<String> notices = new ArrayList<>();
        for (Scan scan : view(visit, id, List.of()).scans()) {
            MultipartFile file = sent.get(scan.name());
            if (file == null || file.isEmpty()) {
                continue;
            }
            switch (files.take(visit, Optional.of(file))) {
                case AnswerFiles.Upload.Refused(String sentence) ->
                        notices.add(scan.person() + "の「" + scan.question() + "」: " + sentence);
                case AnswerFiles.Upload.Kept(var kept) -> {
                    String[] place = scan.name().substring(1).split("q", -1);
                    CampaignAnswerDesk.Outcome outcome =
                            desk.scan(
                                    visit,
                                    id,
                                    Long.parseLong(place[0]),
                                    Integer.parseInt(place[1]),
                                    kept);
                    if (outcome instanceof CampaignAnswerDesk.Outcome.NotTaken(String sentence)) {
                        notices.add(scan.person() + ": " + sentence);
                    } else {
                        taken++;
                    }
                }
            }
        }
        boolean good = notices.isEmpty();
        notices.addFirst(taken + "件のスキャンを添えました。");
        return new Page("campaign/paper.jte", view(visit, id, notices), good ? 200 : 422);
    }

    private static PaperView view(Visit visit, long id, List<String> notices) {
        return visit.body()
                .read(db -> {
                    CampaignRecord row = CampaignOffice.found(db, visit, id);
                    List<Questions.Question> questions = CampaignReading.questions(db, id);
                    boolean typed = questions.stream().anyMatch(question -> !question.isFile());
                    boolean wantsFiles = questions.stream().anyMatch(Questions.Question::isFile);
                    Map<Long, Map<Integer, CampaignFileRecord>> here =
                            wantsFiles ? CampaignReading.files(db, id) : Map.of();
                    List<Person> open = new ArrayList<>();
                    List<Scan> scans = new ArrayList<>();
                    for (CampaignReading.Asked one : CampaignReading.asked(db, visit, id)) {
                        if (one.row().getPassed()) {
                            continue;
                        }
                        boolean kept =
                                one.row().getAnsweredOn().isEmpty()
                                        && !one.row().getAnswers().isEmpty();
                        if (!kept) {
                            open.add(
                                    new Person(
                                            one.row().getId(),
                                            row.getPerUnit() ? "" : one.row().getPerson(),
                                            one.unit()));
                        }
                        if (kept || !typed) {
                            scans.addAll(
                                    scans(
                                            one,
                                            questions,
                                            here.getOrDefault(one.row().getId(), Map.of())));
                        }
                    }
                    return new PaperView(
                            row.getTitle(),
                            CampaignController.base(visit) + "/" + id,
                            CampaignController.due(row),
                            row.getPerUnit(),
                            asked(questions),
                            open.subList(0, Math.min(ON_PAPER, open.size())),
                            Math.max(0, open.size() - ON_PAPER),
                            scans.subList(0, Math.min(ON_PAPER, scans.size())),
                            AnswerFiles.TAKEN_IN_WORDS,
                            notices);
                });
    }

    private static List<Scan> scans(
            CampaignReading.Asked one,
            List<Questions.Question> questions,
            Map<Integer, CampaignFileRecord> here) {
        List<Scan> scans = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i).isFile() && !here.containsKey(i)) {
                scans.add(
                        new Scan(
                                "f" + one.row().getId() + "q" + i,
                                one.row().getPerson(),
                                one.unit(),
                                questions.get(i).text()));
            }
        }
        return scans;
    }

    private static List<CampaignController.Asked> asked(List<Questions.Question> questions) {
        List<CampaignController.Asked> asked = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            asked.add(
                    new CampaignController.Asked(
                            Integer.toString(i),
                            questions.get(i).text(),
                            questions.get(i).isFile(),
                            questions.get(i).choices(),
                            "",
                            false,
                            ""));
        }
        return asked;
    }
}
