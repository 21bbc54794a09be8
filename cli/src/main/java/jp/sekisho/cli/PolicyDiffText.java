// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static jp.sekisho.cli.Messages.say;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.comparison.ChangeKind;
import jp.sekisho.policy.comparison.ClauseChange;
import jp.sekisho.policy.comparison.PolicyComparison;
import jp.sekisho.policy.comparison.WordDiff;
import jp.sekisho.policy.comparison.WordDiff.Segment;
import jp.sekisho.policy.rendering.ClausePlaces;
import tools.jackson.core.JsonGenerator;

/// A comparison as lines for people and as JSON.
final class PolicyDiffText {

    private PolicyDiffText() {}

    static void print(PolicyComparison comparison) {
        ClausePlaces before = ClausePlaces.of(comparison.older());
        ClausePlaces after = ClausePlaces.of(comparison.newer());
        List<ClauseChange> differences = comparison.differences();
        System.out.println(
                differences.isEmpty()
                        ? say("diff.none")
                        : say("diff.summary", differences.size(), counts(comparison)));
        for (ClauseChange change : differences) {
            System.out.println();
            System.out.println(
                    "["
                            + change.kinds().stream()
                                    .map(PolicyDiffText::label)
                                    .collect(Collectors.joining(say("check.comma")))
                            + "] "
                            + places(before, change.older())
                            + " → "
                            + places(after, change.newer()));
            String oldText = text(change.older());
            String newText = text(change.newer());
            if (oldText.equals(newText)) {
                System.out.println("    " + newText);
                continue;
            }
            WordDiff.Segments words = WordDiff.between(oldText, newText);
            if (!change.older().isEmpty()) {
                System.out.println("  - " + marked(words.older()));
            }
            if (!change.newer().isEmpty()) {
                System.out.println("  + " + marked(words.newer()));
            }
        }
    }

    private static String counts(PolicyComparison comparison) {
        return comparison.summary().entrySet().stream()
                .map(entry -> label(entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(say("check.comma")));
    }

    private static String label(ChangeKind kind) {
        return say("diff." + kind.word());
    }

    private static String places(ClausePlaces places, List<Clause> clauses) {
        return clauses.isEmpty()
                ? say("diff.nothing")
                : clauses.stream()
                        .map(clause -> places.of(clause.id()))
                        .collect(Collectors.joining(say("check.comma")));
    }

    private static String text(List<Clause> clauses) {
        return clauses.stream()
                .map(clause ->
                        (clause.heading().isEmpty() ? "" : clause.heading() + "　") + clause.text())
                .collect(Collectors.joining(" / "));
    }

    /// Puts what changed between 【 and 】; a whole side that changed needs no marks.
    private static String marked(List<Segment> segments) {
        if (segments.size() == 1) {
            return segments.getFirst().text();
        }
        return segments.stream()
                .map(segment -> segment.changed() ? "【" + segment.text() + "】" : segment.text())
                .collect(Collectors.joining());
    }

    static void write(JsonGenerator json, PolicyComparison comparison) {
        ClausePlaces before = ClausePlaces.of(comparison.older());
        ClausePlaces after = ClausePlaces.of(comparison.newer());
        json.writeStartObject();
        json.writeStringProperty("oldTitle", comparison.older().title());
        json.writeStringProperty("newTitle", comparison.newer().title());
        json.writeObjectPropertyStart("summary");
        for (Map.Entry<ChangeKind, Integer> entry : comparison.summary().entrySet()) {
            json.writeNumberProperty(entry.getKey().word(), entry.getValue());
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("changes");
        for (ClauseChange change : comparison.differences()) {
            json.writeStartObject();
            json.writeArrayPropertyStart("kinds");
            change.kinds().forEach(kind -> json.writeString(kind.word()));
            json.writeEndArray();
            clauses(json, "old", change.older(), before);
            clauses(json, "new", change.newer(), after);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void clauses(
            JsonGenerator json, String name, List<Clause> clauses, ClausePlaces places) {
        json.writeArrayPropertyStart(name);
        for (Clause clause : clauses) {
            json.writeStartObject();
            json.writeStringProperty("id", clause.id().value());
            json.writeStringProperty("place", places.of(clause.id()));
            json.writeStringProperty("heading", clause.heading());
            json.writeStringProperty("text", clause.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
