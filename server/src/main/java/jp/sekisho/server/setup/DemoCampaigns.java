// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Holding;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Units;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.access.Visitor;
import jp.sekisho.server.campaign.CampaignEntry;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.setup.DemoStory.Event;
import org.springframework.stereotype.Component;

/// What the people of the sample town are asked: a training with a test, and a survey that one
/// person answers for each unit, with the unit's list as a file. Both run, and some are done.
@Component
final class DemoCampaigns {

    /// The shortest thing that a reader shows as an empty page.
    private static final byte[] LIST =
            """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
            trailer<</Root 1 0 R>>
            """
                    .getBytes(StandardCharsets.US_ASCII);

    private final CampaignEntry campaigns;
    private final DemoStory story;

    DemoCampaigns(CampaignEntry campaigns, DemoStory story) {
        this.campaigns = campaigns;
        this.story = story;
    }

    /// Somebody who is asked.
    record Asked(String name, long person, long unit) {}

    List<Event> events(BodyDatabase town, Asked chief, Asked tax, Asked residents) {
        AtomicLong training = new AtomicLong();
        AtomicLong survey = new AtomicLong();
        LocalDate opened = story.daysAgo(12);
        return List.of(
                new Event(
                        opened,
                        chief.name(),
                        "一斉依頼を出す",
                        change -> {
                            Visit visit = visit(town, chief, Role.CHIEF_OFFICER, opened);
                            training.set(campaigns.open(change, visit, training(chief, opened)));
                            survey.set(campaigns.open(change, visit, survey(chief, opened)));
                        }),
                answered(town, chief, 9, training, Map.of(0, "開かずに窓口へ知らせる", 1, "使わない")),
                answered(town, residents, 8, training, Map.of(0, "開かずに窓口へ知らせる", 1, "使わない")),
                new Event(
                        story.daysAgo(5),
                        tax.name(),
                        "一斉依頼への回答",
                        change ->
                                campaigns.answer(
                                        change,
                                        visit(town, tax, Role.STAFF, story.daysAgo(5)),
                                        survey.get(),
                                        Map.of(0, "ある", 1, "閉庁後の書庫に鍵を掛けていない日があった"),
                                        Map.of(2, Map.entry("税務課_媒体の棚卸し.pdf", LIST)))));
    }

    private Event answered(
            BodyDatabase town,
            Asked who,
            int daysAgo,
            AtomicLong campaign,
            Map<Integer, String> answers) {
        LocalDate day = story.daysAgo(daysAgo);
        return new Event(
                day,
                who.name(),
                "一斉依頼への回答",
                change ->
                        campaigns.answer(
                                change,
                                visit(town, who, Role.STAFF, day),
                                campaign.get(),
                                answers,
                                Map.of()));
    }

    private static Map<String, String> training(Asked chief, LocalDate opened) {
        return Map.of(
                "title", "情報セキュリティ研修(秋)",
                "kind", "TRAINING",
                "unit", Long.toString(chief.unit()),
                "as_of", opened.toString(),
                "due", opened.plusDays(21).toString(),
                "material", "覚えのないメールは開かず、窓口に知らせます。\n私物のUSBメモリは、職場の端末につなぎません。",
                "questions", "怪しいメールが来たら | 開いて確かめる | *開かずに窓口へ知らせる\n私物のUSBメモリは | *使わない | 急ぐときは使う",
                "pass_mark", "2");
    }

    private static Map<String, String> survey(Asked chief, LocalDate opened) {
        return Map.of(
                "title", "媒体と書庫の課ごとの点検",
                "kind", "SURVEY",
                "unit", Long.toString(chief.unit()),
                "per_unit", "true",
                "as_of", opened.toString(),
                "due", opened.plusDays(18).toString(),
                "questions", "鍵の掛かる書庫はあるか | ある | ない\n直したいこと\n媒体の棚卸しの表 | ファイル",
                "pass_mark", "0");
    }

    private static Visit visit(BodyDatabase town, Asked who, Role role, LocalDate day) {
        return new Visit(
                town,
                new Visitor(
                        new AccountId(who.person()),
                        who.name(),
                        who.person(),
                        List.of(
                                new Holding(Role.STAFF, who.unit()),
                                new Holding(role, who.unit()))),
                day,
                () -> new Units(List.of()));
    }
}
