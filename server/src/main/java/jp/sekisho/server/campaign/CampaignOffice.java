// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.BodyFacts;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.body.EmploymentKind;
import jp.sekisho.server.database.schema.tables.records.CampaignRecord;
import jp.sekisho.server.page.FormField;
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

/// Opening campaigns, their progress and results, and the answers that come on paper.
@Controller
@Requires(Permission.RUN_CAMPAIGNS)
class CampaignOffice {

    /// People on one sheet and in one bulk entry.
    private static final int ON_PAPER = 40;

    private final CampaignDesk desk;

    CampaignOffice(CampaignDesk desk) {
        this.desk = desk;
    }

    /// The form of a new campaign.
    ///
    /// @param fields its fields
    /// @param path where it is sent
    /// @param notice one sentence above; empty for none
    public record NewView(List<FormField> fields, String path, String notice) {
        public NewView {
            fields = List.copyOf(fields);
        }
    }

    /// The sheet, and the entry of what stands on it.
    ///
    /// @param title what it is called
    /// @param path the campaign's address
    /// @param due until when
    /// @param questions the questions
    /// @param people who has not answered
    /// @param more how many do not fit
    /// @param notice one sentence above; empty for none
    public record PaperView(
            String title,
            String path,
            String due,
            List<CampaignController.Asked> questions,
            List<Person> people,
            int more,
            String notice) {
        public PaperView {
            questions = List.copyOf(questions);
            people = List.copyOf(people);
        }
    }

    /// Somebody who has not answered.
    ///
    /// @param id who
    /// @param name as written
    /// @param unit the unit's name
    public record Person(long id, String name, String unit) {}

    @GetMapping("/{body}/campaigns/new")
    Page ask(Visit visit) {
        Map<String, String> typed = new HashMap<>();
        typed.put("as_of", new JapaneseDate(visit.today()).text());
        typed.put("due", new JapaneseDate(visit.today().plusDays(21)).text());
        typed.put("kind", CampaignKind.TRAINING.name());
        typed.put("pass_mark", "0");
        return form(visit, typed, Map.of(), "", 200);
    }

    @PostMapping("/{body}/campaigns/new")
    Object open(Visit visit, @RequestParam Map<String, String> typed) {
        Map<String, String> errors = new LinkedHashMap<>();
        Optional<CampaignDesk.Draft> draft = new CampaignForm(visit, typed, errors).draft();
        if (draft.isEmpty()) {
            return form(visit, typed, errors, "", 422);
        }
        return desk.open(visit, draft.get())
                .<Object>map(id -> seeOther(visit, id))
                .orElseGet(() -> form(visit, typed, Map.of(), "その対象に当たる人が一人もいません。", 422));
    }

    private static Page form(
            Visit visit,
            Map<String, String> typed,
            Map<String, String> errors,
            String notice,
            int status) {
        List<FormField> fields =
                visit.body()
                        .read(db -> {
                            List<FormField.Choice> units = new ArrayList<>();
                            units.add(new FormField.Choice("", "団体の全部"));
                            List<FormField.Choice> own = new ArrayList<>();
                            for (BodyFacts.Unit unit : BodyStore.units(db, visit.today())) {
                                FormField.Choice choice =
                                        new FormField.Choice(Long.toString(unit.id()), unit.name());
                                units.add(choice);
                                if (visit.may(Permission.RUN_CAMPAIGNS, unit.id())) {
                                    own.add(choice);
                                }
                            }
                            List<FormField.Choice> before = new ArrayList<>();
                            before.add(new FormField.Choice("", "(なし)"));
                            CampaignReading.lines(db, visit)
                                    .forEach(line ->
                                            before.add(
                                                    new FormField.Choice(
                                                            line.row().getId().toString(),
                                                            line.row().getTitle())));
                            return new CampaignForm(visit, typed, new HashMap<>(errors))
                                    .fields(units, own, before);
                        });
        return new Page(
                "campaign/new.jte",
                new NewView(fields, CampaignController.base(visit) + "/new", notice),
                status);
    }

    static List<FormField.Choice> employment() {
        List<FormField.Choice> choices = new ArrayList<>();
        choices.add(new FormField.Choice("", "すべて"));
        Arrays.stream(EmploymentKind.values())
                .forEach(kind -> choices.add(new FormField.Choice(kind.name(), kind.label())));
        return choices;
    }

    static List<FormField.Choice> roles() {
        List<FormField.Choice> choices = new ArrayList<>();
        choices.add(new FormField.Choice("", "すべて"));
        Arrays.stream(Role.values())
                .filter(role -> role != Role.STAFF)
                .forEach(role -> choices.add(new FormField.Choice(role.name(), role.label())));
        return choices;
    }

    @GetMapping("/{body}/campaigns/{id:[0-9]{1,18}}")
    Page results(Visit visit, @PathVariable long id) {
        CampaignResults.ResultView view =
                visit.body()
                        .read(db -> {
                            CampaignRecord row = found(db, visit, id);
                            return CampaignResults.of(
                                    visit,
                                    row,
                                    CampaignReading.asked(db, visit, id),
                                    CampaignReading.questions(db, id));
                        });
        return new Page("campaign/results.jte", view);
    }

    private static CampaignRecord found(org.jooq.DSLContext db, Visit visit, long id) {
        return CampaignReading.find(db, visit, id).orElseThrow(CampaignController::nothing);
    }

    @PostMapping("/{body}/campaigns/{id:[0-9]{1,18}}/second")
    Object second(
            Visit visit, @PathVariable long id, @RequestParam(defaultValue = "") String second) {
        Optional<LocalDate> day =
                JapaneseDate.tryParse(second)
                        .map(JapaneseDate::date)
                        .filter(date -> !date.isBefore(visit.today()));
        if (day.isEmpty()) {
            return new Sentence("保存していません", "二度目の期限を、今日より後の日付で入れてください(例: 令和8年12月25日)。").page(422);
        }
        return moved(visit, id, day);
    }

    @PostMapping("/{body}/campaigns/{id:[0-9]{1,18}}/close")
    Object close(Visit visit, @PathVariable long id) {
        return moved(visit, id, Optional.empty());
    }

    private Object moved(Visit visit, long id, Optional<LocalDate> second) {
        if (!desk.move(visit, id, second)) {
            throw CampaignController.nothing();
        }
        return seeOther(visit, id);
    }

    @GetMapping("/{body}/campaigns/{id:[0-9]{1,18}}/paper")
    Page paper(Visit visit, @PathVariable long id) {
        return paper(visit, id, "", 200);
    }

    @PostMapping("/{body}/campaigns/{id:[0-9]{1,18}}/paper")
    Page paperTyped(Visit visit, @PathVariable long id, @RequestParam Map<String, String> params) {
        int taken = 0;
        List<String> left = new ArrayList<>();
        PaperView view = paperView(visit, id, "");
        for (Person person : view.people()) {
            Map<Integer, String> typed = CampaignController.typed(params, "p" + person.id() + "q");
            if (typed.values().stream().allMatch(String::isBlank)) {
                continue;
            }
            if (desk.enter(visit, id, person.id(), typed) instanceof CampaignDesk.Outcome.Taken) {
                taken++;
            } else {
                left.add(person.name());
            }
        }
        return paper(
                visit,
                id,
                taken
                        + "人の回答を記録しました。"
                        + (left.isEmpty() ? "" : "答えがそろっていない人は記録していません: " + String.join("、", left)),
                left.isEmpty() ? 200 : 422);
    }

    private Page paper(Visit visit, long id, String notice, int status) {
        return new Page("campaign/paper.jte", paperView(visit, id, notice), status);
    }

    private static PaperView paperView(Visit visit, long id, String notice) {
        return visit.body()
                .read(db -> {
                    CampaignRecord row = found(db, visit, id);
                    List<Questions.Question> questions = CampaignReading.questions(db, id);
                    List<Person> open =
                            CampaignReading.asked(db, visit, id).stream()
                                    .filter(one -> !one.row().getPassed())
                                    .map(one ->
                                            new Person(
                                                    one.row().getPersonId(),
                                                    one.row().getPerson(),
                                                    one.unit()))
                                    .toList();
                    List<CampaignController.Asked> asked = new ArrayList<>();
                    for (int i = 0; i < questions.size(); i++) {
                        asked.add(
                                new CampaignController.Asked(
                                        String.format(Locale.ROOT, "%d", i),
                                        questions.get(i).text(),
                                        questions.get(i).choices(),
                                        "",
                                        false,
                                        ""));
                    }
                    return new PaperView(
                            row.getTitle(),
                            CampaignController.base(visit) + "/" + id,
                            CampaignController.due(row),
                            asked,
                            open.subList(0, Math.min(ON_PAPER, open.size())),
                            Math.max(0, open.size() - ON_PAPER),
                            notice);
                });
    }

    private static ResponseEntity<Void> seeOther(Visit visit, long id) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(CampaignController.base(visit) + "/" + id))
                .build();
    }
}
