// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import static jp.sekisho.server.database.schema.tables.Campaign.CAMPAIGN;
import static jp.sekisho.server.database.schema.tables.CampaignFile.CAMPAIGN_FILE;
import static jp.sekisho.server.database.schema.tables.CampaignMember.CAMPAIGN_MEMBER;
import static jp.sekisho.server.database.schema.tables.CampaignQuestion.CAMPAIGN_QUESTION;
import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.server.access.Holding;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.CampaignFileRecord;
import jp.sekisho.server.database.schema.tables.records.CampaignMemberRecord;
import jp.sekisho.server.database.schema.tables.records.CampaignRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Reads campaigns.
final class CampaignReading {

    static final int LISTED = 100;

    private CampaignReading() {}

    static List<Questions.Question> questions(DSLContext db, long campaign) {
        return db.selectFrom(CAMPAIGN_QUESTION)
                .where(CAMPAIGN_QUESTION.CAMPAIGN_ID.eq(campaign))
                .orderBy(CAMPAIGN_QUESTION.POSITION)
                .fetch(row ->
                        new Questions.Question(
                                Questions.Kind.valueOf(row.getKind()),
                                row.getQuestion(),
                                row.getChoices().lines().toList(),
                                Optional.of(row.getCorrect()).filter(c -> !c.isEmpty())));
    }

    /// Returns the condition that keeps the members for whom somebody answers: the person, and the
    /// unit in which the person serves today.
    static Condition mine(Visit visit) {
        Long person = visit.visitor().personId();
        if (person == null) {
            return DSL.falseCondition();
        }
        Condition self = CAMPAIGN_MEMBER.PERSON_ID.eq(person);
        return visit.visitor().holdings().stream()
                .filter(holding -> holding.role() == Role.STAFF)
                .map(Holding::unitId)
                .filter(Objects::nonNull)
                .findFirst()
                .map(unit ->
                        self.or(
                                CAMPAIGN_MEMBER
                                        .PERSON_ID
                                        .isNull()
                                        .and(CAMPAIGN_MEMBER.UNIT_ID.eq(unit))))
                .orElse(self);
    }

    /// Returns the condition that keeps the members of other campaigns who are the same as one.
    static Condition same(CampaignMemberRecord member) {
        return isUnit(member)
                ? CAMPAIGN_MEMBER
                        .PERSON_ID
                        .isNull()
                        .and(CAMPAIGN_MEMBER.UNIT_ID.eq(member.getUnitId()))
                : CAMPAIGN_MEMBER.PERSON_ID.eq(member.getPersonId());
    }

    /// Tells whether a member is a unit, for which one person answers.
    static boolean isUnit(CampaignMemberRecord member) {
        return member.getPersonId() == null;
    }

    /// Reads the name by which colleagues know whoever is signed in.
    static String name(DSLContext db, Visit visit) {
        return db.select(PERSON.NAME)
                .from(PERSON)
                .where(PERSON.ID.eq(Objects.requireNonNullElse(visit.visitor().personId(), -1L)))
                .fetchOptional(PERSON.NAME)
                .orElse(visit.name());
    }

    /// Returns what is counted in a campaign.
    static String counter(CampaignRecord row) {
        return row.getPerUnit() ? "課" : "人";
    }

    /// Tells whether the answers of a unit may still be changed by its people: until the last day.
    static boolean mayChange(CampaignRecord row, LocalDate today) {
        String last =
                row.getSecondDueOn().compareTo(row.getDueOn()) > 0
                        ? row.getSecondDueOn()
                        : row.getDueOn();
        return row.getPerUnit()
                && row.getClosedOn().isEmpty()
                && !today.isAfter(LocalDate.parse(last));
    }

    /// Returns the condition that keeps the campaigns that somebody runs or is asked by.
    static Condition concerns(Visit visit) {
        return visit.scopeOf(Permission.RUN_CAMPAIGNS, CAMPAIGN.UNIT_ID)
                .or(
                        DSL.exists(
                                DSL.selectOne()
                                        .from(CAMPAIGN_MEMBER)
                                        .where(CAMPAIGN_MEMBER.CAMPAIGN_ID.eq(CAMPAIGN.ID))
                                        .and(mine(visit))));
    }

    /// Returns what a member answered in the campaign before, by the questions' texts.
    static Map<String, String> before(
            DSLContext db, CampaignRecord campaign, CampaignMemberRecord member) {
        Map<String, String> found = new HashMap<>();
        if (campaign.getBeforeId() == null) {
            return found;
        }
        String stored =
                db.select(CAMPAIGN_MEMBER.ANSWERS)
                        .from(CAMPAIGN_MEMBER)
                        .where(CAMPAIGN_MEMBER.CAMPAIGN_ID.eq(campaign.getBeforeId()))
                        .and(same(member))
                        .and(CAMPAIGN_MEMBER.ANSWERED_ON.ne(""))
                        .fetchOne(CAMPAIGN_MEMBER.ANSWERS);
        if (stored == null || stored.isEmpty()) {
            return found;
        }
        List<Questions.Question> questions = questions(db, campaign.getBeforeId());
        Answers.parse(stored)
                .byQuestion()
                .forEach((number, answer) -> {
                    if (number < questions.size()) {
                        found.put(questions.get(number).text(), answer.text());
                    }
                });
        return found;
    }

    /// A campaign of a list.
    ///
    /// @param row the campaign
    /// @param asked how many are asked
    /// @param done how many have answered and passed
    /// @param mine whether this person is asked
    /// @param mineDone whether this person is done
    /// @param answerer who answered for this person's unit; empty for nobody
    record Line(
            CampaignRecord row,
            int asked,
            int done,
            boolean mine,
            boolean mineDone,
            String answerer) {}

    /// Reads the campaigns that concern somebody, in one statement.
    static List<Line> lines(DSLContext db, Visit visit) {
        Field<Integer> asked = count(DSL.trueCondition()).as("asked");
        Field<Integer> done = count(CAMPAIGN_MEMBER.PASSED.isTrue()).as("done");
        Field<Integer> mine = count(mine(visit)).as("mine");
        Field<Integer> mineDone =
                count(mine(visit).and(CAMPAIGN_MEMBER.PASSED.isTrue())).as("mine_done");
        Field<String> answerer =
                DSL.field(
                                DSL.select(DSL.max(CAMPAIGN_MEMBER.PERSON))
                                        .from(CAMPAIGN_MEMBER)
                                        .where(CAMPAIGN_MEMBER.CAMPAIGN_ID.eq(CAMPAIGN.ID))
                                        .and(mine(visit))
                                        .and(CAMPAIGN_MEMBER.PASSED.isTrue()))
                        .as("answerer");
        return db.select(DSL.asterisk(), asked, done, mine, mineDone, answerer)
                .from(CAMPAIGN)
                .where(concerns(visit))
                .orderBy(CAMPAIGN.OPENED_ON.desc(), CAMPAIGN.ID.desc())
                .limit(LISTED)
                .fetch(row ->
                        new Line(
                                row.into(CAMPAIGN),
                                row.get(asked),
                                row.get(done),
                                row.get(mine) > 0,
                                row.get(mineDone) > 0,
                                Objects.requireNonNullElse(row.get(answerer), "")));
    }

    private static Field<Integer> count(Condition which) {
        return DSL.field(
                DSL.selectCount()
                        .from(CAMPAIGN_MEMBER)
                        .where(CAMPAIGN_MEMBER.CAMPAIGN_ID.eq(CAMPAIGN.ID))
                        .and(which));
    }

    /// Reads one campaign where somebody runs it or is asked by it.
    static Optional<CampaignRecord> find(DSLContext db, Visit visit, long id) {
        return db.selectFrom(CAMPAIGN)
                .where(CAMPAIGN.ID.eq(id))
                .and(concerns(visit))
                .fetchOptional();
    }

    /// Somebody who is asked, with the unit's name.
    ///
    /// @param row the member
    /// @param unit the unit's name; empty for none
    record Asked(CampaignMemberRecord row, String unit) {}

    /// Reads who is asked, within the units for which somebody runs campaigns, in one statement.
    static List<Asked> asked(DSLContext db, Visit visit, long campaign) {
        return db.select(DSL.asterisk(), UNIT.NAME.as("unit_name"))
                .from(CAMPAIGN_MEMBER)
                .leftJoin(UNIT)
                .on(UNIT.ID.eq(CAMPAIGN_MEMBER.UNIT_ID))
                .where(CAMPAIGN_MEMBER.CAMPAIGN_ID.eq(campaign))
                .and(visit.scopeOf(Permission.RUN_CAMPAIGNS, CAMPAIGN_MEMBER.UNIT_ID))
                .orderBy(UNIT.POSITION.asc().nullsFirst(), CAMPAIGN_MEMBER.PERSON)
                .fetch(row ->
                        new Asked(
                                row.into(CAMPAIGN_MEMBER),
                                Objects.requireNonNullElse(
                                        row.get("unit_name", String.class), "(所属なし)")));
    }

    /// A campaign with the member for whom somebody answers.
    record Mine(CampaignRecord campaign, CampaignMemberRecord member) {}

    /// Reads a campaign by which somebody is asked, in one statement.
    static Optional<Mine> mine(DSLContext db, Visit visit, long id) {
        return db.select(CAMPAIGN.fields())
                .select(CAMPAIGN_MEMBER.fields())
                .from(CAMPAIGN)
                .join(CAMPAIGN_MEMBER)
                .on(CAMPAIGN_MEMBER.CAMPAIGN_ID.eq(CAMPAIGN.ID))
                .where(CAMPAIGN.ID.eq(id))
                .and(mine(visit))
                .fetchOptional(row -> new Mine(row.into(CAMPAIGN), row.into(CAMPAIGN_MEMBER)));
    }

    /// Reads every file that was answered with, by the member and the number of the question, in
    /// one statement.
    static Map<Long, Map<Integer, CampaignFileRecord>> files(DSLContext db, long campaign) {
        Map<Long, Map<Integer, CampaignFileRecord>> found = new HashMap<>();
        db.selectFrom(CAMPAIGN_FILE)
                .where(CAMPAIGN_FILE.CAMPAIGN_ID.eq(campaign))
                .forEach(row ->
                        found.computeIfAbsent(row.getMemberId(), _ -> new HashMap<>())
                                .put(row.getPosition(), row));
        return found;
    }
}
