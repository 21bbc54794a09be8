// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.service;

import static jp.sekisho.server.database.schema.tables.ExternalService.EXTERNAL_SERVICE;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.choice;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.person;
import static jp.sekisho.server.register.Fields.reference;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.OwnDefinition;
import jp.sekisho.policy.OwnDefinition.Concept;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.asset.ClassLevels;
import jp.sekisho.server.database.schema.tables.records.ExternalServiceRecord;
import jp.sekisho.server.policy.Policies;
import jp.sekisho.server.register.Option;
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

/// The register of external services (外部サービス台帳).
@Component
final class ServiceRegister extends PlainRegister<ExternalServiceRecord> {

    /// Days before an approval ends at which the list says so.
    static final int SOON_DAYS = 30;

    static final Condition IN_USE = EXTERNAL_SERVICE.ENDED_ON.eq("");

    private static final List<Option> KINDS =
            Option.list(
                    "CLOUD", "業務に使うクラウド",
                    "STORAGE", "ファイルの受渡し・共有",
                    "MEETING", "ウェブ会議",
                    "FORM", "申込み・アンケートの受付",
                    "SEARCH", "検索・地図・翻訳",
                    "AI", "生成AI",
                    "MAIL", "メール・メッセージ",
                    "OTHER", "その他");
    private static final List<Option> TERMS =
            Option.list("STANDARD_TERMS", "定型約款だけ", "CONTRACT", "個別の契約あり", "UNKNOWN", "未確認");
    private static final List<Option> ISMAP =
            Option.list(
                    "LISTED", "ISMAPに登録", "LIU", "ISMAP-LIUに登録", "NONE", "登録なし", "UNKNOWN", "未確認");
    private static final List<Option> PLACES =
            Option.list("JAPAN", "国内", "ABROAD", "国外あり", "UNKNOWN", "未確認");

    private static final List<Option> COUNTS =
            Option.list("YES", "当たる", "NO", "当たらない", "UNKNOWN", "まだ決めていない");

    private final Policies policies;

    ServiceRegister(Policies policies) {
        super(
                EXTERNAL_SERVICE,
                new RegisterName(
                        Shelf.SERVICES,
                        "services",
                        "外部サービス台帳",
                        "外部サービス",
                        "件",
                        "団体が使う外部サービスです。何が当たるかは、団体の基本方針・対策基準の定義によります(ガイドライン第8章)。"),
                Permission.READ_SERVICES,
                Permission.EDIT_SERVICES);
        this.policies = policies;
    }

    @Override
    public List<RegisterField<ExternalServiceRecord, ?>> fields() {
        return List.of(
                called(EXTERNAL_SERVICE.NAME, "サービス名").alsoCalled("名称", "サービスの名称", "利用サービス"),
                text(EXTERNAL_SERVICE.PROVIDER, "事業者", 200)
                        .required()
                        .searchable()
                        .alsoCalled("提供者", "提供事業者", "会社名"),
                unit(EXTERNAL_SERVICE.UNIT_ID, "使う課", Permission.EDIT_SERVICES)
                        .required()
                        .filter()
                        .alsoCalled("課", "所管課", "担当課"),
                person(EXTERNAL_SERVICE.OWNER_ID, "利用責任者").alsoCalled("責任者", "管理者", "担当者"),
                choice(EXTERNAL_SERVICE.KIND, "種類", KINDS)
                        .required()
                        .filter()
                        .alsoCalled("区分", "分類"),
                text(EXTERNAL_SERVICE.PURPOSE, "使う目的", 1_000)
                        .required()
                        .unlisted()
                        .alsoCalled("目的", "用途", "利用目的"),
                reference(
                                EXTERNAL_SERVICE.CONFIDENTIALITY_ID,
                                "扱う情報の機密性",
                                ClassLevels.confidentiality())
                        .filter()
                        .alsoCalled("機密性", "取扱情報"),
                choice(EXTERNAL_SERVICE.PERSONAL, "個人情報", ClassLevels.personal())
                        .required()
                        .unlisted()
                        .initially(_ -> "UNKNOWN"),
                choice(EXTERNAL_SERVICE.TERMS, "約款・契約", TERMS)
                        .required()
                        .initially(_ -> "UNKNOWN")
                        .alsoCalled("契約形態"),
                choice(EXTERNAL_SERVICE.ISMAP, "ISMAP", ISMAP)
                        .required()
                        .unlisted()
                        .initially(_ -> "UNKNOWN"),
                choice(EXTERNAL_SERVICE.DATA_PLACE, "データの所在", PLACES)
                        .required()
                        .unlisted()
                        .initially(_ -> "UNKNOWN"),
                text(EXTERNAL_SERVICE.RESPONSIBILITY, "役割の分担", 1_000)
                        .unlisted()
                        .hint("例: 事業者は基盤の更新と監視、町は利用者・権限・設定"),
                text(EXTERNAL_SERVICE.APPROVAL, "承認の番号", 200).unlisted(),
                text(EXTERNAL_SERVICE.APPROVER, "承認した人", 200).unlisted().alsoCalled("承認者"),
                date(EXTERNAL_SERVICE.APPROVED_ON, "承認日").unlisted(),
                date(EXTERNAL_SERVICE.UNTIL_ON, "承認の期限").sortable().alsoCalled("利用期限"),
                date(EXTERNAL_SERVICE.REVIEWED_ON, "見直した日")
                        .past()
                        .unlisted()
                        .alsoCalled("確認日", "点検日")
                        .hint("年に一度、使い方・権限・約款の変更を見直した日"),
                date(EXTERNAL_SERVICE.ENDED_ON, "使い終えた日").unlisted().alsoCalled("終了日", "廃止日"),
                date(EXTERNAL_SERVICE.ERASED_ON, "データの消去を確かめた日").unlisted(),
                choice(EXTERNAL_SERVICE.COUNTS, "定義に当たるか", COUNTS)
                        .required()
                        .unlisted()
                        .initially(_ -> "UNKNOWN")
                        .hint("基本方針の「外部サービス」の定義に当たるか。定義はそれぞれの画面に出ます。"),
                text(EXTERNAL_SERVICE.COUNTS_GROUNDS, "当たらない理由", 1_000).unlisted(),
                date(EXTERNAL_SERVICE.COUNTED_ON, "当たるかを判断した日").past().unlisted(),
                longText(EXTERNAL_SERVICE.NOTES, "備考").searchable());
    }

    @Override
    public List<Rule<ExternalServiceRecord>> rules() {
        return List.of(
                (row, _) ->
                        row.getCounts().equals("NO") && row.getCountsGrounds().isBlank()
                                ? Optional.of(
                                        new Rule.Objection<>(
                                                EXTERNAL_SERVICE.COUNTS_GROUNDS,
                                                "定義に当たらないとする理由を書いてください。"))
                                : Optional.empty(),
                Rule.inOrder(
                        EXTERNAL_SERVICE.APPROVED_ON,
                        EXTERNAL_SERVICE.UNTIL_ON,
                        "承認の期限が、承認日より前です。"));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "unapproved",
                        "承認がない・切れた",
                        "承認がないか切れたもの",
                        today ->
                                ServiceDefinition.COUNTED.and(
                                        EXTERNAL_SERVICE.UNTIL_ON.lt(today.toString()))),
                new Shortcut(
                        "sensitive-terms",
                        "約款だけで機密性2以上",
                        "",
                        _ ->
                                IN_USE.and(EXTERNAL_SERVICE.TERMS.eq("STANDARD_TERMS"))
                                        .and(
                                                ClassLevels.aboveLowest(
                                                        EXTERNAL_SERVICE.CONFIDENTIALITY_ID))),
                new Shortcut("ended", "使い終えたもの", "", _ -> EXTERNAL_SERVICE.ENDED_ON.gt("")));
    }

    @Override
    public Optional<Standing> standing(ExternalServiceRecord row, LocalDate today) {
        if (!row.getEndedOn().isEmpty()) {
            return Optional.of(
                    row.getErasedOn().isEmpty()
                            ? Standing.due("消去を確かめていない")
                            : Standing.none("使い終えた"));
        }
        if (row.getCounts().equals("NO")) {
            return Optional.of(Standing.none("定義の外"));
        }
        return Optional.of(
                row.getUntilOn().isEmpty()
                        ? Standing.due("承認がない")
                        : Standing.by("承認", row.getUntilOn(), today, SOON_DAYS));
    }

    @Override
    public List<RowView.Part> parts(DSLContext db, Visit visit, ExternalServiceRecord row) {
        Optional<OwnDefinition> words =
                policies.onDay(visit.body().key(), db, visit.today())
                        .flatMap(kept ->
                                kept.policy().ownDefinitions().of(Concept.EXTERNAL_SERVICE));
        return List.of(new RowView.Part("団体の定義", ServiceDefinition.quote(words), List.of()));
    }

    @Override
    public List<Action> actions() {
        return List.of(new Action("利用を申請する", "/requests/new/service"));
    }
}
