// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.rendering.ClausePlaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which clauses bind which obligations, against lists written from reading the texts.
final class BindingTest {
    private static final Path POLICIES =
            Path.of(System.getProperty("sekisho.root")).resolve("../shared/policies");

    @ParameterizedTest
    @ValueSource(strings = {"shunan-eisei-2026", "higashinaruse-2025"})
    void bindsExactlyWhatTheRealPoliciesSay(String name) throws IOException {
        assertThat(bound(read(POLICIES.resolve(name + ".txt"))))
                .isEqualTo(expected("binding-" + name + ".txt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-article-reiki",
                "02-article-captions-lost",
                "03-num-halfwidth",
                "04-num-dot-circled-bullets",
                "05-fullwidth",
                "06-dai-n"
            })
    void bindsTheSameInEveryStyleOfNumbering(String name) throws IOException {
        assertThat(bound(read(POLICIES.resolve("styles/" + name + ".txt"))))
                .isEqualTo(expected("binding-01-article-reiki.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shunan-eisei-2026", "higashinaruse-2025"})
    void noObligingClauseOfTheRealPoliciesIsLeftOver(String name) throws IOException {
        assertThat(bind(read(POLICIES.resolve(name + ".txt"))).unmatched()).isEmpty();
    }

    @Test
    void anObligationOfTwoClausesCountsOnce() throws IOException {
        BasicPolicy policy = read(POLICIES.resolve("shunan-eisei-2026.txt"));
        ClausePlaces places = ClausePlaces.of(policy);

        BoundObligation contract =
                bind(policy).obligations().stream()
                        .filter(o -> o.obligation().id().value().equals("outsourcing.contract"))
                        .findFirst()
                        .orElseThrow();

        assertThat(contract.clauses().stream().map(places::of)).containsExactly("6", "7(8)①");
        assertThat(bind(policy).bound()).filteredOn(contract::equals).hasSize(1);
    }

    @Test
    void aClauseThatNobodyKnowsIsShown() {
        Binding binding = bind(Sample.policy("(9) 花壇の手入れ 庁舎の花壇に毎朝水をまかなければならない。"));

        assertThat(binding.unmatched())
                .extracting(c -> c.heading() + c.text())
                .singleElement()
                .asString()
                .contains("花壇");
    }

    @Test
    void everyObligationStandsInEveryGrouping() {
        Binding binding = bind(Sample.policy(""));

        assertThat(binding.byChapter().keySet()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(binding.byChapter().values().stream().mapToInt(List::size).sum())
                .isEqualTo(binding.obligations().size());
        assertThat(binding.byLaw().get(new LawItemId("ordinance-16-3.7")))
                .extracting(o -> o.obligation().id().value())
                .contains("outsourcing.contract", "cloud.exit", "social.procedure");
        assertThat(binding.byThreat().get(ThreatFamily.UTILITY_FAILURE))
                .extracting(o -> o.obligation().id().value())
                .contains("server.power", "incident.plan");
    }

    static Binding bind(BasicPolicy policy) {
        return Binding.bind(
                policy,
                Catalogue.current(),
                Profile.unknown().orElse(ProfileProposal.from(policy).profile()));
    }

    private static BasicPolicy read(Path file) throws IOException {
        assumeTrue(Files.exists(file), "../shared is absent: " + file);
        return Sample.read(Files.readAllBytes(file));
    }

    /// Returns lines as in the expected files: place, sign, obligation or section with its number.
    private static TreeSet<String> bound(BasicPolicy policy) {
        ClausePlaces places = ClausePlaces.of(policy);
        TreeSet<String> lines = new TreeSet<>();
        Map<String, Integer> general = new TreeMap<>();
        for (BoundObligation bound : bind(policy).obligations()) {
            for (BoundObligation.ClauseLink link : bound.links()) {
                String place =
                        places.of(link.clause())
                                .replaceFirst("^第(\\d+)条?", "$1")
                                .replace('①', numbered(policy, 'ア', '①'))
                                .replace('②', numbered(policy, 'イ', '②'))
                                .replace('③', numbered(policy, 'ウ', '③'));
                if (link.manner() == BoundObligation.Manner.NAMED) {
                    lines.add(place + " ○ " + bound.obligation().id());
                } else {
                    general.merge(place + " △ " + bound.obligation().section(), 1, Integer::sum);
                }
            }
        }
        general.forEach((place, count) -> lines.add(place + " " + count));
        return lines;
    }

    /// The style with circled numbers is compared with the one that has kana.
    private static char numbered(BasicPolicy policy, char kana, char circled) {
        return policy.title().startsWith("三川") ? kana : circled;
    }

    private static TreeSet<String> expected(String name) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(BindingTest.class.getResourceAsStream(name), name)) {
            TreeSet<String> lines = new TreeSet<>();
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(lines::add);
            return lines;
        }
    }
}
