// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import static jp.sekisho.server.database.schema.tables.Contract.CONTRACT;
import static jp.sekisho.server.database.schema.tables.Questionnaire.QUESTIONNAIRE;
import static jp.sekisho.server.database.schema.tables.QuestionnaireAnswer.QUESTIONNAIRE_ANSWER;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.QuestionnaireAnswerRecord;
import jp.sekisho.server.database.schema.tables.records.QuestionnaireRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.evidence.Sha256;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Sends questionnaires to contractors and takes their answers.
@Component
final class QuestionnaireDesk {

    /// Days for which a link can be used, at most.
    static final int LINK_DAYS = 30;

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int TOKEN_BYTES = 32;

    private final Evidence evidence;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    QuestionnaireDesk(Evidence evidence, Ids ids, Clock clock) {
        this.evidence = evidence;
        this.ids = ids;
        this.clock = clock;
    }

    /// A questionnaire with what belongs to it.
    ///
    /// @param row the row
    /// @param contractor who is asked
    /// @param answers what was answered; empty before
    record Asked(
            QuestionnaireRecord row, String contractor, List<QuestionnaireAnswerRecord> answers) {
        Asked {
            answers = List.copyOf(answers);
        }

        Inquiry inquiry() {
            return Inquiry.of(row.getQuestions());
        }
    }

    /// What became of answers.
    sealed interface Outcome {

        /// They stand in the register.
        record Taken() implements Outcome {}

        /// Something lacks, by the question's number from 0.
        record Wrong(Map<Integer, String> errors) implements Outcome {
            public Wrong {
                errors = Map.copyOf(errors);
            }
        }

        /// They are not taken.
        record Refused(String sentence) implements Outcome {}
    }

    /// Finds a questionnaire that somebody may change.
    Optional<Asked> find(Visit visit, long id) {
        return visit.body().read(db -> find(db, mine(visit, id)));
    }

    /// Finds the questionnaire to which a link leads today.
    Optional<Asked> find(BodyDatabase body, String token) {
        return body.read(db -> find(db, linked(token)));
    }

    private static Condition mine(Visit visit, long id) {
        return QUESTIONNAIRE
                .ID
                .eq(id)
                .and(visit.scopeOf(Permission.EDIT_CONTRACTS, QUESTIONNAIRE.UNIT_ID));
    }

    private Condition linked(String token) {
        return QUESTIONNAIRE
                .LINK_HASH
                .eq(Sha256.of(token))
                .and(QUESTIONNAIRE.LINK_UNTIL.ge(LocalDate.now(clock.withZone(JAPAN)).toString()));
    }

    private static Optional<Asked> find(DSLContext db, Condition which) {
        var answers =
                DSL.multiset(
                                DSL.selectFrom(QUESTIONNAIRE_ANSWER)
                                        .where(
                                                QUESTIONNAIRE_ANSWER.QUESTIONNAIRE_ID.eq(
                                                        QUESTIONNAIRE.ID))
                                        .orderBy(QUESTIONNAIRE_ANSWER.POSITION))
                        .as("answers");
        return db.select(DSL.asterisk(), CONTRACT.CONTRACTOR.as("contractor_name"), answers)
                .from(QUESTIONNAIRE)
                .join(CONTRACT)
                .on(CONTRACT.ID.eq(QUESTIONNAIRE.CONTRACT_ID))
                .where(which)
                .fetchOptional((Record row) -> {
                    QuestionnaireRecord asked = row.into(QUESTIONNAIRE);
                    asked.touched(false);
                    return new Asked(
                            asked, row.get("contractor_name", String.class), row.get(answers));
                });
    }

    /// Makes a link that can be used once; an older one ends.
    ///
    /// @return its secret end, which nobody can see again
    Optional<String> link(Visit visit, long id) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                "点検表の一度だけ使えるリンクを作る",
                change ->
                        find(change.db(), mine(visit, id))
                                .filter(asked -> asked.row().getAnsweredOn().isEmpty())
                                .map(asked -> {
                                    QuestionnaireRecord row = asked.row();
                                    row.setLinkHash(Sha256.of(token));
                                    row.setLinkUntil(visit.today().plusDays(LINK_DAYS).toString());
                                    if (row.getSentOn().isEmpty()) {
                                        row.setSentOn(visit.today().toString());
                                    }
                                    change.update(row);
                                    return token;
                                }));
    }

    /// Takes the answers that came back as a workbook.
    Outcome takeSheet(Visit visit, long id, byte[] file) {
        Optional<Asked> asked = find(visit, id);
        if (asked.isEmpty()) {
            return new Outcome.Refused("この点検表は見つかりません。");
        }
        return switch (InquirySheet.read(file, asked.get().inquiry())) {
            case InquirySheet.Back.Refused(String sentence) -> new Outcome.Refused(sentence);
            case InquirySheet.Back.Given(Map<Integer, Inquiry.Given> given) ->
                    evidence.change(
                            visit.body(),
                            new Actor(visit.name()),
                            "点検表の答え(Excel)を受け取る",
                            change ->
                                    take(
                                            change,
                                            find(change.db(), mine(visit, id)),
                                            given,
                                            "EXCEL",
                                            asked.get().contractor(),
                                            visit.today()));
        };
    }

    /// Takes the answers that were given by the link, which then ends.
    Outcome takeLink(
            BodyDatabase body, String token, String name, Map<Integer, Inquiry.Given> given) {
        Optional<Asked> asked = find(body, token);
        if (asked.isEmpty()) {
            return new Outcome.Refused("このリンクは使えません。");
        }
        String who = asked.get().contractor() + (name.isBlank() ? "" : " " + name.strip());
        return evidence.change(
                body,
                new Actor(who + "(点検表のリンク)"),
                "点検表の答え(リンク)を受け取る",
                change ->
                        take(
                                change,
                                find(change.db(), linked(token)),
                                given,
                                "LINK",
                                who,
                                LocalDate.now(clock.withZone(JAPAN))));
    }

    private Outcome take(
            Change change,
            Optional<Asked> found,
            Map<Integer, Inquiry.Given> given,
            String route,
            String who,
            LocalDate today) {
        if (found.isEmpty() || !found.get().row().getAnsweredOn().isEmpty()) {
            return new Outcome.Refused("この点検表には、もう答えがあります。直すときは、担当課に送り直してもらってください。");
        }
        Asked asked = found.get();
        return switch (asked.inquiry().read(given)) {
            case Inquiry.Reading.Wrong(Map<Integer, String> errors) -> new Outcome.Wrong(errors);
            case Inquiry.Reading.Complete(List<Inquiry.Answer> answers) -> {
                asked.answers().forEach(change::remove);
                for (int i = 0; i < answers.size(); i++) {
                    change.insert(row(asked.row().getId(), i, answers.get(i)));
                }
                QuestionnaireRecord row = asked.row();
                row.setAnsweredOn(today.toString());
                row.setAnsweredBy(who);
                row.setRoute(route);
                row.setLinkHash("");
                row.setLinkUntil("");
                change.update(row);
                yield new Outcome.Taken();
            }
        };
    }

    private QuestionnaireAnswerRecord row(long questionnaire, int position, Inquiry.Answer answer) {
        QuestionnaireAnswerRecord row = new QuestionnaireAnswerRecord();
        row.setId(ids.next());
        row.setQuestionnaireId(questionnaire);
        row.setPosition(position);
        row.setQuestion(answer.question());
        row.setAnswer(answer.word().name());
        row.setRemark(answer.remark());
        return row;
    }
}
