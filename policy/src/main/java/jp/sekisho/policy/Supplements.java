// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.sekisho.policy.HistoryEvent.Event;

/// The dates that supplementary provisions (附則) state.
final class Supplements {

    private static final Pattern ON_PROMULGATION =
            Pattern.compile("(?:公布|公表|告示|令達|制定|決裁)の日から(?:施行|適用)");

    private Supplements() {}

    /// Adds revision and enforcement dates of all supplements.
    static List<HistoryEvent> addTo(List<HistoryEvent> front, Node root, Problems problems) {
        List<HistoryEvent> history = new ArrayList<>(front);
        root.children.stream()
                .filter(node -> node.kind == Clause.Kind.SUPPLEMENT)
                .forEach(node -> read(node, history, problems));
        return history;
    }

    private static void read(Node supplement, List<HistoryEvent> history, Problems problems) {
        String head = supplement.heading.text();
        for (EraDate date : EraDate.all(Glyphs.plain(head))) {
            var act = FrontMatter.INSTRUMENT.matcher(Glyphs.plain(head));
            String number =
                    act.find(date.end())
                            ? Glyphs.strip(head.substring(act.start(), act.end()))
                            : "";
            FrontMatter.add(
                    history, Event.REVISED, date, head, supplement.firstLine, number, problems);
        }
        supplement
                .all()
                .flatMap(node -> Sentences.of(node.text).stream())
                .forEach(sentence -> enforcement(sentence, history, problems));
    }

    private static void enforcement(
            Passage sentence, List<HistoryEvent> history, Problems problems) {
        String plain = Glyphs.plain(sentence.text());
        if (!plain.contains("施行") && !plain.contains("適用")) {
            return;
        }
        for (EraDate date : EraDate.all(plain)) {
            String after = plain.substring(date.end(), Math.min(plain.length(), date.end() + 10));
            if (after.startsWith("から") && (after.contains("施行") || after.contains("適用"))) {
                FrontMatter.add(
                        history,
                        Event.ENFORCED,
                        date,
                        sentence.text(),
                        sentence.lineAt(date.start()),
                        "",
                        problems);
            }
        }
        if (ON_PROMULGATION.matcher(plain).find()) {
            history.stream()
                    .filter(event -> event.event() != Event.ENFORCED)
                    .reduce((first, second) -> second)
                    .ifPresent(last ->
                            history.add(
                                    new HistoryEvent(
                                            Event.ENFORCED,
                                            last.date(),
                                            last.era(),
                                            "",
                                            sentence.firstLine())));
        }
    }
}
