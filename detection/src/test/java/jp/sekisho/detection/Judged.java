// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.format.Tally;
import jp.sekisho.detection.oracle.Oracle;
import jp.sekisho.detection.oracle.PlainEvents;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.Refusal;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.sigma.RuleSource;

/// Small rules against small events, judged by the engine and by the oracle alike.
public final class Judged {

    /// In the year of the recordings.
    static final java.time.Clock CLOCK =
            java.time.Clock.fixed(
                    java.time.Instant.parse("2026-11-22T00:00:00Z"), java.time.ZoneOffset.UTC);

    private Judged() {}

    public static RuleBook book(String yaml) {
        return RuleBook.of(List.of(new RuleSource("test", Optional.of(yaml))), Placeholders.NONE);
    }

    public static RuleBook book(String yaml, Map<String, List<String>> placeholders) {
        return RuleBook.of(
                List.of(new RuleSource("test", Optional.of(yaml))), new Placeholders(placeholders));
    }

    /// A rule for Sysmon events with one search.
    public static String rule(String search) {
        return """
        title: test
        logsource: {product: windows, service: sysmon}
        detection:
            s: %s
            condition: s
        """
                .formatted(search);
    }

    /// Whether the rule's search holds for an event with these fields; engine and oracle must
    /// agree.
    public static boolean holds(String search, String fields) {
        return holdsRule(rule(search), fields);
    }

    public static boolean holdsRule(String yaml, String fields) {
        RuleBook book = book(yaml);
        assertThat(book.refusals()).isEmpty();
        String json =
                "{\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"EventID\":1"
                        + (fields.isEmpty() ? "" : "," + fields)
                        + "}";
        boolean fast = !alerts(book, json).isEmpty();
        boolean slow =
                new Oracle(PlainEvents.read(json)).holds(book.rules().getFirst().condition());
        assertThat(fast).as("engine and oracle on " + json).isEqualTo(slow);
        return fast;
    }

    public static List<Alert> alerts(RuleBook book, String text) {
        List<Alert> alerts = new ArrayList<>();
        Detection detection = Detection.of(book);
        Tally tally = new Tally();
        try (Session session = detection.session(alerts::add)) {
            new EventFiles(detection.table(), tally, CLOCK)
                    .read(new ByteArrayInputStream(text.getBytes(UTF_8)), "events", session);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return alerts;
    }

    public static Refusal.Reason refusal(String yaml) {
        List<Refusal> refusals = book(yaml).refusals();
        assertThat(refusals).hasSize(1);
        assertThat(refusals.getFirst().message()).endsWith("。");
        return refusals.getFirst().reason();
    }
}
