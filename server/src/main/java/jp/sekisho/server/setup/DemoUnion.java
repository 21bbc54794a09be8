// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import static jp.sekisho.policy.catalogue.EvidenceGrade.DECLARED;
import static jp.sekisho.policy.catalogue.EvidenceGrade.INSPECTED;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.asset.AssetDesk;
import jp.sekisho.server.asset.AssetKind;
import jp.sekisho.server.asset.AssetMedium;
import jp.sekisho.server.asset.Personal;
import jp.sekisho.server.compliance.AnswerDesk;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.setup.DemoStory.Event;
import org.springframework.stereotype.Component;

/// A year in the sample union: four people, a plant's own control system, a network that the member
/// city carries. What does not concern so small a body was set aside with its reason.
@Component
final class DemoUnion {

    private static final String OGAWA = "小川 由美";
    private static final String HEAD = "森 正夫";

    private final AssetDesk assets;
    private final AnswerDesk answers;
    private final DemoStory story;

    DemoUnion(AssetDesk assets, AnswerDesk answers, DemoStory story) {
        this.assets = assets;
        this.answers = answers;
        this.story = story;
    }

    List<Event> events(long office, long lgwan) {
        return List.of(
                new Event(story.day(9, 20), OGAWA, "資産の登録", c -> listed(c, office, lgwan)),
                new Event(story.day(6, 10), OGAWA, "はじめの確認", this::answered),
                new Event(story.day(5, 15), HEAD, "対象外の判断", this::judged),
                new Event(story.day(2, 5), OGAWA, "資産の見直し", this::reviewed));
    }

    private void listed(Change change, long office, long lgwan) {
        assets.begin(change, "し尿処理施設の運転管理システム", AssetKind.SYSTEM, office)
                .classes("2・2・2")
                .personal(Personal.NONE)
                .kept(AssetMedium.TERMINAL, "処理場 中央監視室")
                .notes("インターネットにも市の網にもつながっていない。")
                .enter();
        assets.begin(change, "事務用端末(4台)", AssetKind.EQUIPMENT, office)
                .classes("2・1・1")
                .personal(Personal.STAFF)
                .kept(AssetMedium.TERMINAL, "事務局")
                .zone(lgwan)
                .enter();
        assets.begin(change, "職員の給与・個人番号の届出", AssetKind.INFORMATION, office)
                .classes("3B・2・1")
                .personal(Personal.SPECIFIC)
                .kept(AssetMedium.PAPER, "事務局 金庫")
                .retention(7)
                .enter();
        assets.begin(change, "くみ取りの申込者名簿", AssetKind.INFORMATION, office)
                .personal(Personal.RESIDENTS)
                .kept(AssetMedium.BOTH, "事務局 書庫")
                .retention(5)
                .enter();
        assets.begin(change, "維持管理の記録", AssetKind.INFORMATION, office)
                .classes("1・2・1")
                .personal(Personal.NONE)
                .kept(AssetMedium.PAPER, "処理場 書庫")
                .retention(10)
                .enter();
    }

    private void answered(Change change) {
        LocalDate day = story.day(6, 10);
        state(change, "asset.storage", day, "金庫と書庫の鍵を確かめた。", INSPECTED, "小川が鍵と貸出簿を見た");
        state(change, "staff.clear-desk", day, "朝礼で確かめ合った。", DECLARED, "");
        state(change, "incident.report-inside", day, "連絡先を電話機の横に貼った。", INSPECTED, "森が事務局で見た");
        state(change, "vulnerability.malware-news", day, "市からの注意喚起を回覧した。", INSPECTED, "回覧の押印");
        answers.takeUp(
                change,
                id("incident.plan-continuity"),
                day,
                "市の計画に合わせて作っている。",
                OGAWA,
                story.day(3, 28));
    }

    private void judged(Change change) {
        LocalDate day = story.day(5, 15);
        for (String none : List.of("access.remote", "tech.public-systems", "server.offsite")) {
            answers.setAside(change, id(none), day, "組合には当たるものがない。", HEAD, day.plusYears(1));
        }
    }

    private void reviewed(Change change) {
        LocalDate day = story.day(2, 5);
        for (String name : List.of("し尿処理施設の運転管理システム", "事務用端末(4台)", "職員の給与・個人番号の届出")) {
            assets.reviewed(change, assets.find(change, name), day);
        }
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
