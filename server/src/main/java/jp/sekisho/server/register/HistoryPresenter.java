// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.sekisho.server.evidence.History;
import jp.sekisho.server.page.JapaneseDate;

/// Tells a row's entries in the ledger as people read them.
final class HistoryPresenter {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private HistoryPresenter() {}

    /// Joins the entries of one change.
    static List<HistoryView.Entry> entries(List<History.Entry> entries) {
        Map<Instant, HistoryView.Entry> shown = new LinkedHashMap<>();
        for (History.Entry entry : entries) {
            List<String> lines = new ArrayList<>();
            if (!entry.action().equals("detail")) {
                lines.add(entry.why());
            } else {
                lines.addAll(entry.why().lines().toList());
            }
            String what =
                    switch (entry.action()) {
                        case "add" -> "登録";
                        case "detail", "change" -> "変更";
                        case "remove" -> "削除";
                        default -> entry.action();
                    };
            shown.merge(
                    entry.at(),
                    new HistoryView.Entry(time(entry.at()), entry.who(), what, lines),
                    (one, other) -> {
                        List<String> all = new ArrayList<>(other.why());
                        all.addAll(one.why());
                        return new HistoryView.Entry(one.when(), one.who(), other.what(), all);
                    });
        }
        return List.copyOf(shown.values());
    }

    private static String time(Instant at) {
        ZonedDateTime there = at.atZone(JAPAN);
        return new JapaneseDate(there.toLocalDate()).text()
                + String.format(Locale.ROOT, " %d時%02d分", there.getHour(), there.getMinute());
    }
}
