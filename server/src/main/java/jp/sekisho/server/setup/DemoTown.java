// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import static jp.sekisho.policy.catalogue.EvidenceGrade.DECLARED;
import static jp.sekisho.policy.catalogue.EvidenceGrade.INSPECTED;
import static jp.sekisho.policy.catalogue.EvidenceGrade.THIRD_PARTY;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.asset.AssetDesk;
import jp.sekisho.server.asset.AssetKind;
import jp.sekisho.server.asset.AssetMedium;
import jp.sekisho.server.asset.Personal;
import jp.sekisho.server.body.BodyDesk;
import jp.sekisho.server.body.BodyDesk.Arrangement;
import jp.sekisho.server.body.BodyFacts.Measure;
import jp.sekisho.server.compliance.AnswerDesk;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.setup.DemoStory.Event;
import org.springframework.stereotype.Component;

/// A year in the sample town: its assets are listed, classified and looked at, two of its four
/// systems get their papers, people answer and let some answers grow old, the prefecture's
/// monitoring owes its evidence.
@Component
final class DemoTown {

    private static final String SATO = "佐藤 健";
    private static final String SUZUKI = "鈴木 明子";
    private static final String DEPUTY = "山本 一郎";

    private final AssetDesk assets;
    private final AnswerDesk answers;
    private final BodyDesk body;
    private final DemoStory story;

    DemoTown(AssetDesk assets, AnswerDesk answers, BodyDesk body, DemoStory story) {
        this.assets = assets;
        this.answers = answers;
        this.body = body;
        this.story = story;
    }

    /// The town's units and zones, as far as assets name them.
    record Places(
            long general,
            long tax,
            long residents,
            long welfare,
            long education,
            long elementary,
            long junior,
            long clerks,
            long myNumber,
            long lgwan,
            long internet,
            long learning) {}

    List<Event> events(Places at) {
        return List.of(
                new Event(story.day(11, 6), SUZUKI, "総務課・税務課の資産の登録", c -> first(c, at)),
                new Event(story.day(10, 17), SATO, "遵守状況の確認", this::firstAnswers),
                new Event(story.day(9, 9), SUZUKI, "町民課・健康福祉課・教育委員会の資産の登録", c -> more(c, at)),
                new Event(story.day(8, 12), SUZUKI, "住民記録・税の資産の分類", this::classified),
                new Event(story.day(7, 15), SATO, "年度当初の確認", this::april),
                new Event(story.day(6, 11), SUZUKI, "システムの仕様書・構成図の登録", c -> papers(c, at)),
                new Event(story.day(5, 20), SATO, "県による監視の協定", this::carried),
                new Event(story.day(4, 8), DEPUTY, "例外措置と対象外の判断", this::judged),
                new Event(story.day(3, 18), SUZUKI, "学校と議会の資産の登録", c -> schools(c, at)),
                new Event(story.day(2, 25), SATO, "上半期の点検", this::autumn),
                new Event(story.day(1, 14), SUZUKI, "税システムの改修", this::changed));
    }

    private void first(Change change, Places at) {
        system(change, "財務会計システム", at.general(), at.lgwan(), "2・2・2").enter();
        system(change, "グループウェア", at.general(), at.lgwan(), "").enter();
        information(change, "職員の人事記録", at.general(), Personal.STAFF, "")
                .kept(AssetMedium.PAPER, "総務課 耐火書庫")
                .retention(30)
                .enter();
        information(change, "例規集", at.general(), Personal.NONE, "1・2・1")
                .kept(AssetMedium.SERVER, "共有フォルダ 総務課")
                .reviewed(story.day(11, 6))
                .enter();
        information(change, "国からの通知(取扱注意)", at.general(), Personal.NONE, "3A・2・1")
                .kept(AssetMedium.PAPER, "総務課 金庫")
                .retention(10)
                .reviewed(story.day(11, 6))
                .enter();
        information(change, "公式サイトの原稿", at.general(), Personal.NONE, "1・2・2")
                .kept(AssetMedium.CLOUD, "公開用サーバ")
                .zone(at.internet())
                .enter();
        information(change, "予定価格の調書", at.general(), Personal.NONE, "")
                .kept(AssetMedium.PAPER, "総務課 金庫")
                .retention(5)
                .enter();
        system(change, "税総合システム", at.tax(), at.myNumber(), "").enter();
        information(change, "課税台帳", at.tax(), Personal.RESIDENTS, "")
                .kept(AssetMedium.BOTH, "税務課 書庫B")
                .retention(7)
                .enter();
        information(change, "滞納整理簿", at.tax(), Personal.RESIDENTS, "")
                .kept(AssetMedium.PAPER, "税務課 書庫B")
                .retention(5)
                .enter();
        information(change, "課税状況調の集計", at.tax(), Personal.NONE, "2・1・1")
                .kept(AssetMedium.SERVER, "共有フォルダ 税務課")
                .retention(3)
                .enter();
        answers.takeUp(
                change,
                id("asset.classify"),
                story.day(11, 6),
                "総務課と税務課から順に分類を付けている。",
                SUZUKI,
                story.day(7, 28));
    }

    private void firstAnswers(Change change) {
        LocalDate day = story.day(10, 17);
        state(change, "asset.label", day, "文書とファイル名に分類を付けることにし、全課へ通知した。", DECLARED, "");
        state(change, "asset.storage", day, "耐火書庫と金庫の鍵を確かめた。", INSPECTED, "佐藤と鈴木が鍵と貸出簿を見た");
        state(change, "server.mounting", day, "サーバ室の固定と棚を確かめた。", INSPECTED, "鈴木がサーバ室で見た");
        state(change, "server.power", day, "無停電電源装置の交換時期は令和9年度。", INSPECTED, "保守の点検表");
        state(change, "area.structure", day, "サーバ室の扉と窓を確かめた。", INSPECTED, "佐藤が現地で見た");
        state(change, "monitor.rules", day, "監視の手順を対策基準の付表に定めた。", INSPECTED, "対策基準 付表3");
        state(change, "staff.clear-desk", day, "離席時の画面ロックを課内会議で周知した。", DECLARED, "");
        state(change, "credential.passwords", day, "手引きを配った。", DECLARED, "");
        state(change, "policy.threats", day, "想定する脅威を委員会で洗い出した。", INSPECTED, "委員会の資料2");
    }

    private void more(Change change, Places at) {
        system(change, "住民記録システム", at.residents(), at.myNumber(), "3B・2・2")
                .reviewed(story.day(9, 9))
                .enter();
        information(change, "住民基本台帳データ", at.residents(), Personal.SPECIFIC, "3B・2・2")
                .kept(AssetMedium.SERVER, "県内データセンター")
                .zone(at.myNumber())
                .system(assets.find(change, "住民記録システム"))
                .reviewed(story.day(9, 9))
                .enter();
        information(change, "印鑑登録原票", at.residents(), Personal.RESIDENTS, "3B・2・1")
                .kept(AssetMedium.PAPER, "町民課 書庫A")
                .retention(5)
                .reviewed(story.day(9, 9))
                .enter();
        assets.begin(change, "窓口用USBメモリ(登録済3本)", AssetKind.MEDIUM, at.residents())
                .classes("3B・2・1")
                .personal(Personal.RESIDENTS)
                .kept(AssetMedium.PORTABLE, "町民課 鍵付き引き出し")
                .enter();
        information(change, "介護保険の認定資料", at.welfare(), Personal.SPECIFIC, "3B・2・2")
                .kept(AssetMedium.BOTH, "健康福祉課 書庫")
                .retention(5)
                .reviewed(story.day(9, 9))
                .enter();
        information(change, "特定健診の結果", at.welfare(), Personal.RESIDENTS, "3B・2・1")
                .kept(AssetMedium.SERVER, "共有フォルダ 健康福祉課")
                .retention(5)
                .enter();
        information(change, "就学援助の申請書", at.education(), Personal.SPECIFIC, "3B・2・1")
                .kept(AssetMedium.PAPER, "教育委員会事務局 書庫")
                .retention(5)
                .reviewed(story.day(9, 9))
                .enter();
    }

    private void classified(Change change) {
        assets.classify(change, assets.find(change, "税総合システム"), "3B・2・2");
        assets.classify(change, assets.find(change, "課税台帳"), "3B・2・1");
        assets.classify(change, assets.find(change, "滞納整理簿"), "3B・2・1");
        assets.classify(change, assets.find(change, "職員の人事記録"), "3C・2・1");
        assets.classify(change, assets.find(change, "予定価格の調書"), "3C・2・1");
    }

    private void april(Change change) {
        LocalDate day = story.day(7, 15);
        state(change, "policy.act", day, "方針に基づく年度の計画を委員会で決めた。", INSPECTED, "委員会の議事録");
        state(change, "training.plan", day, "令和8年度の研修計画を決めた。", INSPECTED, "委員会の議事録");
        state(
                change,
                "incident.report-outside",
                day,
                "統一的窓口の電話番号を公式サイトに載せた。",
                INSPECTED,
                "鈴木が公式サイトで見た");
        state(change, "zone.model", day, "αモデルを採ると決めた記録がある。", INSPECTED, "平成29年の決裁文書");
        state(change, "vulnerability.malware-news", day, "注意喚起を全職員に知らせた。", INSPECTED, "掲示板の記事");
        state(change, "staff.notice", day, "方針と手順をグループウェアの先頭に置いた。", INSPECTED, "鈴木が掲示を見た");
        answers.takeUp(
                change,
                id("measures.ready"),
                day,
                "八つの措置の点検表で進み具合を確かめている。",
                SATO,
                LocalDate.of(2027, 7, 1));
        answers.takeUp(
                change, id("outsourcing.rules"), day, "委託のきまりの案を作っている。", SUZUKI, story.day(3, 28));
    }

    private void papers(Change change, Places at) {
        LocalDate day = story.day(6, 11);
        for (String name : List.of("住民記録システム", "財務会計システム")) {
            long system = assets.find(change, name);
            assets.changed(change, system, story.day(8, 1));
            paper(change, name + "の仕様書", AssetKind.SPECIFICATION, at, system, day);
            paper(change, name + "の構成図", AssetKind.DIAGRAM, at, system, day);
        }
        long tax = assets.find(change, "税総合システム");
        assets.changed(change, tax, story.day(10, 1));
        paper(change, "税総合システムの仕様書", AssetKind.SPECIFICATION, at, tax, story.day(9, 1));
        paper(change, "税総合システムの構成図", AssetKind.DIAGRAM, at, tax, story.day(9, 1));
    }

    private void carried(Change change) {
        body.carried(
                change,
                "県",
                Measure.MONITORING,
                new Arrangement(
                        "自治体情報セキュリティクラウド利用協定 附属書2",
                        "県: 出口の通信の常時監視。町: 通報を受けての切り離し",
                        "監視の年次報告書",
                        Optional.of(story.day(14, 3)),
                        Optional.of(LocalDate.of(2027, 3, 31))),
                story.day(5, 20));
    }

    private void judged(Change change) {
        LocalDate day = story.day(4, 8);
        answers.except(
                change,
                id("terminal.lock"),
                day,
                "窓口の端末2台は、更新まで共用のIDで使う。離席時は窓口を閉める。",
                DEPUTY,
                story.day(0, 1).plusMonths(4));
        answers.setAside(
                change, id("access.remote"), day, "庁外からの接続を認めていない。", DEPUTY, day.plusYears(1));
        answers.setAside(
                change,
                id("development.environments"),
                day,
                "システムを自ら開発していない。",
                DEPUTY,
                day.plusYears(1));
        answers.except(
                change,
                id("tech.file-server"),
                day,
                "共有フォルダの作り直しが終わるまで、二つの課で同じ領域を使う。",
                DEPUTY,
                story.day(1, 1));
    }

    private void schools(Change change, Places at) {
        information(change, "児童の指導要録", at.elementary(), Personal.RESIDENTS, "3B・2・1")
                .kept(AssetMedium.PAPER, "小学校 耐火書庫")
                .retention(20)
                .enter();
        assets.begin(change, "学習用端末(312台)", AssetKind.EQUIPMENT, at.elementary())
                .classes("2・1・2")
                .personal(Personal.RESIDENTS)
                .kept(AssetMedium.TERMINAL, "各教室の充電庫")
                .zone(at.learning())
                .enter();
        information(change, "議会の会議録", at.clerks(), Personal.NONE, "1・2・1")
                .kept(AssetMedium.SERVER, "共有フォルダ 議会")
                .reviewed(story.day(3, 18))
                .enter();
        information(change, "監査の調書", at.clerks(), Personal.NONE, "3C・2・1")
                .kept(AssetMedium.PAPER, "監査委員事務局 書庫")
                .retention(10)
                .reviewed(story.day(3, 18))
                .enter();
    }

    private void autumn(Change change) {
        LocalDate day = story.day(2, 25);
        for (String name : List.of("職員の人事記録", "予定価格の調書", "税総合システム", "課税台帳", "滞納整理簿", "財務会計システム")) {
            assets.reviewed(change, assets.find(change, name), day);
        }
        state(change, "org.cloud", day, "クラウドを使うときの承認者と担当を決めた。", INSPECTED, "総第88号");
        state(change, "compliance.confirm", day, "全課の実施状況を聞き取った。", INSPECTED, "聞き取りの記録");
        state(change, "line.management", day, "通信機器の台帳と設定の控えを合わせた。", INSPECTED, "鈴木がサーバ室で見た");
        state(change, "server.cabling", day, "床下の配線を確かめた。", THIRD_PARTY, "保守業者の点検報告書");
        state(change, "malware.expert", day, "保守業者の連絡先を改めた。", INSPECTED, "連絡先の一覧");
    }

    private void changed(Change change) {
        assets.changed(change, assets.find(change, "税総合システム"), story.day(1, 14));
        answers.takeUp(
                change,
                id("line.diagram"),
                story.day(1, 14),
                "税総合システムの改修に合わせて構成図を直している。",
                SUZUKI,
                story.day(0, 1).plusMonths(2));
    }

    private AssetDesk.Draft system(
            Change change, String name, long unit, long zone, String classes) {
        AssetDesk.Draft draft =
                assets.begin(change, name, AssetKind.SYSTEM, unit)
                        .zone(zone)
                        .personal(Personal.RESIDENTS)
                        .kept(AssetMedium.SERVER, "役場2階 サーバ室");
        return classes.isEmpty() ? draft : draft.classes(classes);
    }

    private AssetDesk.Draft information(
            Change change, String name, long unit, Personal personal, String classes) {
        AssetDesk.Draft draft =
                assets.begin(change, name, AssetKind.INFORMATION, unit).personal(personal);
        return classes.isEmpty() ? draft : draft.classes(classes);
    }

    private void paper(
            Change change, String name, AssetKind kind, Places at, long system, LocalDate day) {
        assets.begin(change, name, kind, at.general())
                .system(system)
                .classes("3C・2・1")
                .personal(Personal.NONE)
                .kept(AssetMedium.BOTH, "サーバ室 書類棚")
                .changed(day)
                .reviewed(day)
                .enter();
    }

    private void state(
            Change change,
            String obligation,
            LocalDate day,
            String text,
            EvidenceGrade grade,
            String seen) {
        answers.state(change, id(obligation), day, text, grade, seen);
    }

    private static ObligationId id(String value) {
        return new ObligationId(value);
    }
}
