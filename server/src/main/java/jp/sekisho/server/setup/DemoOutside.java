// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.setup.DemoDaily.People;
import jp.sekisho.server.setup.DemoDaily.Units;
import org.springframework.stereotype.Component;

/// Whom the sample town works with: services on the internet and contractors.
@Component
final class DemoOutside {

    private final DemoRows rows;

    DemoOutside(DemoRows rows) {
        this.rows = rows;
    }

    void town(Change change, Units units, People people) {
        services(change, units, people);
        contracts(change, units, people);
    }

    private void services(Change change, Units units, People people) {
        rows.add(
                change,
                "services",
                units.general(),
                "name=電子申請サービス",
                "provider=見本クラウド株式会社",
                "kind=CLOUD",
                "purpose=住民の申請をオンラインで受ける",
                "confidentiality_id=12",
                "personal=RESIDENTS",
                "terms=CONTRACT",
                "ismap=LISTED",
                "data_place=JAPAN",
                "responsibility=事業者は基盤の更新と監視、町は利用者・権限・設定",
                "owner_id=" + people.suzuki(),
                "approval=令和8年度総第112号",
                "approver=佐藤 健",
                "approved_on=2026-04-20",
                "until_on=2027-04-19",
                "counts=YES",
                "counted_on=2026-04-20",
                "reviewed_on=2026-04-20");
        rows.add(
                change,
                "services",
                units.general(),
                "name=ウェブ会議",
                "provider=見本ミーティング社",
                "kind=MEETING",
                "purpose=国・県との会議",
                "confidentiality_id=14",
                "personal=NONE",
                "terms=STANDARD_TERMS",
                "ismap=LISTED",
                "data_place=ABROAD",
                "owner_id=" + people.suzuki(),
                "approval=令和7年度外サ第3号",
                "approver=佐藤 健",
                "approved_on=2025-11-01",
                "until_on=2026-10-31",
                "counts=YES",
                "counted_on=2025-11-01",
                "reviewed_on=2025-11-01");
        rows.add(
                change,
                "services",
                units.residents(),
                "name=窓口の翻訳アプリ",
                "provider=見本翻訳社",
                "kind=SEARCH",
                "purpose=外国人の住民の窓口対応",
                "personal=UNKNOWN",
                "terms=UNKNOWN",
                "ismap=UNKNOWN",
                "data_place=UNKNOWN",
                "counts=UNKNOWN");
        rows.add(
                change,
                "social-accounts",
                units.general(),
                "name=山里町公式",
                "service=X",
                "address=https://x.example/yamazato",
                "owner_id=" + people.suzuki(),
                "poster=総務課広報係",
                "purpose=災害情報と行事のお知らせ",
                "may_publish=公表済みの情報だけ",
                "procedure_on=2025-06-01",
                "guided=true",
                "posted_on=2026-11-18");
    }

    private void contracts(Change change, Units units, People people) {
        long tax =
                rows.add(
                        change,
                        "contracts",
                        units.tax(),
                        "name=課税システム保守",
                        "number=税契第12号",
                        "contractor=見本システムズ株式会社",
                        "owner_id=" + people.takahashi(),
                        "kind=SYSTEM",
                        "handles=SPECIFIC",
                        "selection=三社の提案を評価表で比べた。ISMS認証を確かめた。",
                        "starts_on=2026-04-01",
                        "ends_on=2027-03-31",
                        "clauses_read_on=2026-04-10",
                        "clauses_missing=消去の証明を出す",
                        "subcontracts=SOME",
                        "workers=常駐1名(本庁舎)",
                        "verified_on=2025-09-12",
                        "existing=YES",
                        "renewal_on=2028-04-01");
        rows.add(
                change,
                "contracts",
                units.tax(),
                "name=納税通知書の印刷・封入",
                "number=税契第15号",
                "contractor=見本印刷株式会社",
                "owner_id=" + people.takahashi(),
                "kind=ENTRY",
                "handles=PERSONAL",
                "starts_on=2026-04-01",
                "ends_on=2026-09-30",
                "clauses_read_on=2026-04-10",
                "subcontracts=NONE",
                "deletion_due_on=2026-10-31",
                "existing=NO");
        rows.add(
                change,
                "contracts",
                units.general(),
                "name=庁舎清掃",
                "number=総契第3号",
                "contractor=見本ビルサービス",
                "kind=OTHER",
                "handles=NONE",
                "starts_on=2026-04-01",
                "ends_on=2027-03-31",
                "subcontracts=UNKNOWN",
                "existing=UNKNOWN");
        rows.add(
                change,
                "subcontracts",
                units.tax(),
                "name=見本オペレーション社",
                "contract_id=" + tax,
                "work=夜間のバッチ処理の監視",
                "place=県外のデータセンター",
                "found_on=2026-10-02");
        rows.add(
                change,
                "contract-visits",
                units.tax(),
                "name=従事者への教育の記録",
                "contract_id=" + tax,
                "way=VISIT",
                "visited_on=2025-09-12",
                "visitor=髙橋 誠",
                "findings=退職した従事者のIDが残っていた",
                "measure=契約第12条により是正を求めた",
                "due_on=2025-10-31",
                "done_on=2025-10-20");
        rows.add(
                change,
                "contract-workers",
                units.tax(),
                "name=見本 太郎",
                "contract_id=" + tax,
                "company=見本システムズ株式会社",
                "work=課税システムの保守",
                "place=本庁舎(常駐)",
                "told_on=2026-04-01",
                "oath_on=2026-04-01");
        rows.add(
                change,
                "questionnaires",
                units.tax(),
                "name=令和8年度 委託先の点検表",
                "contract_id=" + tax,
                "questions=" + jp.sekisho.server.outsourcing.Inquiry.USUAL,
                "due_on=2026-12-11");
    }
}
