// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import static jp.sekisho.server.database.schema.tables.Asset.ASSET;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.choice;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.person;
import static jp.sekisho.server.register.Fields.reference;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.AssetRecord;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.RowView;
import jp.sekisho.server.register.Rule;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The register of information assets (情報資産台帳; guideline chapter 2).
@Component
final class AssetRegister extends PlainRegister<AssetRecord> {

    /// Days before a review is due at which the list says so.
    static final int SOON_DAYS = 30;

    private static final Condition IN_USE = ASSET.ENDED_ON.eq("");

    AssetRegister() {
        super(
                ASSET,
                new RegisterName(
                        Shelf.INFORMATION,
                        "assets",
                        "情報資産台帳",
                        "資産",
                        "件",
                        "団体が持つ情報・システム・文書を、分類と置き場所と担当とともに記録する台帳です(ガイドライン第2章)。"),
                Permission.READ_ASSETS,
                Permission.EDIT_ASSETS);
    }

    @Override
    public List<RegisterField<AssetRecord, ?>> fields() {
        return List.of(
                called(ASSET.NAME, "名称")
                        .alsoCalled("資産名", "情報資産名", "情報資産の名称", "件名", "品名", "文書名", "ファイル名")
                        .hint("例: 住民基本台帳データ"),
                choice(ASSET.KIND, "種別", AssetKind.options())
                        .required()
                        .filter()
                        .initially(_ -> AssetKind.INFORMATION.name())
                        .alsoCalled("区分", "資産の種類", "種類"),
                unit(ASSET.UNIT_ID, "担当課", Permission.EDIT_ASSETS)
                        .required()
                        .filter()
                        .alsoCalled("課", "所管課", "所管", "管理部署", "所属", "部署", "課名"),
                person(ASSET.OWNER_ID, "担当者").alsoCalled("管理者", "管理責任者", "担当", "氏名").unlisted(),
                reference(
                                ASSET.CONFIDENTIALITY_ID,
                                "機密性",
                                new References.Level(Dimension.CONFIDENTIALITY))
                        .filter()
                        .alsoCalled("分類", "機密性の分類", "自治体機密性", "機密性区分"),
                reference(ASSET.INTEGRITY_ID, "完全性", new References.Level(Dimension.INTEGRITY))
                        .alsoCalled("完全性の分類", "完全性区分")
                        .unlisted(),
                reference(
                                ASSET.AVAILABILITY_ID,
                                "可用性",
                                new References.Level(Dimension.AVAILABILITY))
                        .alsoCalled("可用性の分類", "可用性区分")
                        .unlisted(),
                choice(ASSET.PERSONAL, "個人情報", Personal.options())
                        .required()
                        .filter()
                        .initially(_ -> Personal.UNKNOWN.name())
                        .alsoCalled("個人情報の有無", "個人情報の種類"),
                reference(ASSET.ZONE_ID, "領域", new References.ZoneOfToday())
                        .filter()
                        .alsoCalled("ネットワーク", "利用環境", "接続系", "利用領域"),
                reference(ASSET.SYSTEM_ID, "情報システム", new References.SystemAsset())
                        .unlisted()
                        .alsoCalled("システム", "システム名", "使用システム")
                        .hint("この資産を扱うシステム。仕様書と構成図では、どのシステムのものかを選びます。"),
                choice(ASSET.MEDIUM, "媒体", AssetMedium.options())
                        .required()
                        .initially(_ -> AssetMedium.UNKNOWN.name())
                        .alsoCalled("保存媒体", "記録媒体", "媒体の種類", "形態"),
                text(ASSET.PLACE, "保管場所", 200)
                        .searchable()
                        .unlisted()
                        .alsoCalled("場所", "保存場所", "設置場所")
                        .hint("例: 本庁舎2階 書庫B、共有フォルダ 総務課"),
                text(ASSET.MARKS, "取扱制限", 200)
                        .unlisted()
                        .alsoCalled("取扱い", "制限")
                        .hint("例: 複製禁止、関係者限り"),
                choice(ASSET.RETENTION, "保存年限", Retention.options())
                        .unlisted()
                        .alsoCalled("保存期間", "保存年数"),
                date(ASSET.CHANGED_ON, "最終更新日")
                        .unlisted()
                        .alsoCalled("更新日", "改訂日", "変更日")
                        .hint("システムでは最後に変更した日、仕様書・構成図では最後に直した日"),
                date(ASSET.REVIEWED_ON, "見直した日").unlisted().alsoCalled("確認日", "点検日", "棚卸日"),
                date(ASSET.REVIEW_ON, "次の見直し")
                        .sortable()
                        .initially(visit -> visit.today().plusYears(1).toString())
                        .alsoCalled("見直し日", "見直予定日", "次回見直し"),
                date(ASSET.ENDED_ON, "廃止・廃棄の日").unlisted().alsoCalled("廃棄日", "廃止日"),
                longText(ASSET.NOTES, "備考").searchable().alsoCalled("摘要", "その他", "メモ", "特記事項"));
    }

    @Override
    public List<Rule<AssetRecord>> rules() {
        return List.of(
                (row, _) ->
                        AssetKind.valueOf(row.getKind()).describesSystem()
                                        && row.getSystemId() == null
                                ? Optional.of(
                                        new Rule.Objection<>(
                                                ASSET.SYSTEM_ID, "どのシステムの仕様書・構成図かを選んでください。"))
                                : Optional.empty(),
                (row, _) ->
                        row.getId() != null && row.getId().equals(row.getSystemId())
                                ? Optional.of(
                                        new Rule.Objection<>(
                                                ASSET.SYSTEM_ID, "自分自身は選べません。空にしてください。"))
                                : Optional.empty(),
                (row, today) ->
                        row.getReviewedOn().compareTo(today.toString()) > 0
                                ? Optional.of(
                                        new Rule.Objection<>(
                                                ASSET.REVIEWED_ON, "まだ来ていない日です。見直した日を入れてください。"))
                                : Optional.empty());
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "unclassified",
                        "分類していない",
                        "分類していないもの",
                        _ -> IN_USE.and(ASSET.CONFIDENTIALITY_ID.isNull())),
                new Shortcut(
                        "overdue",
                        "見直しの期限切れ",
                        "見直しの期限が過ぎたもの",
                        today ->
                                IN_USE.and(
                                        ASSET.REVIEW_ON
                                                .gt("")
                                                .and(ASSET.REVIEW_ON.lt(today.toString())))),
                new Shortcut(
                        "residents",
                        "住民の情報を扱う",
                        "",
                        _ ->
                                ASSET.PERSONAL.in(
                                        Personal.SPECIFIC.name(), Personal.RESIDENTS.name())),
                new Shortcut("ended", "廃止・廃棄したもの", "", _ -> ASSET.ENDED_ON.gt("")));
    }

    @Override
    public Optional<Standing> standing(AssetRecord row, LocalDate today) {
        if (!row.getEndedOn().isEmpty()) {
            return Optional.of(Standing.none("廃止・廃棄"));
        }
        if (row.getConfidentialityId() == null) {
            return Optional.of(Standing.due("分類していない"));
        }
        if (row.getReviewOn().isEmpty()) {
            return Optional.of(Standing.soon("見直し日なし"));
        }
        long days = ChronoUnit.DAYS.between(LocalDate.parse(row.getReviewOn()), today);
        if (days > 0) {
            return Optional.of(Standing.due("見直し " + days + "日超過"));
        }
        return Optional.of(
                days >= -SOON_DAYS
                        ? Standing.soon("見直しまで" + -days + "日")
                        : Standing.holds("分類・見直し済"));
    }

    @Override
    public List<RowView.Part> parts(DSLContext db, Visit visit, AssetRecord row) {
        return AssetKind.SYSTEM.name().equals(row.getKind())
                ? SystemDocuments.of(db, access().readable(visit), row).parts()
                : List.of();
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("分類を相談する", AssetHelperController.PATH, Permission.EDIT_ASSETS),
                new Action("分類の区分", ClassSchemeController.PATH));
    }
}
