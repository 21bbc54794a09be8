// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.socialmedia;

import static jp.sekisho.server.database.schema.tables.SocialAccount.SOCIAL_ACCOUNT;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.person;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;
import static jp.sekisho.server.register.Fields.yesNo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.SocialAccountRecord;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/// Social media accounts that speak for the body (ソーシャルメディア台帳).
@Component
final class SocialAccountRegister extends PlainRegister<SocialAccountRecord> {

    static final Condition IN_USE = SOCIAL_ACCOUNT.ENDED_ON.eq("");

    /// Months without a post after which an account counts as dormant.
    static final int DORMANT_MONTHS = 6;

    SocialAccountRegister() {
        super(
                SOCIAL_ACCOUNT,
                new RegisterName(
                        Shelf.SERVICES,
                        "social-accounts",
                        "ソーシャルメディア台帳",
                        "アカウント",
                        "件",
                        "団体の名で発信するアカウントごとに、責任者、運用手順、発信してよいことを記録します。"),
                Permission.READ_SERVICES,
                Permission.EDIT_SERVICES);
    }

    @Override
    public List<RegisterField<SocialAccountRecord, ?>> fields() {
        return List.of(
                called(SOCIAL_ACCOUNT.NAME, "アカウント名").alsoCalled("名称", "アカウント"),
                text(SOCIAL_ACCOUNT.SERVICE, "サービス", 100)
                        .required()
                        .searchable()
                        .alsoCalled("SNS", "媒体"),
                text(SOCIAL_ACCOUNT.ADDRESS, "アドレス", 500).required().unlisted().alsoCalled("URL"),
                unit(SOCIAL_ACCOUNT.UNIT_ID, "課", Permission.EDIT_SERVICES)
                        .required()
                        .filter()
                        .alsoCalled("所管課"),
                person(SOCIAL_ACCOUNT.OWNER_ID, "責任者").alsoCalled("管理責任者"),
                text(SOCIAL_ACCOUNT.POSTER, "投稿する人", 200).unlisted(),
                text(SOCIAL_ACCOUNT.PURPOSE, "目的", 1_000).required().unlisted(),
                text(SOCIAL_ACCOUNT.MAY_PUBLISH, "発信してよいこと", 1_000).required().unlisted(),
                date(SOCIAL_ACCOUNT.PROCEDURE_ON, "運用手順を定めた日").past().unlisted(),
                yesNo(SOCIAL_ACCOUNT.GUIDED, "公式サイトから案内している").unlisted(),
                text(SOCIAL_ACCOUNT.APPROVAL, "承認の番号", 200).unlisted(),
                date(SOCIAL_ACCOUNT.UNTIL_ON, "承認の期限").unlisted(),
                date(SOCIAL_ACCOUNT.POSTED_ON, "最後に投稿した日").past().sortable(),
                date(SOCIAL_ACCOUNT.ENDED_ON, "やめた日").unlisted(),
                longText(SOCIAL_ACCOUNT.NOTES, "備考").searchable());
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "dormant",
                        "使っていない",
                        "半年使っていないもの",
                        today ->
                                IN_USE.and(
                                        SOCIAL_ACCOUNT.POSTED_ON.lt(
                                                today.minusMonths(DORMANT_MONTHS).toString()))));
    }

    @Override
    public Optional<Standing> standing(SocialAccountRecord row, LocalDate today) {
        if (!row.getEndedOn().isEmpty()) {
            return Optional.of(Standing.none("やめた"));
        }
        if (row.getOwnerId() == null || row.getProcedureOn().isEmpty()) {
            return Optional.of(Standing.due("責任者か手順がない"));
        }
        return Optional.of(
                row.getPostedOn().compareTo(today.minusMonths(DORMANT_MONTHS).toString()) < 0
                        ? Standing.soon("使っていない")
                        : Standing.holds("責任者・手順あり"));
    }

    @Override
    public List<Action> actions() {
        return List.of(new Action("開設を申請する", "/requests/new/social-account"));
    }
}
