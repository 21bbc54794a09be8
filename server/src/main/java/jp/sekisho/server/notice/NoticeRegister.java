// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.notice;

import static jp.sekisho.server.database.schema.tables.Notice.NOTICE;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.person;
import static jp.sekisho.server.register.Fields.reference;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.campaign.Telling;
import jp.sekisho.server.database.schema.tables.records.NoticeRecord;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.RowView;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Notices received from J-LIS and others: who was told, what was done (通知の台帳).
@Component
final class NoticeRegister extends PlainRegister<NoticeRecord> {

    NoticeRegister() {
        super(
                NOTICE,
                new RegisterName(
                        Shelf.RULES,
                        "notices",
                        "受け取った通知の台帳",
                        "通知",
                        "件",
                        "J-LIS・国・県などからの注意喚起です。受付、周知、対応を記録します。"),
                Permission.READ_PERMITS,
                Permission.EDIT_PERMITS);
    }

    @Override
    public List<RegisterField<NoticeRecord, ?>> fields() {
        return List.of(
                called(NOTICE.NAME, "件名").alsoCalled("標題", "タイトル"),
                text(NOTICE.SENDER, "発信元", 200).required().searchable().alsoCalled("差出人", "発出元"),
                text(NOTICE.NUMBER, "文書番号", 100).unlisted(),
                unit(NOTICE.UNIT_ID, "担当課", Permission.EDIT_PERMITS).required().filter(),
                person(NOTICE.OWNER_ID, "担当者").unlisted(),
                date(NOTICE.RECEIVED_ON, "受け付けた日")
                        .required()
                        .sortable()
                        .initially(visit -> visit.today().toString())
                        .alsoCalled("受付日", "受信日"),
                date(NOTICE.INFORMED_ON, "周知した日").past().alsoCalled("周知日"),
                reference(NOTICE.CAMPAIGN_ID, "周知に使った一斉依頼", Telling.chosen())
                        .unlisted()
                        .hint("読んだ人の数を、この台帳でも数えます。"),
                date(NOTICE.DUE_ON, "対応の期限").unlisted().alsoCalled("期限", "回答期限"),
                text(NOTICE.MEASURE, "対応", 1_000).unlisted(),
                date(NOTICE.DONE_ON, "対応を終えた日").past().alsoCalled("完了日"),
                longText(NOTICE.NOTES, "備考"));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(new Shortcut("open", "対応していない", "対応を終えていないもの", _ -> NOTICE.DONE_ON.eq("")));
    }

    @Override
    public Optional<Standing> standing(NoticeRecord row, LocalDate today) {
        if (!row.getDoneOn().isEmpty()) {
            return Optional.of(Standing.none("対応済"));
        }
        return Optional.of(
                row.getDueOn().isEmpty()
                        ? Standing.soon("対応していない")
                        : Standing.by("対応", row.getDueOn(), today, 7));
    }

    @Override
    public List<RowView.Part> parts(DSLContext db, Visit visit, NoticeRecord row) {
        return Optional.ofNullable(row.getCampaignId())
                .flatMap(id -> Telling.find(db, id))
                .map(told ->
                        List.of(
                                new RowView.Part(
                                        "周知",
                                        told.asked()
                                                + told.counter()
                                                + "のうち"
                                                + told.done()
                                                + told.counter()
                                                + "が読みました。",
                                        visit.may(Permission.RUN_CAMPAIGNS)
                                                ? List.of(
                                                        new RowView.PartRow(
                                                                told.path(),
                                                                told.title(),
                                                                "まだ読んでいない人"))
                                                : List.of())))
                .orElseGet(() ->
                        List.of(new RowView.Part("周知", "一斉依頼で知らせると、読んだ人の数がここに出ます。", List.of())));
    }
}
