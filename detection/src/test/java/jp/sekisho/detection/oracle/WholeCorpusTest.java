// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.detection.Shared;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.JsonEvents;
import jp.sekisho.detection.match.Matcher;
import jp.sekisho.detection.match.Matches;
import jp.sekisho.detection.sigma.Expression;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.sigma.SigmaRule;
import jp.sekisho.detection.source.EventSource;
import jp.sekisho.detection.source.LogSources;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.XZInputStream;

/// Every rule against events, by the compiled matcher and by the oracle.
final class WholeCorpusTest {

    /// Every how many events the oracle judges; 1 with `-Dsekisho.oracle.every=1`.
    private static final int EVERY = Integer.getInteger("sekisho.oracle.every", 30);

    @Test
    void compiledMatcherAndOracleAgreeOnEveryRuleAndEvent() throws IOException {
        assumeTrue(Shared.has("events/windows-json/windows-30k.ndjson.xz"));
        RuleBook book =
                RuleBook.load(
                        List.of(
                                Shared.at("rules/sigmahq/rules"),
                                Shared.at("rules/sigmahq/rules-emerging-threats"),
                                Shared.at("rules/sigmahq/rules-threat-hunting")),
                        Placeholders.NONE);
        Matcher matcher = new Matcher(book.rules(), LogSources.shipped(), Set.of());
        Matcher.Judge judge = matcher.judge();
        Event event = judge.newEvent();
        JsonEvents json = new JsonEvents(matcher.table());
        Map<EventSource, List<Map.Entry<SigmaRule, Expression>>> applicable = new HashMap<>();
        List<String> differences = new ArrayList<>();
        int judged = 0;
        int matched = 0;
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new XZInputStream(
                                        Files.newInputStream(
                                                Shared.at(
                                                        "events/windows-json/windows-30k.ndjson.xz"))),
                                UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (number++ % EVERY != 0) {
                    continue;
                }
                byte[] bytes = line.getBytes(UTF_8);
                assertThat(json.read(event, bytes, 0, bytes.length)).isTrue();
                EventSource source = judge.source(event);
                List<String> fast = new ArrayList<>();
                Matches matches = judge.judge(event, source);
                for (int i = 0; i < matches.count(); i++) {
                    fast.add(matcher.rules().get(matches.rule(i)).id().value());
                }
                Map<String, List<Optional<Object>>> plain = PlainEvents.read(line);
                Oracle oracle = new Oracle(plain);
                List<String> slow =
                        applicable
                                .computeIfAbsent(source, s -> applicable(book.rules(), s))
                                .stream()
                                .filter(e -> oracle.holds(e.getValue()))
                                .map(e -> e.getKey().id().value())
                                .toList();
                judged++;
                matched += slow.size();
                if (!fast.equals(slow)) {
                    differences.add(number + ": " + fast + " / " + slow);
                }
            }
        }
        System.out.println(
                judged
                        + " events, "
                        + matched
                        + " matches, "
                        + differences.size()
                        + " differences");
        assertThat(differences).isEmpty();
        assertThat(matched).isPositive();
    }

    private static List<Map.Entry<SigmaRule, Expression>> applicable(
            List<SigmaRule> rules, EventSource source) {
        List<Map.Entry<SigmaRule, Expression>> found = new ArrayList<>();
        for (SigmaRule rule : rules) {
            if (source.isSpokenOfBy(rule.source())) {
                found.add(
                        Map.entry(rule, source.mappingFor(rule.source()).apply(rule.condition())));
            }
        }
        return found;
    }
}
