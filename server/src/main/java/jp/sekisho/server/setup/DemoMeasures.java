// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import jp.sekisho.server.setup.DemoStory.Event;
import jp.sekisho.server.terminal.MeasureEntry;
import org.springframework.stereotype.Component;

/// What the machines of the sample town report. Last month one terminal let data out; this week it
/// no longer does, but one terminal was switched off for weeks and its virus definitions are old,
/// and one stands in no register.
@Component
final class DemoMeasures {

    private static final String HEADINGS =
            "コンピューター名,収集日時,OS名,持ち出し不可設定,多要素認証,ドライブ暗号化,最終更新日,パターンファイル日付\n";

    private final MeasureEntry measures;
    private final DemoStory story;

    DemoMeasures(MeasureEntry measures, DemoStory story) {
        this.measures = measures;
        this.story = story;
    }

    List<Event> events() {
        LocalDate before = story.daysAgo(24);
        LocalDate now = story.daysAgo(2);
        return List.of(
                reported(
                        before,
                        row("TAX-PC-01", before, "有効", before.minusDays(9), before.minusDays(1)),
                        row("TAX-PC-02", before, "有効", before.minusDays(9), before.minusDays(1)),
                        row("TAX-PC-03", before, "無効", before.minusDays(9), before.minusDays(1)),
                        row("TAX-PC-04", before, "有効", before.minusDays(9), before.minusDays(1))),
                reported(
                        now,
                        row("TAX-PC-01", now, "有効", now.minusDays(8), now.minusDays(1)),
                        row("TAX-PC-02", now, "有効", now.minusDays(8), now.minusDays(1)),
                        row("TAX-PC-03", now, "有効", now.minusDays(8), now.minusDays(1)),
                        row("TAX-PC-09", now, "有効", now.minusDays(8), now.minusDays(1))));
    }

    private Event reported(LocalDate day, String... rows) {
        return new Event(
                day,
                "鈴木 明子",
                "計測の取込み",
                change ->
                        measures.take(
                                change,
                                day,
                                "端末一覧.csv",
                                (HEADINGS + String.join("", rows))
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static String row(
            String computer,
            LocalDate looked,
            String exportLock,
            LocalDate patched,
            LocalDate definitions) {
        return computer
                + ","
                + looked
                + " 08:40,Windows 11 Pro,"
                + exportLock
                + ",有効,有効,"
                + patched
                + ","
                + definitions
                + "\n";
    }
}
