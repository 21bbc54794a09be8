// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.setup.DemoDaily.Units;
import org.springframework.stereotype.Component;

/// The rules that the sample town keeps, and what falls due in its year.
@Component
final class DemoPlan {

    private final DemoRows rows;

    DemoPlan(DemoRows rows) {
        this.rows = rows;
    }

    void town(Change change, Units units) {
        duties(change, units);
        rules(change, units);
    }

    private void rules(Change change, Units units) {
        rows.add(
                change,
                "laws",
                units.general(),
                "name=個人情報の保護に関する法律",
                "kind=LAW",
                "number=平成15年法律第57号",
                "about=個人情報を目的の範囲で取り扱い、漏れを防ぐ",
                "checked_on=2026-05-18",
                "told_on=2026-05-20");
        rows.add(
                change,
                "laws",
                units.general(),
                "name=山里町電子計算組織管理規程",
                "kind=RULE",
                "number=平成12年訓令第4号",
                "clause=基本方針 5(7)",
                "checked_on=2025-05-12",
                "told_on=2025-05-20");
        rows.add(
                change,
                "cloud-reports",
                units.general(),
                "name=令和8年10月 月次報告",
                "covers=令和8年10月",
                "received_on=2026-11-11",
                "findings=2",
                "summary=町民課の端末から不審なサイトへの通信を遮断",
                "due_on=2026-11-25");
        rows.add(
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
        rows.add(
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
        rows.add(
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
}
