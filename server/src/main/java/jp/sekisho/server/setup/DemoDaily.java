// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import static jp.sekisho.server.database.schema.tables.Zone.ZONE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.register.Register;
import jp.sekisho.server.register.RowDesks;
import org.jooq.UpdatableRecord;
import org.springframework.stereotype.Component;

/// The daily work of the sample town: what stands in its registers and what is due. Its gaps are
/// meant to be found.
@Component
final class DemoDaily {

    private final List<Register<?>> registers;
    private final RowDesks desks;

    DemoDaily(List<Register<?>> registers, RowDesks desks) {
        this.registers = registers;
        this.desks = desks;
    }

    /// The town's units.
    record Units(long general, long tax, long residents, long welfare, long school) {}

    /// Some of its people.
    record People(long sato, long suzuki, long takahashi, long tanaka, long kobayashi) {}

    void town(Change change, Units units, People people) {
        oaths(change, people);
        services(change, units, people);
        contracts(change, units, people);
        systems(change, units, people);
        terminals(change, units, people);
        permits(change, units, people);
        duties(change, units);
        rules(change, units);
        row(
                change,
                "deputies",
                units.tax(),
                "name=税務課長の代行",
                "role=MANAGER",
                "standing=ABSENT",
                "place=1",
                "person_id=" + people.tanaka(),
                "from_on=2026-04-01");
        row(
                change,
                "absences",
                units.tax(),
                "name=県の税務研修",
                "person_id=" + people.takahashi(),
                "from_on=2026-12-10",
                "until_on=2026-12-11");
    }

    private void services(Change change, Units units, People people) {
        row(
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
        row(
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
        row(
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
        row(
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
                row(
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
        row(
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
        row(
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
        row(
                change,
                "subcontracts",
                units.tax(),
                "name=見本オペレーション社",
                "contract_id=" + tax,
                "work=夜間のバッチ処理の監視",
                "place=県外のデータセンター",
                "found_on=2026-10-02");
        row(
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
        row(
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
        row(
                change,
                "questionnaires",
                units.tax(),
                "name=令和8年度 委託先の点検表",
                "contract_id=" + tax,
                "questions=" + jp.sekisho.server.outsourcing.Inquiry.USUAL,
                "due_on=2026-12-11");
    }

    private void systems(Change change, Units units, People people) {
        row(
                change,
                "systems",
                units.tax(),
                "name=課税システム",
                "owner_id=" + people.takahashi(),
                "zone_id=" + zone(change, "MY_NUMBER"),
                "essential=true",
                "existing=YES",
                "renewal_on=2028-04-01",
                "backup=毎日、県のデータセンターへ",
                "backed_up_on=2026-11-21",
                "restored_on=2025-08-20",
                "redundancy=予備機あり(切替えは未試験)",
                "power=無停電電源装置。電池の交換は2028年",
                "only_person=帳票の設計は髙橋だけ",
                "logs_reviewed_on=2026-10-05");
        row(
                change,
                "systems",
                units.general(),
                "name=財務会計システム",
                "owner_id=" + people.suzuki(),
                "zone_id=" + zone(change, "LGWAN"),
                "existing=YES",
                "renewal_on=2027-10-01",
                "backup=毎日、庁舎内の媒体へ",
                "backed_up_on=2026-11-21",
                "restored_on=2026-06-15",
                "logs_reviewed_on=2026-10-05");
        row(
                change,
                "user-ids",
                units.tax(),
                "name=tax-admin",
                "system=課税システム",
                "person_id=" + people.takahashi(),
                "privileged=true",
                "grounds=利用者の登録と変更のため",
                "given_on=2025-04-01",
                "reviewed_on=2026-05-11");
        row(
                change,
                "user-ids",
                units.tax(),
                "name=tax-03",
                "system=課税システム",
                "given_on=2024-04-01",
                "reviewed_on=2025-05-12",
                "notes=前任者のもの。誰が使っているか確かめる。");
        row(
                change,
                "vulnerabilities",
                units.general(),
                "name=VPN装置の認証の弱点",
                "where_found=総務課 VPN装置",
                "severity=CRITICAL",
                "source=J-LISの注意喚起",
                "found_on=2026-11-09",
                "due_on=2026-11-20");
        row(
                change,
                "permitted-flows",
                units.tax(),
                "name=eLTAXの受信",
                "from_zone_id=" + zone(change, "LGWAN"),
                "to_zone_id=" + zone(change, "MY_NUMBER"),
                "peers=10.20.0.5 → 10.10.0.20",
                "protocol=TCP 443",
                "grounds=地方税の電子申告を受けるため",
                "approval=令和8年度通信第1号",
                "approver=佐藤 健",
                "approved_on=2026-04-01",
                "until_on=2027-03-31");
    }

    private void terminals(Change change, Units units, People people) {
        for (int i = 1; i <= 4; i++) {
            row(
                    change,
                    "terminals",
                    units.tax(),
                    "name=TAX-PC-0" + i,
                    "kind=PC",
                    "zone_id=" + zone(change, "MY_NUMBER"),
                    "os=Windows 11 Pro",
                    "export_lock=" + (i == 3 ? "OFF" : "ON"),
                    "second_factor=ON",
                    "encrypted=ON",
                    "patched_on=2026-11-13",
                    "definitions_on=2026-11-21",
                    "measured_on=" + (i == 4 ? "" : "2026-11-21"));
        }
        row(
                change,
                "media",
                units.tax(),
                "name=USB-税-01",
                "kind=USB",
                "keeper_id=" + people.takahashi(),
                "place=税務課 金庫",
                "encrypted=ON",
                "counted_on=2026-06-30");
        row(
                change,
                "disposals",
                units.general(),
                "name=庁内LAN用パソコン 12台",
                "kind=LEASED",
                "held=SENSITIVE",
                "method=ERASED",
                "contractor=見本リース株式会社",
                "approval=令和8年度廃棄第1号",
                "disposed_on=2026-08-28",
                "certified_on=2026-09-10");
        long room =
                row(
                        change,
                        "areas",
                        units.general(),
                        "name=情報システム室",
                        "kind=SERVER_ROOM",
                        "keeper_id=" + people.suzuki(),
                        "place=本庁舎2階",
                        "admitted=総務課情報係、保守業者(付き添いあり)",
                        "structure_on=2026-07-01",
                        "wiring_on=2026-07-01",
                        "log_checked_on=2026-10-05");
        row(
                change,
                "area-entries",
                units.general(),
                "name=保守員 1名",
                "area_id=" + room,
                "company=見本システムズ株式会社",
                "purpose=無停電電源装置の点検",
                "entered_on=2026-11-12",
                "entered_at=13:10",
                "left_at=14:05",
                "escort=鈴木 明子",
                "brought=点検用の端末 1台");
    }

    private void permits(Change change, Units units, People people) {
        row(
                change,
                "take-outs",
                units.tax(),
                "name=USB-税-01",
                "direction=OUT",
                "person_id=" + people.takahashi(),
                "holds=県への報告資料(氏名なし)",
                "purpose=県税事務所へ提出",
                "place=県税事務所",
                "protection=暗号化、鍵のかかるかばん",
                "approval=令和8年度持出第4号",
                "taken_on=2026-11-16",
                "due_on=2026-11-18");
        row(
                change,
                "exceptions",
                units.residents(),
                "name=窓口端末の画面ロックを15分にする",
                "clause=対策基準 4.4",
                "grounds=窓口の応対の途中で画面が閉じるため",
                "instead=窓口に職員を必ず一人置く",
                "approval=令和8年度例外第1号",
                "approver=佐藤 健",
                "approved_on=2026-05-01",
                "until_on=2026-12-15",
                "checked_on=2026-05-01");
        row(
                change,
                "notices",
                units.general(),
                "name=VPN装置の弱点に関する注意喚起",
                "sender=J-LIS",
                "number=地情機第88号",
                "owner_id=" + people.suzuki(),
                "received_on=2026-11-09",
                "informed_on=2026-11-10",
                "due_on=2026-11-27");
    }

    private void rules(Change change, Units units) {
        row(
                change,
                "laws",
                units.general(),
                "name=個人情報の保護に関する法律",
                "kind=LAW",
                "number=平成15年法律第57号",
                "about=個人情報を目的の範囲で取り扱い、漏れを防ぐ",
                "checked_on=2026-05-18",
                "told_on=2026-05-20");
        row(
                change,
                "laws",
                units.general(),
                "name=山里町電子計算組織管理規程",
                "kind=RULE",
                "number=平成12年訓令第4号",
                "clause=基本方針 5(7)",
                "checked_on=2025-05-12",
                "told_on=2025-05-20");
        row(
                change,
                "cloud-reports",
                units.general(),
                "name=令和8年10月 月次報告",
                "covers=令和8年10月",
                "received_on=2026-11-11",
                "findings=2",
                "summary=町民課の端末から不審なサイトへの通信を遮断",
                "due_on=2026-11-25");
        row(
                change,
                "procurements",
                units.general(),
                "name=庁内LAN用パソコンの更新",
                "kind=EQUIPMENT",
                "requirements=ディスクの暗号化、更新プログラムの提供が5年以上",
                "chain=CONFIRMED",
                "grounds=仕様を満たし、保守の拠点が県内にある",
                "support_until=2031-10-14",
                "decided_on=2026-07-10",
                "inspected_on=2026-08-20");
        row(
                change,
                "software",
                units.general(),
                "name=PDF閲覧ソフト",
                "maker=見本ソフト社",
                "purpose=通知の閲覧",
                "source=作った者の公式サイト",
                "approval=令和8年度ソフト第1号",
                "until_on=2027-03-31");
    }

    private void duties(Change change, Units units) {
        duty(
                change,
                units.general(),
                "情報セキュリティ研修(全職員)",
                "FISCAL_YEAR",
                "10/30",
                480,
                "training.everyone");
        duty(change, units.general(), "緊急時対応の訓練", "FISCAL_YEAR", "2/26", 240, "training.drill");
        duty(change, units.general(), "自己点検の実施", "FISCAL_YEAR", "12/18", 240, "");
        duty(change, units.general(), "基本方針の見直し", "FISCAL_YEAR", "3/31", 300, "");
        duty(change, units.general(), "委員会の開催", "FISCAL_YEAR", "2/15", 180, "");
        duty(change, units.general(), "利用者IDの見直し", "YEARLY", "5/15", 240, "access.user-ids");
        duty(change, units.general(), "入退室の記録の点検", "MONTHLY", "11/25", 30, "area.entry");
        duty(change, units.general(), "県のセキュリティクラウド月次報告を読む", "MONTHLY", "11/30", 30, "");
        duty(change, units.general(), "ログの点検", "QUARTERLY", "1/15", 120, "tech.log-review");
        duty(change, units.tax(), "復元の試し(課税システム)", "YEARLY", "8/20", 180, "tech.backup");
    }

    private void duty(
            Change change,
            long unit,
            String name,
            String cycle,
            String day,
            int minutes,
            String obligation) {
        String[] monthAndDay = day.split("/", -1);
        row(
                change,
                "duties",
                unit,
                "name=" + name,
                "cycle=" + cycle,
                "month=" + monthAndDay[0],
                "day=" + monthAndDay[1],
                "minutes=" + minutes,
                "obligation=" + obligation,
                "from_on=2026-10-01");
    }

    private static long zone(Change change, String kind) {
        return change.db()
                .select(ZONE.ID)
                .from(ZONE)
                .where(ZONE.KIND.eq(kind))
                .fetchSingle()
                .value1();
    }

    /// Most of the people have sworn; whoever came last has not yet.
    private void oaths(Change change, People people) {
        for (long person :
                new long[] {people.sato(), people.suzuki(), people.takahashi(), people.tanaka()}) {
            update(change, register("staff"), person, Map.of("oath_on", "2026-04-01"));
        }
    }

    private <R extends UpdatableRecord<R>> void update(
            Change change, Register<R> register, long id, Map<String, String> contents) {
        if (!desks.of(register).update(change, id, contents, _ -> {})) {
            throw new IllegalStateException("no row " + id);
        }
    }

    private Register<?> register(String slug) {
        return registers.stream()
                .filter(one -> one.name().slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no register " + slug));
    }

    private long row(Change change, String register, long unit, String... values) {
        Map<String, String> contents = new HashMap<>();
        for (String value : values) {
            int at = value.indexOf('=');
            contents.put(value.substring(0, at), value.substring(at + 1));
        }
        return insert(change, register(register), unit, contents);
    }

    private <R extends UpdatableRecord<R>> long insert(
            Change change, Register<R> register, long unit, Map<String, String> contents) {
        var desk = desks.of(register);
        return desk.insert(change, desk.row(unit, contents));
    }
}
