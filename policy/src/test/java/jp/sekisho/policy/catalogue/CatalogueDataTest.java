// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The whole shipped data, looked at as data.
final class CatalogueDataTest {
    private final Catalogue catalogue = Catalogue.current();
    private final Guideline guideline = catalogue.guideline();

    @Test
    void guidelineHasNineChaptersThirtySectionsAnd161Leaves() {
        assertThat(guideline.chapters())
                .extracting(Guideline.Chapter::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(guideline.sections()).hasSize(30);
        assertThat(guideline.leaves()).hasSize(161);
        assertThat(guideline.headings())
                .extracting(Guideline.Heading::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    /// The structure that was researched: sections and the number of leaves of each.
    @Test
    void sectionsAndNumbersOfLeavesAreThoseOfTheResearch() throws IOException {
        Path research =
                Path.of(System.getProperty("sekisho.root"))
                        .resolve("../shared/catalogue/mic-standard-catalogue.json");
        assumeTrue(Files.exists(research), "../shared is absent");
        List<String> expected = new ArrayList<>();
        for (JsonNode section :
                new ObjectMapper().readTree(Files.readString(research)).get("sections")) {
            expected.add(section.get("id").asString() + " " + section.get("leaves").size());
        }

        assertThat(guideline.sections().stream().map(s -> s.id() + " " + s.leaves().size()))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void everyLeafIsAnsweredByAnObligationOfItsSection() {
        List<String> open =
                guideline.leaves().stream()
                        .filter(leaf -> catalogue.answering(leaf).isEmpty())
                        .map(leaf -> leaf.id() + " " + leaf.gist())
                        .toList();
        assertThat(open).isEmpty();
        Set<String> leaves =
                guideline.leaves().stream().map(Guideline.Leaf::id).collect(Collectors.toSet());
        for (Obligation obligation : catalogue.obligations()) {
            assertThat(leaves).as(obligation.id().value()).containsAll(obligation.leaves());
            assertThat(obligation.leaves())
                    .as(obligation.id().value())
                    .allMatch(leaf -> leaf.startsWith(obligation.section() + "-"))
                    .doesNotHaveDuplicates();
            assertThat(obligation.section().isEmpty())
                    .as(obligation.id() + " of a section answers a leaf")
                    .isEqualTo(obligation.leaves().isEmpty());
        }
    }

    @Test
    void everySourceExists() {
        Set<LawItemId> items =
                catalogue.laws().stream().map(LawItem::id).collect(Collectors.toSet());
        for (Obligation obligation : catalogue.obligations()) {
            assertThat(items).as(obligation.id().value()).containsAll(obligation.law());
        }
        for (Guideline.Section section : guideline.sections()) {
            assertThat(items).as(section.id()).containsAll(section.law());
            assertThat(section.law()).as(section.id()).isNotEmpty();
        }
    }

    @Test
    void everyMeasureOfTheOrdinanceIsAnsweredAndDated() {
        List<LawItem> measures =
                catalogue.laws().stream().filter(item -> item.measure().isPresent()).toList();
        assertThat(measures)
                .extracting(item -> item.measure().getAsInt())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 8).boxed().toList());
        assertThat(measures)
                .allMatch(item -> item.inForce().toString().equals("2027-07-01"))
                .filteredOn(item -> item.transition() == LawItem.Transition.EXISTING_KEEP_OLD_RULES)
                .extracting(item -> item.measure().getAsInt())
                .containsExactly(5, 7);
        for (LawItem item : catalogue.laws()) {
            if (item.id().value().startsWith("laa-244-5")) {
                continue;
            }
            assertThat(catalogue.obligations())
                    .as(item.id().value())
                    .anyMatch(o -> o.law().contains(item.id()));
        }
    }

    @Test
    void everyCheckIsDeclaredAndEveryDeclaredCheckIsUsed() {
        Set<CheckId> used = new HashSet<>();
        for (Obligation obligation : catalogue.obligations()) {
            if (obligation.answer() instanceof Answer.Checked(CheckId check)) {
                used.add(check);
            }
        }
        assertThat(used).isEqualTo(catalogue.checks().keySet());
    }

    @Test
    void textsAreWholeJapaneseSentences() {
        for (Obligation obligation : catalogue.obligations()) {
            String id = obligation.id().value();
            assertThat(obligation.title()).as(id).hasSizeBetween(4, 40).doesNotEndWith("。");
            assertThat(obligation.description()).as(id).hasSizeBetween(20, 220).endsWith("。");
            assertThat(obligation.done()).as(id).hasSizeBetween(10, 160).endsWith("。");
            assertThat(obligation.title() + obligation.description() + obligation.done())
                    .as(id)
                    .doesNotContain("  ", "TODO", "、、", "。。");
        }
        assertThat(catalogue.obligations()).extracting(Obligation::title).doesNotHaveDuplicates();
        assertThat(catalogue.obligations())
                .extracting(Obligation::description)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyObligationOfTheGuidelineHasAWayToBeBoundByAClause() {
        assertThat(catalogue.obligations())
                .filteredOn(o -> !o.section().isEmpty() && o.inPolicy())
                .allMatch(o -> !o.named().isEmpty() || !o.implied().isEmpty());
    }

    @Test
    void everyThreatHasAMeasure() {
        for (ThreatFamily threat : ThreatFamily.values()) {
            assertThat(catalogue.obligations())
                    .as(threat.label())
                    .filteredOn(o -> !o.section().isEmpty() && o.threats().contains(threat))
                    .hasSizeGreaterThan(3);
        }
    }

    @Test
    void daysAreNamedByTheirEra() throws Exception {
        assertThat(new Cycle.OnceBy(java.time.LocalDate.of(2027, 7, 1)).label())
                .isEqualTo("令和9年7月1日まで");
        for (String file : List.of("catalogue", "law", "obligations-0-law")) {
            try (var in = Catalogue.class.getResourceAsStream(file + ".yaml")) {
                assertThat(in).as(file).isNotNull();
                assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                        .doesNotContainPattern("20[0-9]{2}年");
            }
        }
    }
}
