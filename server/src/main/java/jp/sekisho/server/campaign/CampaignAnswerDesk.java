// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import static jp.sekisho.server.database.schema.tables.Campaign.CAMPAIGN;
import static jp.sekisho.server.database.schema.tables.CampaignMember.CAMPAIGN_MEMBER;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.CampaignFileRecord;
import jp.sekisho.server.database.schema.tables.records.CampaignMemberRecord;
import jp.sekisho.server.database.schema.tables.records.CampaignRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.evidence.Keeping;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/// Takes answers. What was typed is kept as soon as it is whole, so that nothing of it is lost when
/// a file is refused; the answers count once every file is there and they are sent off.
@Component
final class CampaignAnswerDesk {

    /// Characters of a name.
    private static final int MAX_NAME = 200;

    private final Evidence evidence;
    private final AnswerFiles files;

    CampaignAnswerDesk(Evidence evidence, AnswerFiles files) {
        this.evidence = evidence;
        this.files = files;
    }

    /// By which way answers came.
    enum Route {
        SCREEN("一斉依頼への回答"),
        PAPER("紙の回答の記録");

        private final String why;

        Route(String why) {
            this.why = why;
        }
    }

    /// What became of answers.
    sealed interface Outcome {

        /// They are taken.
        record Taken(int points, boolean passed) implements Outcome {}

        /// Somebody else of the unit was faster; nothing is taken, so that nobody's answer is
        /// replaced unseen.
        record Meanwhile(String name) implements Outcome {}

        /// What was typed is kept; files are to be sent, or the whole to be sent off.
        record Kept() implements Outcome {}

        /// They are not.
        record NotTaken(String sentence) implements Outcome {}
    }

    /// What is done with the answers of somebody who is asked.
    @FunctionalInterface
    private interface Step {
        Outcome take(Change change, Running running);
    }

    /// A campaign with the one who is asked, and the files sent so far.
    private record Running(
            CampaignRecord campaign,
            CampaignMemberRecord member,
            List<Questions.Question> questions,
            Map<Integer, CampaignFileRecord> files) {
        Running {
            questions = List.copyOf(questions);
            files = Map.copyOf(files);
        }

        boolean asksForFile(int position) {
            return position < questions.size() && questions.get(position).isFile();
        }

        boolean asksForFiles() {
            return questions.stream().anyMatch(Questions.Question::isFile);
        }
    }

    /// Takes somebody's own answers, or those for the unit.
    ///
    /// @param version of the member, as the form showed it
    Outcome answer(Visit visit, long campaign, int version, Map<Integer, String> typed) {
        return own(
                visit,
                campaign,
                (change, running) -> {
                    CampaignMemberRecord member = running.member();
                    return CampaignReading.isUnit(member) && member.getVersion() != version
                            ? new Outcome.Meanwhile(last(member))
                            : typed(change, visit, running, typed, Route.SCREEN);
                });
    }

    private static String last(CampaignMemberRecord member) {
        return member.getChangedBy().isEmpty() ? member.getPerson() : member.getChangedBy();
    }

    /// Takes answers that somebody else wrote on paper, within the units of whoever enters them.
    ///
    /// @param who who wrote them for a unit; without meaning for a person's own
    Outcome enter(Visit visit, long campaign, long member, String who, Map<Integer, String> typed) {
        return step(
                visit,
                campaign,
                onPaper(visit, member),
                Route.PAPER,
                (change, running) -> {
                    if (CampaignReading.isUnit(running.member())) {
                        String name = who.strip().replaceAll("\\p{Cntrl}+", " ");
                        if (name.isEmpty() || name.length() > MAX_NAME) {
                            return new Outcome.NotTaken("答えた人の名前を入れてください。");
                        }
                        running.member().setPerson(name);
                    }
                    return typed(change, visit, running, typed, Route.PAPER);
                });
    }

    /// Takes somebody's own first answers within a change that is under way.
    Outcome answer(Change change, Visit visit, long campaign, Map<Integer, String> typed) {
        return own(
                change,
                visit,
                campaign,
                (_, running) -> typed(change, visit, running, typed, Route.SCREEN));
    }

    /// Takes a file as somebody's own answer within a change that is under way.
    Outcome file(Change change, Visit visit, long campaign, int position, Keeping.Kept kept) {
        return own(
                change,
                visit,
                campaign,
                (_, running) -> file(change, visit, running, position, kept));
    }

    /// Sends one's own answers off within a change that is under way.
    Outcome finish(Change change, Visit visit, long campaign) {
        return own(
                change,
                visit,
                campaign,
                (_, running) -> finish(change, visit, running, Route.SCREEN));
    }

    /// Takes a file as somebody's own answer.
    Outcome file(Visit visit, long campaign, int position, Keeping.Kept kept) {
        return own(
                visit, campaign, (change, running) -> file(change, visit, running, position, kept));
    }

    /// Takes the scan of what was handed in on paper; the last one that is wanted ends it.
    Outcome scan(Visit visit, long campaign, long member, int position, Keeping.Kept kept) {
        return step(
                visit,
                campaign,
                onPaper(visit, member),
                Route.PAPER,
                (change, running) -> {
                    Outcome taken = file(change, visit, running, position, kept);
                    return taken instanceof Outcome.Kept
                            ? finish(change, visit, again(change, running), Route.PAPER)
                            : taken;
                });
    }

    /// Lets the file of the campaign before stand as one's own answer.
    Outcome carry(Visit visit, long campaign, int position) {
        return own(
                visit,
                campaign,
                (change, running) -> {
                    Optional<CampaignFileRecord> before = before(change, running, position);
                    if (before.isEmpty()) {
                        return new Outcome.NotTaken("前の年のファイルがありません。ファイルを選んでください。");
                    }
                    files.carry(change, running.member(), position, before.get());
                    return changed(change, visit, running);
                });
    }

    /// Sends one's own answers off, once all are there.
    Outcome finish(Visit visit, long campaign) {
        return own(
                visit,
                campaign,
                (change, running) -> {
                    Outcome outcome = finish(change, visit, running, Route.SCREEN);
                    return outcome instanceof Outcome.Kept
                            ? new Outcome.NotTaken("すべての質問に答え、ファイルを送ってから出してください。")
                            : outcome;
                });
    }

    private static Condition onPaper(Visit visit, long member) {
        return CAMPAIGN_MEMBER
                .ID
                .eq(member)
                .and(visit.scopeOf(Permission.RUN_CAMPAIGNS, CAMPAIGN_MEMBER.UNIT_ID));
    }

    /// Does something with somebody's own answers.
    private Outcome own(Visit visit, long campaign, Step step) {
        return step(visit, campaign, CampaignReading.mine(visit), Route.SCREEN, step);
    }

    private static Outcome own(Change change, Visit visit, long campaign, Step step) {
        return step(change, visit, campaign, CampaignReading.mine(visit), Route.SCREEN, step);
    }

    private Outcome step(Visit visit, long campaign, Condition who, Route route, Step step) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                route.why,
                change -> step(change, visit, campaign, who, route, step));
    }

    private static Outcome step(
            Change change, Visit visit, long campaign, Condition who, Route route, Step step) {
        Optional<Running> running = running(change, campaign, who);
        if (running.isEmpty()) {
            return new Outcome.NotTaken("この一斉依頼の対象ではありません。");
        }
        CampaignRecord row = running.get().campaign();
        if (!row.getClosedOn().isEmpty()) {
            return new Outcome.NotTaken("この一斉依頼は終わりました。実施した課に連絡してください。");
        }
        boolean may = route == Route.SCREEN && CampaignReading.mayChange(row, visit.today());
        return running.get().member().getPassed() && !may
                ? new Outcome.NotTaken("すでに答えています。")
                : step.take(change, running.get());
    }

    private static Optional<Running> running(Change change, long campaign, Condition who) {
        CampaignMemberRecord member =
                change.db()
                        .selectFrom(CAMPAIGN_MEMBER)
                        .where(CAMPAIGN_MEMBER.CAMPAIGN_ID.eq(campaign))
                        .and(who)
                        .fetchOne();
        CampaignRecord row =
                change.db().selectFrom(CAMPAIGN).where(CAMPAIGN.ID.eq(campaign)).fetchOne();
        return member == null || row == null
                ? Optional.empty()
                : Optional.of(
                        new Running(
                                row,
                                member,
                                CampaignReading.questions(change.db(), campaign),
                                AnswerFiles.of(change.db(), member.getId())));
    }

    private static Running again(Change change, Running running) {
        return running(
                        change,
                        running.campaign().getId(),
                        CAMPAIGN_MEMBER.ID.eq(running.member().getId()))
                .orElseThrow();
    }

    private static Optional<CampaignFileRecord> before(
            Change change, Running running, int position) {
        return running.asksForFile(position)
                ? Optional.ofNullable(
                        AnswerFiles.before(change.db(), running.campaign(), running.member())
                                .get(running.questions().get(position).text()))
                : Optional.empty();
    }

    /// A file of a unit that has answered counts at once.
    private static Outcome changed(Change change, Visit visit, Running running) {
        if (running.member().getPassed()) {
            Outcome _ = finish(change, visit, again(change, running), Route.SCREEN);
        }
        return new Outcome.Kept();
    }

    private Outcome file(
            Change change, Visit visit, Running running, int position, Keeping.Kept kept) {
        if (!running.asksForFile(position)) {
            return new Outcome.NotTaken("ファイルで答える質問ではありません。");
        }
        files.enter(
                visit, change, running.member(), position, kept, before(change, running, position));
        return changed(change, visit, running);
    }

    private static Outcome typed(
            Change change, Visit visit, Running running, Map<Integer, String> typed, Route route) {
        List<Questions.Question> questions = running.questions();
        if (!Answers.faults(questions, typed).isEmpty()) {
            return new Outcome.NotTaken("すべての質問に答えてください。");
        }
        CampaignMemberRecord member = running.member();
        Answers answers =
                Answers.of(
                        questions,
                        typed,
                        CampaignReading.before(change.db(), running.campaign(), member));
        if (member.getPassed()) {
            if (answers.points(questions) < pass(running)) {
                return new Outcome.NotTaken("合格に足りない答えには変えられません。前の答えが残っています。");
            }
            Outcome settled = settle(change, visit, running, answers.with(running.files()), route);
            return running.asksForFiles() ? new Outcome.Kept() : settled;
        }
        if (running.asksForFiles() && answers.points(questions) >= pass(running)) {
            answeredBy(change, visit, member, route);
            member.setAnsweredOn("");
            member.setAnswers(answers.stored());
            change.update(member);
            return new Outcome.Kept();
        }
        return settle(change, visit, running, answers, route);
    }

    private static Outcome finish(Change change, Visit visit, Running running, Route route) {
        Answers answers = Answers.parse(running.member().getAnswers()).with(running.files());
        return answers.areWhole(running.questions())
                ? settle(change, visit, running, answers, route)
                : new Outcome.Kept();
    }

    private static int pass(Running running) {
        return running.campaign().getPassMark();
    }

    private static Outcome settle(
            Change change, Visit visit, Running running, Answers answers, Route route) {
        CampaignMemberRecord member = running.member();
        int points = answers.points(running.questions());
        if (member.getPassed()) {
            member.setChangedBy(CampaignReading.name(change.db(), visit));
            member.setChangedOn(visit.today().toString());
        } else {
            answeredBy(change, visit, member, route);
            member.setAnsweredOn(visit.today().toString());
        }
        member.setPoints(points);
        member.setPassed(points >= pass(running));
        member.setAnswers(answers.stored());
        change.update(member);
        return new Outcome.Taken(points, member.getPassed());
    }

    /// Notes by which way and whom the answers came. Whoever answers for a unit is named; what came
    /// on paper names its writer already.
    private static void answeredBy(
            Change change, Visit visit, CampaignMemberRecord member, Route route) {
        if (CampaignReading.isUnit(member)
                && (route == Route.SCREEN || member.getPerson().isEmpty())) {
            member.setPerson(CampaignReading.name(change.db(), visit));
        }
        member.setRoute(route.name());
        member.setEnteredBy(visit.name());
    }
}
