// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import static jp.sekisho.server.database.schema.tables.Zone.ZONE;

import java.util.Map;
import jp.sekisho.server.evidence.Change;
import org.springframework.stereotype.Component;

/// The daily work of the sample town: what stands in its registers and what is due. Its gaps are
/// meant to be found.
@Component
final class DemoDaily {

    private final DemoRows rows;
    private final DemoOutside outside;
    private final DemoPlan plan;

    DemoDaily(DemoRows rows, DemoOutside outside, DemoPlan plan) {
        this.rows = rows;
        this.outside = outside;
        this.plan = plan;
    }

    /// The town's units.
    record Units(long general, long tax, long residents, long welfare, long school) {}

    /// Some of its people.
    record People(long sato, long suzuki, long takahashi, long tanaka, long kobayashi) {}

    void town(Change change, Units units, People people) {
        oaths(change, people);
        outside.town(change, units, people);
        systems(change, units, people);
        terminals(change, units, people);
        permits(change, units, people);
        plan.town(change, units);
        rows.add(
                change,
                "deputies",
                units.tax(),
                "name=税務課長の代行",
                "role=MANAGER",
                "standing=ABSENT",
                "place=1",
                "person_id=" + people.tanaka(),
                "from_on=2026-04-01");
        rows.add(
                change,
                "absences",
                units.tax(),
                "name=県の税務研修",
                "person_id=" + people.takahashi(),
                "from_on=2026-12-10",
                "until_on=2026-12-11");
    }

    private void systems(Change change, Units units, People people) {
        rows.add(
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
                "power=無停電電源装置。電池の交換は令和10年",
                "only_person=帳票の設計は髙橋だけ",
                "logs_reviewed_on=2026-10-05");
        rows.add(
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
        rows.add(
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
        rows.add(
                change,
                "user-ids",
                units.tax(),
                "name=tax-03",
                "system=課税システム",
                "given_on=2024-04-01",
                "reviewed_on=2025-05-12",
                "notes=前任者のもの。誰が使っているか確かめる。");
        rows.add(
                change,
                "vulnerabilities",
                units.general(),
                "name=VPN装置の認証の弱点",
                "where_found=総務課 VPN装置",
                "severity=CRITICAL",
                "source=J-LISの注意喚起",
                "found_on=2026-11-09",
                "due_on=2026-11-20");
        rows.add(
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
            rows.add(
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
        rows.add(
                change,
                "media",
                units.tax(),
                "name=USB-税-01",
                "kind=USB",
                "keeper_id=" + people.takahashi(),
                "place=税務課 金庫",
                "encrypted=ON",
                "counted_on=2026-06-30");
        rows.add(
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
                rows.add(
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
        rows.add(
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
        rows.add(
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
        rows.add(
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
        rows.add(
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
            rows.update(change, "staff", person, Map.of("oath_on", "2026-04-01"));
        }
    }
}
