// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import static jp.sekisho.server.database.schema.tables.Campaign.CAMPAIGN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.CampaignMemberRecord;
import jp.sekisho.server.database.schema.tables.records.CampaignQuestionRecord;
import jp.sekisho.server.database.schema.tables.records.CampaignRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.Evidence;
import org.springframework.stereotype.Component;

/// Opens campaigns and ends them.
@Component
final class CampaignDesk {

    private final Evidence evidence;
    private final Ids ids;

    CampaignDesk(Evidence evidence, Ids ids) {
        this.evidence = evidence;
        this.ids = ids;
    }

    /// A campaign to be opened.
    record Draft(
            String title,
            CampaignKind kind,
            long unit,
            Audience audience,
            String material,
            int passMark,
            LocalDate due,
            List<Questions.Question> questions,
            Optional<Long> before,
            boolean perUnit) {
        Draft {
            questions = List.copyOf(questions);
        }
    }

    /// Opens a campaign for everybody whom its audience names, or for their units, in one
    /// transaction.
    ///
    /// @return its id; nothing where the audience is empty
    Optional<Long> open(Visit visit, Draft draft) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                draft.kind().label() + "の一斉依頼「" + draft.title() + "」",
                change -> open(change, visit, draft));
    }

    /// Opens a campaign within a change that is under way.
    Optional<Long> open(Change change, Visit visit, Draft draft) {
        List<Audience.Member> members = draft.audience().members(change.db());
        if (draft.perUnit()) {
            members = units(members);
        }
        if (members.isEmpty()) {
            return Optional.empty();
        }
        CampaignRecord row = campaign(visit, draft);
        change.insert(row);
        change.insertAll(questions(row.getId(), draft.questions()));
        List<CampaignMemberRecord> rows = new ArrayList<>();
        members.forEach(member -> rows.add(member(row.getId(), member)));
        change.insertAll(rows);
        return Optional.of(row.getId());
    }

    /// The units in which those who are asked serve; whoever serves in none is not asked.
    private static List<Audience.Member> units(List<Audience.Member> people) {
        return people.stream()
                .map(Audience.Member::unit)
                .filter(Objects::nonNull)
                .distinct()
                .map(unit -> new Audience.Member(null, "", unit))
                .toList();
    }

    private CampaignRecord campaign(Visit visit, Draft draft) {
        CampaignRecord row = new CampaignRecord();
        row.setId(ids.next());
        row.setTitle(draft.title());
        row.setKind(draft.kind().name());
        row.setUnitId(draft.unit());
        row.setAudienceUnitId(draft.audience().unit().orElse(null));
        row.setAudienceEmployment(String.join(",", draft.audience().employment()));
        row.setAudienceRoles(String.join(",", draft.audience().roles()));
        row.setAsOf(draft.audience().asOf().toString());
        row.setMaterial(draft.material());
        row.setPassMark(draft.passMark());
        row.setOpenedOn(visit.today().toString());
        row.setDueOn(draft.due().toString());
        row.setSecondDueOn("");
        row.setClosedOn("");
        row.setBeforeId(draft.before().orElse(null));
        row.setPerUnit(draft.perUnit());
        return row;
    }

    private List<CampaignQuestionRecord> questions(
            long campaign, List<Questions.Question> questions) {
        List<CampaignQuestionRecord> rows = new ArrayList<>();
        for (Questions.Question question : questions) {
            CampaignQuestionRecord row = new CampaignQuestionRecord();
            row.setId(ids.next());
            row.setCampaignId(campaign);
            row.setPosition(rows.size());
            row.setKind(question.kind().name());
            row.setQuestion(question.text());
            row.setChoices(String.join("\n", question.choices()));
            row.setCorrect(question.correct().orElse(""));
            rows.add(row);
        }
        return rows;
    }

    private CampaignMemberRecord member(long campaign, Audience.Member member) {
        CampaignMemberRecord row = new CampaignMemberRecord();
        row.setId(ids.next());
        row.setCampaignId(campaign);
        row.setPersonId(member.person());
        row.setPerson(member.name());
        row.setUnitId(member.unit());
        row.setAnsweredOn("");
        row.setRoute("");
        row.setEnteredBy("");
        row.setPoints(0);
        row.setPassed(false);
        row.setAnswers("");
        row.setChangedBy("");
        row.setChangedOn("");
        return row;
    }

    /// Sets a second date for those who missed the first, or closes the campaign.
    ///
    /// @return whether there is such a campaign that this person runs
    boolean move(Visit visit, long campaign, Optional<LocalDate> second) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                second.isPresent() ? "一斉依頼の二度目の期限" : "一斉依頼を終える",
                change -> {
                    CampaignRecord row =
                            change.db()
                                    .selectFrom(CAMPAIGN)
                                    .where(CAMPAIGN.ID.eq(campaign))
                                    .and(visit.scopeOf(Permission.RUN_CAMPAIGNS, CAMPAIGN.UNIT_ID))
                                    .fetchOne();
                    if (row == null) {
                        return false;
                    }
                    second.ifPresentOrElse(
                            day -> row.setSecondDueOn(day.toString()),
                            () -> row.setClosedOn(visit.today().toString()));
                    change.update(row);
                    return true;
                });
    }
}
