// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import static jp.sekisho.server.database.schema.tables.Campaign.CAMPAIGN;
import static jp.sekisho.server.database.schema.tables.CampaignMember.CAMPAIGN_MEMBER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Opens campaigns and takes answers.
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
            Optional<Long> before) {
        Draft {
            questions = List.copyOf(questions);
        }
    }

    /// Opens a campaign for everybody whom its audience names, in one transaction.
    ///
    /// @return its id; nothing where the audience is empty
    Optional<Long> open(Visit visit, Draft draft) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                draft.kind().label() + "の一斉依頼「" + draft.title() + "」",
                change -> {
                    List<Audience.Member> members = draft.audience().members(change.db());
                    if (members.isEmpty()) {
                        return Optional.empty();
                    }
                    CampaignRecord row = campaign(visit, draft);
                    change.insert(row);
                    change.insertAll(questions(row.getId(), draft.questions()));
                    change.insertAll(
                            members.stream().map(member -> member(row.getId(), member)).toList());
                    return Optional.of(row.getId());
                });
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
        return row;
    }

    /// What became of answers.
    sealed interface Outcome {

        /// They are taken.
        record Taken(int points, boolean passed) implements Outcome {}

        /// They are not.
        record NotTaken(String sentence) implements Outcome {}
    }

    /// Takes somebody's own answers.
    Outcome answer(Visit visit, long campaign, Map<Integer, String> typed) {
        Long person = visit.visitor().personId();
        return person == null
                ? new Outcome.NotTaken("このアカウントは職員に結び付いていないので、答えられません。")
                : take(visit, campaign, person, typed, "SCREEN");
    }

    /// Takes answers that somebody else wrote on paper, within the units of whoever enters them.
    Outcome enter(Visit visit, long campaign, long person, Map<Integer, String> typed) {
        return take(visit, campaign, person, typed, "PAPER");
    }

    private Outcome take(
            Visit visit, long campaign, long person, Map<Integer, String> typed, String route) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                route.equals("PAPER") ? "紙の回答の記録" : "一斉依頼への回答",
                change -> take(change, visit, campaign, person, typed, route));
    }

    private static Outcome take(
            Change change,
            Visit visit,
            long campaign,
            long person,
            Map<Integer, String> typed,
            String route) {
        Optional<Running> running = running(change.db(), campaign, person);
        if (running.isEmpty()
                || (route.equals("PAPER")
                        && !visit.may(
                                Permission.RUN_CAMPAIGNS, running.get().member().getUnitId()))) {
            return new Outcome.NotTaken("この一斉依頼の対象ではありません。");
        }
        CampaignRecord row = running.get().campaign();
        CampaignMemberRecord member = running.get().member();
        if (!row.getClosedOn().isEmpty()) {
            return new Outcome.NotTaken("この一斉依頼は終わりました。実施した課に連絡してください。");
        }
        if (member.getPassed()) {
            return new Outcome.NotTaken("すでに答えています。");
        }
        List<Questions.Question> questions = running.get().questions();
        if (!Answers.faults(questions, typed).isEmpty()) {
            return new Outcome.NotTaken("すべての質問に答えてください。");
        }
        Answers answers =
                Answers.of(questions, typed, CampaignReading.before(change.db(), row, person));
        int points = answers.points(questions);
        member.setAnsweredOn(visit.today().toString());
        member.setRoute(route);
        member.setEnteredBy(visit.name());
        member.setPoints(points);
        member.setPassed(points >= row.getPassMark());
        member.setAnswers(answers.stored());
        change.update(member);
        return new Outcome.Taken(points, member.getPassed());
    }

    /// A campaign with the person who is asked.
    private record Running(
            CampaignRecord campaign,
            CampaignMemberRecord member,
            List<Questions.Question> questions) {
        Running {
            questions = List.copyOf(questions);
        }
    }

    private static Optional<Running> running(DSLContext db, long campaign, long person) {
        CampaignMemberRecord member =
                db.selectFrom(CAMPAIGN_MEMBER)
                        .where(CAMPAIGN_MEMBER.CAMPAIGN_ID.eq(campaign))
                        .and(CAMPAIGN_MEMBER.PERSON_ID.eq(person))
                        .fetchOne();
        CampaignRecord row = db.selectFrom(CAMPAIGN).where(CAMPAIGN.ID.eq(campaign)).fetchOne();
        return member == null || row == null
                ? Optional.empty()
                : Optional.of(new Running(row, member, CampaignReading.questions(db, campaign)));
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
