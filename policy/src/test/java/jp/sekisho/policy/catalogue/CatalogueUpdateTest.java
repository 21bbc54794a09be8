// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.sekisho.policy.catalogue.CatalogueUpdate.Kept;
import jp.sekisho.policy.catalogue.CatalogueUpdate.Outcome;
import org.junit.jupiter.api.Test;

final class CatalogueUpdateTest {
    private static final String OBLIGATIONS =
            """
            sections:
            - section: "1"
              obligations:
              - {id: org.a, title: 体制を作る, do: 体制を作ります。, done: 体制があること。, leaves: ["1"]}
              - {id: org.b, title: 責任者を置く, do: 責任者を置きます。, done: 責任者がいること。, leaves: ["1"]}
              - {id: org.c, title: 窓口を置く, do: 窓口を置きます。, done: 窓口があること。, leaves: ["1"]}
              - {id: org.d, title: 会議を開く, do: 会議を開きます。, done: 議事があること。, leaves: ["1"]}
            """;

    private static Catalogue catalogue(String version, UnaryOperator<String> edit, String retired) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("catalogue.yaml", "version: \"" + version + "\"\nretired: {" + retired + "}\n");
        files.put("law.yaml", "items: []\n");
        files.put(
                "guideline.yaml",
                """
                edition: x
                chapters:
                - {number: 1, title: 組織, sections: [{id: "1", title: 組織, law: [a.1], leaves: [体制]}]}
                headings: []
                """);
        files.put("obligations.yaml", edit.apply(OBLIGATIONS));
        return CatalogueReader.read(files);
    }

    @Test
    void keepsEveryDecisionAndSaysWhichNeedALook() {
        Catalogue older = catalogue("1", text -> text, "");
        Catalogue newer =
                catalogue(
                        "2",
                        text ->
                                text.replace("責任者がいること。", "責任者が任命されていること。")
                                        .replaceFirst("(?m)^.*org\\.c.*\n", "")
                                        .replaceFirst(
                                                "(?m)^.*org\\.d.*$",
                                                "  - {id: org.e, title: 会議と窓口, do: 会議と窓口。, done:"
                                                        + " 両方。, leaves: [\"1\"], replaces: [org.d]}"),
                        "org.c: 法改正でなくなった");

        CatalogueUpdate update =
                CatalogueUpdate.dryRun(
                        older,
                        newer,
                        List.of(
                                new ObligationId("org.a"),
                                new ObligationId("org.b"),
                                new ObligationId("org.c"),
                                new ObligationId("org.d")));

        assertThat(update.added()).extracting(o -> o.id().value()).containsExactly("org.e");
        assertThat(update.retired())
                .containsExactly(Map.entry(new ObligationId("org.c"), "法改正でなくなった"));
        assertThat(update.merged())
                .containsExactly(Map.entry(new ObligationId("org.d"), new ObligationId("org.e")));
        assertThat(update.changed())
                .singleElement()
                .satisfies(c -> assertThat(c.parts()).containsExactly(CatalogueUpdate.Part.WORDS));
        assertThat(update.decisions())
                .containsExactly(
                        kept("org.a", Outcome.KEPT, "org.a"),
                        kept("org.b", Outcome.NEEDS_A_LOOK, "org.b"),
                        new Kept(new ObligationId("org.c"), Outcome.ARCHIVED, Optional.empty()),
                        kept("org.d", Outcome.PASSED_ON, "org.e"));
    }

    private static Kept kept(String id, Outcome outcome, String target) {
        return new Kept(new ObligationId(id), outcome, Optional.of(new ObligationId(target)));
    }

    @Test
    void theSameCatalogueChangesNothing() {
        Catalogue current = Catalogue.current();
        List<ObligationId> all = current.obligations().stream().map(Obligation::id).toList();

        CatalogueUpdate update = CatalogueUpdate.dryRun(current, current, all);

        assertThat(update.added()).isEmpty();
        assertThat(update.changed()).isEmpty();
        assertThat(update.decisions())
                .hasSize(all.size())
                .allMatch(d -> d.outcome() == Outcome.KEPT);
    }

    @Test
    void refusesADecisionForAnObligationThatNeverWas() {
        Catalogue current = Catalogue.current();

        assertThatThrownBy(() ->
                        CatalogueUpdate.dryRun(current, current, List.of(new ObligationId("x.y"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x.y");
    }

    @Test
    void wrongDataAreRefusedWithFileAndLine() {
        assertThatThrownBy(() -> catalogue("1", text -> text.replace("title", "titel"), ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("obligations.yaml:4:");
        assertThatThrownBy(() -> catalogue("1", text -> text.replace("org.b", "org.a"), ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("org.a");
    }
}
