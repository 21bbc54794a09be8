// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Opening campaigns, their progress and results.
@Controller
@Requires(Permission.RUN_CAMPAIGNS)
class CampaignOffice {

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
                .<Object>map(id ->
                        CampaignController.seeOther(CampaignController.base(visit) + "/" + id))
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
                            List<Questions.Question> questions = CampaignReading.questions(db, id);
                            return CampaignResults.of(
                                    visit,
                                    row,
                                    CampaignReading.asked(db, visit, id),
                                    questions,
                                    questions.stream().anyMatch(Questions.Question::isFile)
                                            ? CampaignReading.files(db, id)
                                            : Map.of());
                        });
        return new Page("campaign/results.jte", view);
    }

    static CampaignRecord found(DSLContext db, Visit visit, long id) {
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
        return CampaignController.seeOther(CampaignController.base(visit) + "/" + id);
    }
}
