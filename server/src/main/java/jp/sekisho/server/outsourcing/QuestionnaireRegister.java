// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import static jp.sekisho.server.database.schema.tables.Questionnaire.QUESTIONNAIRE;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.reference;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.QuestionnaireRecord;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.RowView;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// What contractors are asked about their measures (委託先の点検表).
@Component
final class QuestionnaireRegister extends PlainRegister<QuestionnaireRecord> {

    QuestionnaireRegister() {
        super(
                QUESTIONNAIRE,
                new RegisterName(
                        Shelf.CONTRACTORS,
                        "questionnaires",
                        "委託先の点検表",
                        "点検表",
                        "件",
                        "委託先に対策を尋ね、答えを残します。Excelか、一度だけ使えるリンクで答えてもらいます。"),
                Permission.READ_CONTRACTS,
                Permission.EDIT_CONTRACTS);
    }

    @Override
    public List<RegisterField<QuestionnaireRecord, ?>> fields() {
        return List.of(
                called(QUESTIONNAIRE.NAME, "点検表の名前"),
                reference(QUESTIONNAIRE.CONTRACT_ID, "契約", Contracts.chosen()).required(),
                unit(QUESTIONNAIRE.UNIT_ID, "担当課", Permission.EDIT_CONTRACTS).required().filter(),
                longText(QUESTIONNAIRE.QUESTIONS, "質問")
                        .required()
                        .initially(_ -> Inquiry.USUAL)
                        .hint("1行に1問。「はい・いいえ・該当しない」で答えられるように書きます。"),
                date(QUESTIONNAIRE.SENT_ON, "送った日"),
                date(QUESTIONNAIRE.DUE_ON, "答えの期限").required().sortable(),
                date(QUESTIONNAIRE.ANSWERED_ON, "答えのあった日").past(),
                text(QUESTIONNAIRE.ANSWERED_BY, "答えた人", 200).unlisted(),
                date(QUESTIONNAIRE.CHECKED_ON, "答えを確かめた日").past().unlisted(),
                longText(QUESTIONNAIRE.NOTES, "備考"));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut("open", "答えがない", "まだ答えのないもの", _ -> QUESTIONNAIRE.ANSWERED_ON.eq("")),
                new Shortcut(
                        "unread",
                        "確かめていない",
                        "",
                        _ ->
                                QUESTIONNAIRE
                                        .ANSWERED_ON
                                        .gt("")
                                        .and(QUESTIONNAIRE.CHECKED_ON.eq(""))));
    }

    @Override
    public Optional<Standing> standing(QuestionnaireRecord row, LocalDate today) {
        if (!row.getAnsweredOn().isEmpty()) {
            return Optional.of(
                    row.getCheckedOn().isEmpty() ? Standing.soon("確かめていない") : Standing.holds("済"));
        }
        return Optional.of(Standing.by("答え", row.getDueOn(), today, Contracts.SOON_DAYS));
    }

    @Override
    public List<RowView.Part> parts(DSLContext db, Visit visit, QuestionnaireRecord row) {
        return List.of(
                new RowView.Part(
                        "送る・受け取る",
                        "",
                        List.of(
                                new RowView.PartRow(
                                        QuestionnaireController.PATH + row.getId(),
                                        "送る、答えを見る",
                                        "Excelの表、一度だけ使えるリンク、届いた答え"))));
    }
}
