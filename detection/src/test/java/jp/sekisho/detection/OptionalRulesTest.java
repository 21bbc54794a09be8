// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.format.Tally;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.zone.PlanReader;
import jp.sekisho.detection.zone.PlanReading;
import jp.sekisho.detection.zone.ZonePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each optional rule fires on what it is for and is quiet on what looks alike.
final class OptionalRulesTest {

    private static final String PLAN =
            """
            zones:
              - {id: my-number, kind: MY_NUMBER, networks: [10.10.0.0/16]}
              - {id: lgwan, kind: LGWAN, networks: [10.20.0.0/16]}
            """;

    private static final Map<String, String> HEADINGS =
            Map.of(
                    "business", "処理日時,職員番号,処理名,処理結果,宛名番号,端末名",
                    "asset", "日時,コンピュータ名,ユーザー名,操作,ファイル名,デバイス名,プロセス名");

    private static final RuleBook BOOK =
            RuleBook.of(
                    List.of(OwnRules.source(OwnRules.STARTER), OwnRules.source(OwnRules.OPTIONAL)),
                    Placeholders.NONE);

    record Case(String rule, boolean fires, int times, String line) {}

    static Stream<Case> cases() throws IOException {
        try (InputStream in = OptionalRulesTest.class.getResourceAsStream("optional-cases.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return text.lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .map(l -> l.split(" \\| ", 4))
                    .map(p -> new Case(p[0], p[1].equals("fires"), Integer.parseInt(p[2]), p[3]));
        }
    }

    private static String log(Case c) {
        StringBuilder log = new StringBuilder();
        String line = c.line();
        for (Map.Entry<String, String> heading : HEADINGS.entrySet()) {
            if (line.startsWith("{" + heading.getKey() + "}")) {
                log.append(heading.getValue()).append('\n');
                line = line.substring(heading.getKey().length() + 2);
            }
        }
        for (int i = 0; i < c.times(); i++) {
            String two = String.format(Locale.ROOT, "%02d", i);
            log.append(line.replace("%s", two).replace("%d", Integer.toString(i))).append('\n');
        }
        return log.toString();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void firesOnWhatItIsForOnly(Case c) throws IOException {
        ZonePlan plan = ((PlanReading.Read) PlanReader.read("plan", PLAN, _ -> List.of())).plan();
        Detection detection = Detection.of(BOOK, Optional.of(plan));
        Set<String> rules = new TreeSet<>();
        Tally tally = new Tally();
        try (Session session =
                detection.session(a -> {
                    String id = a.rule().value();
                    rules.add(id.substring(id.length() - 3));
                })) {
            new EventFiles(detection.table(), tally, Judged.CLOCK)
                    .read(new ByteArrayInputStream(log(c).getBytes(UTF_8)), "log", session);
        }
        assertThat(tally.events()).isEqualTo(c.times());
        assertThat(rules.contains(c.rule())).as(rules.toString()).isEqualTo(c.fires());
    }

    @Test
    void everyRuleThatReportsHasACaseThatFiresAndOneThatIsQuiet() throws IOException {
        assertThat(BOOK.refusals()).isEmpty();
        RuleBook optional =
                RuleBook.of(List.of(OwnRules.source(OwnRules.OPTIONAL)), Placeholders.NONE);
        Set<String> named =
                optional.correlations().stream()
                        .flatMap(c -> c.rules().stream())
                        .collect(Collectors.toSet());
        Set<String> reporting = new TreeSet<>();
        optional.rules().stream()
                .filter(r -> !named.contains(r.name()))
                .forEach(r -> reporting.add(r.id().value()));
        optional.correlations().forEach(c -> reporting.add(c.id().value()));
        for (boolean fires : new boolean[] {true, false}) {
            Set<String> held =
                    cases().filter(c -> c.fires() == fires)
                            .map(Case::rule)
                            .collect(Collectors.toSet());
            assertThat(reporting)
                    .allSatisfy(id -> assertThat(held).contains(id.substring(id.length() - 3)));
        }
    }
}
