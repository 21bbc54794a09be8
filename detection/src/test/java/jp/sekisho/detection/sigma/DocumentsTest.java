// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import jp.sekisho.detection.Judged;
import jp.sekisho.detection.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DocumentsTest {

    private static final String RULE =
            """
            title: test
            id: one
            name: short
            author: 山田
            level: high
            logsource: {product: windows, service: sysmon}
            detection:
                a: {a: 1}
                b: {b: 1}
                _c: {c: 1}
                condition: %s
            """;

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource({
        "a and b, '\"a\":1,\"b\":1', true",
        "a and b, '\"a\":1', false",
        "a or b, '\"b\":1', true",
        "not a, '\"b\":1', true",
        "a and not b, '\"a\":1,\"b\":1', false",
        "a or b and not b, '\"a\":1,\"b\":1', true",
        "not a and b, '\"b\":1', true",
        "not (a and b), '\"b\":1', true",
        "1 of them, '\"b\":1', true",
        "1 of them, '\"c\":1', false",
        "any of them, '\"b\":1', true",
        "all of them, '\"a\":1,\"b\":1', true",
        "all of _*, '\"c\":1', true",
        "1 of a*, '\"a\":1', true",
        "not 1 of a*, '\"a\":1', false",
        "A AND B, '\"a\":1', refused",
        "a AND b, '\"a\":1,\"b\":1', true",
        "'[a, b]', '\"b\":1', true",
    })
    void readsConditions(String condition, String fields, String expected) {
        String yaml = RULE.formatted(condition);
        if (expected.equals("refused")) {
            assertThat(Judged.refusal(yaml)).isEqualTo(Refusal.Reason.UNDEFINED);
        } else {
            assertThat(Judged.holdsRule(yaml, fields)).isEqualTo(Boolean.parseBoolean(expected));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "a and, CONDITION",
        "(a, CONDITION",
        "a b, CONDITION",
        "2 of a*, CONDITION",
        "a | count() > 5, OBSOLETE",
        "1 of x*, UNDEFINED",
        "x, UNDEFINED",
    })
    void refusesConditionsThatItCannotRead(String condition, Refusal.Reason reason) {
        assertThat(Judged.refusal(RULE.formatted(condition))).isEqualTo(reason);
    }

    @Test
    void refusesWhatIsNoSigma() {
        assertThat(Judged.refusal("just text")).isEqualTo(Refusal.Reason.NOT_SIGMA);
        assertThat(Judged.refusal("a: [1")).isEqualTo(Refusal.Reason.NOT_YAML);
        assertThat(Judged.refusal("title: t\naction: global")).isEqualTo(Refusal.Reason.OBSOLETE);
        assertThat(Judged.refusal("title: t\ndetection: {s: {a: 1}, condition: s}"))
                .isEqualTo(Refusal.Reason.NOT_SIGMA);
        assertThat(Judged.refusal(RULE.formatted("a").replace("high", "huge")))
                .isEqualTo(Refusal.Reason.VALUE);
        assertThat(Judged.refusal(RULE.formatted("a") + "---\n" + RULE.formatted("b")))
                .isEqualTo(Refusal.Reason.DUPLICATE);
    }

    @Test
    void everyRuleOfTheCollectionLoadsEmojiOnesToo() throws IOException {
        assumeTrue(Shared.has("rules/sigmahq/rules"));
        RuleBook book =
                RuleBook.load(
                        List.of(
                                Shared.at("rules/sigmahq/rules"),
                                Shared.at("rules/sigmahq/rules-emerging-threats"),
                                Shared.at("rules/sigmahq/rules-threat-hunting")),
                        Placeholders.NONE);
        // Two rules want the body's own domain controllers.
        assertThat(book.refusals())
                .hasSize(2)
                .allSatisfy(r -> assertThat(r.message()).contains("%known_cdcs%"));
        assertThat(book.rules()).hasSize(3141 + 473 + 140 - 2);
        assertThat(book.rules().stream().map(SigmaRule::author).filter(String::isBlank)).isEmpty();
    }

    @Test
    void rulesWithPlaceholdersAreRefusedWhereNothingIsConfigured() throws IOException {
        assumeTrue(Shared.has("rules/sigmahq/rules-placeholder"));
        RuleBook book =
                RuleBook.load(
                        List.of(Shared.at("rules/sigmahq/rules-placeholder")), Placeholders.NONE);
        assertThat(book.refusals().stream().map(Refusal::reason).collect(Collectors.toSet()))
                .containsExactly(Refusal.Reason.PLACEHOLDER);
        assertThat(book.refusals().size() + book.rules().size()).isEqualTo(23);
    }

    private static final String FILTER =
            """
            ---
            title: filter
            logsource: {product: windows}
            filter:
                rules: %s
                selection: {user: admin}
                condition: %s
            """;

    private static int alerts(String filter, String fields) {
        RuleBook book = Judged.book(RULE.formatted("a") + filter);
        return Judged.alerts(
                        book,
                        "{\"Channel\":\"Microsoft-Windows-Sysmon/Operational\"," + fields + "}\n")
                .size();
    }

    @Test
    void aFilterTakesAwayWhatItsConditionDescribes() {
        for (String rules : List.of("[one]", "[short]", "any")) {
            String filter = FILTER.formatted(rules, "selection");
            assertThat(alerts(filter, "\"a\":1,\"user\":\"ADMIN\"")).isZero();
            assertThat(alerts(filter, "\"a\":1,\"user\":\"taro\"")).isOne();
            assertThat(alerts(filter, "\"a\":1")).isOne();
        }
    }

    @Test
    void aFilterThatSaysWhatRemainsIsTheSameFilter() {
        String filter = FILTER.formatted("[one]", "not selection");
        assertThat(alerts(filter, "\"a\":1,\"user\":\"ADMIN\"")).isZero();
        assertThat(alerts(filter, "\"a\":1,\"user\":\"taro\"")).isOne();
    }

    @Test
    void aFilterForAnotherLogOrAnUnknownRuleIsReportedAndTakesNothingAway() {
        for (String filter :
                List.of(
                        FILTER.formatted("[other]", "selection"),
                        FILTER.formatted("[one]", "selection").replace("windows", "linux"))) {
            RuleBook book = Judged.book(RULE.formatted("a") + filter);
            assertThat(book.refusals())
                    .singleElement()
                    .extracting(Refusal::reason)
                    .isEqualTo(Refusal.Reason.UNKNOWN_RULE);
            assertThat(alerts(filter, "\"a\":1,\"user\":\"ADMIN\"")).isOne();
        }
    }

    @Test
    void aFilterWithoutRulesIsRefused() {
        assertThat(Judged.refusal(RULE.formatted("a") + FILTER.formatted("[]", "selection")))
                .isEqualTo(Refusal.Reason.VALUE);
    }

    @Test
    void correlationsThatReferInACircleOrToNothingAreRefused() {
        String circle =
                """
                ---
                title: x
                id: x
                correlation: {type: temporal, rules: [y], timespan: 1m}
                ---
                title: y
                id: y
                correlation: {type: temporal, rules: [x], timespan: 1m}
                """;
        RuleBook book = Judged.book(RULE.formatted("a") + circle);
        assertThat(book.correlations()).isEmpty();
        assertThat(book.refusals())
                .extracting(Refusal::reason)
                .containsOnly(Refusal.Reason.UNKNOWN_RULE)
                .hasSize(2);
    }

    @Test
    void aRuleThatACorrelationRefersToIsSilentUnlessItSaysGenerate() {
        String correlation =
                """
                ---
                title: many
                id: many
                %scorrelation: {type: event_count, rules: [short], timespan: 1m, condition: {gte: 2}}
                """;
        String event =
                "{\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"a\":1,\"UtcTime\":\"2026-04-01 00:00:0%d.000\"}\n";
        String events = event.formatted(1) + event.formatted(2);
        assertThat(
                        Judged.alerts(
                                Judged.book(RULE.formatted("a") + correlation.formatted("")),
                                events))
                .extracting(a -> a.rule().value())
                .containsExactly("many");
        assertThat(
                        Judged.alerts(
                                Judged.book(
                                        RULE.formatted("a")
                                                + correlation.formatted("generate: true\n")),
                                events))
                .extracting(a -> a.rule().value())
                .containsExactly("one", "one", "many");
    }

    @Test
    void everyAlertNamesTheAuthor() {
        assertThat(
                        Judged.alerts(
                                Judged.book(RULE.formatted("a")),
                                "{\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"a\":1}\n"))
                .singleElement()
                .satisfies(a -> assertThat(a.author()).isEqualTo("山田"))
                .satisfies(a -> assertThat(a.fields()).containsEntry("a", "1"));
    }
}
