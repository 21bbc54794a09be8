// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import static jp.sekisho.server.database.schema.tables.Contract.CONTRACT;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.choice;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.person;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.ContractRecord;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.RowView;
import jp.sekisho.server.register.Rule;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The register of outsourcing contracts (委託契約台帳; guideline 8.1 and 8.2).
@Component
final class ContractRegister extends PlainRegister<ContractRecord> {

    private static final List<Option> KINDS =
            Option.list(
                    "SYSTEM",
                    "システムの構築・保守",
                    "OPERATION",
                    "運用・窓口",
                    "ENTRY",
                    "入力・印刷・封入",
                    "DISPOSAL",
                    "廃棄・消去",
                    "OTHER",
                    "その他");

    private static final List<Option> HANDLED =
            Option.list(
                    "SPECIFIC",
                    "特定個人情報",
                    "PERSONAL",
                    "個人情報",
                    "INTERNAL",
                    "公開しない情報",
                    "NONE",
                    "扱わない",
                    "UNKNOWN",
                    "未確認");

    private static final List<Option> SUBCONTRACTING =
            Option.list("NONE", "しない", "SOME", "している", "UNKNOWN", "未確認");

    private static final List<Option> EXISTING =
            Option.list("YES", "既にある", "NO", "後から", "UNKNOWN", "未確認");

    ContractRegister() {
        super(
                CONTRACT,
                new RegisterName(
                        Shelf.CONTRACTORS,
                        "contracts",
                        "委託契約台帳",
                        "委託契約",
                        "件",
                        "業務委託の契約を、扱う情報、要る条項、再委託、終わりの消去とともに記録する台帳です(ガイドライン第8章)。"),
                Permission.READ_CONTRACTS,
                Permission.EDIT_CONTRACTS);
    }

    @Override
    public List<RegisterField<ContractRecord, ?>> fields() {
        return List.of(
                called(CONTRACT.NAME, "契約名").alsoCalled("件名", "業務名", "委託業務名", "契約の名称"),
                text(CONTRACT.NUMBER, "契約番号", 100).searchable().unlisted().alsoCalled("番号", "契約No"),
                text(CONTRACT.CONTRACTOR, "委託事業者", 200)
                        .required()
                        .searchable()
                        .alsoCalled("委託先", "受託者", "業者名", "相手方", "契約相手"),
                unit(CONTRACT.UNIT_ID, "担当課", Permission.EDIT_CONTRACTS)
                        .required()
                        .filter()
                        .alsoCalled("課", "所管課", "課名", "主管課"),
                person(CONTRACT.OWNER_ID, "担当者").unlisted().alsoCalled("担当"),
                choice(CONTRACT.KIND, "種類", KINDS)
                        .required()
                        .filter()
                        .unlisted()
                        .initially(_ -> "OTHER"),
                choice(CONTRACT.HANDLES, "扱う情報", HANDLED)
                        .required()
                        .filter()
                        .initially(_ -> "UNKNOWN")
                        .alsoCalled("取扱情報", "個人情報の有無", "個人情報"),
                text(CONTRACT.SELECTION, "選んだ理由・確かめた項目", 1_000).unlisted().alsoCalled("選定理由"),
                date(CONTRACT.STARTS_ON, "開始日").unlisted().alsoCalled("契約日", "契約開始日", "履行開始日"),
                date(CONTRACT.ENDS_ON, "終了日").sortable().alsoCalled("契約終了日", "満了日", "履行期限", "期限"),
                date(CONTRACT.CLAUSES_READ_ON, "条項を確かめた日").unlisted(),
                text(CONTRACT.CLAUSES_MISSING, "足りない条項", 1_000)
                        .unlisted()
                        .hint("契約書を読み取ると入ります。手で書いてもかまいません。"),
                choice(CONTRACT.SUBCONTRACTS, "再委託", SUBCONTRACTING)
                        .required()
                        .initially(_ -> "UNKNOWN")
                        .alsoCalled("再委託の有無"),
                text(CONTRACT.WORKERS, "働く人と場所", 1_000).unlisted().hint("実際に作業する会社・人数・場所"),
                date(CONTRACT.VERIFIED_ON, "対策を確かめた日").past().unlisted().alsoCalled("検査日", "点検日"),
                text(CONTRACT.MEASURES, "足りない点への対応", 1_000).unlisted(),
                date(CONTRACT.DELETION_DUE_ON, "消去証明の期限")
                        .unlisted()
                        .hint("終わった契約で、返却・消去の証明書を受け取る期限"),
                date(CONTRACT.DELETED_ON, "消去証明を受け取った日").past().unlisted(),
                choice(CONTRACT.EXISTING, "令和9年7月1日に既にあるか", EXISTING)
                        .required()
                        .unlisted()
                        .initially(_ -> "UNKNOWN"),
                date(CONTRACT.RENEWAL_ON, "更新の予定日").unlisted(),
                longText(CONTRACT.NOTES, "備考").searchable());
    }

    @Override
    public List<Rule<ContractRecord>> rules() {
        return List.of(Rule.inOrder(CONTRACT.STARTS_ON, CONTRACT.ENDS_ON, "終了日が、開始日より前です。"));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut("running", "続いているもの", "", today -> Contracts.running(today)),
                new Shortcut(
                        "deletion",
                        "消去証明がない",
                        "終わったのに消去証明がないもの",
                        today -> Contracts.unproved(today)),
                new Shortcut(
                        "personal",
                        "個人情報を扱う",
                        "",
                        _ -> CONTRACT.HANDLES.in("SPECIFIC", "PERSONAL")));
    }

    @Override
    public Optional<Standing> standing(ContractRecord row, LocalDate today) {
        if (row.getEndsOn().isEmpty() || row.getEndsOn().compareTo(today.toString()) >= 0) {
            return Optional.of(
                    row.getClausesMissing().isEmpty()
                            ? Standing.by("契約", row.getEndsOn(), today, Contracts.SOON_DAYS)
                            : Standing.due("足りない条項"));
        }
        if (!row.getDeletedOn().isEmpty() || row.getHandles().equals("NONE")) {
            return Optional.of(Standing.none("終了"));
        }
        return Optional.of(
                row.getDeletionDueOn().isEmpty()
                        ? Standing.due("消去証明の期限なし")
                        : Standing.by("消去証明", row.getDeletionDueOn(), today, Contracts.SOON_DAYS));
    }

    @Override
    public List<RowView.Part> parts(DSLContext db, Visit visit, ContractRecord row) {
        return Contracts.subcontracts(db, row.getId());
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("契約書を読み取る", ContractTextController.PATH, Permission.EDIT_CONTRACTS));
    }
}
