// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds of every policy whose reading is written down line by line.
abstract class ExactReading {

    /// A policy and its whole reading, one row a line as [RealPolicy] shows them.
    ///
    /// @param file its name among the shared texts
    /// @param firstClauseLine where title and dates end
    record Expected(
            String file,
            int firstClauseLine,
            String clauses,
            String definitions,
            String abbreviations,
            String references,
            String statements,
            String own,
            String problems) {}

    final BasicPolicy policy;
    private final Expected expected;

    ExactReading(Expected expected) {
        this.expected = expected;
        this.policy = RealPolicy.read(expected.file());
    }

    @Test
    void readsEveryClause() {
        assertThat(RealPolicy.clauses(policy)).isEqualTo(expected.clauses());
    }

    @Test
    void showsEveryWordOfTheSourceOnceAndInOrder() throws IOException {
        RealPolicy.assertNothingLostOrAdded(
                policy, RealPolicy.linesOf(expected.file()), expected.firstClauseLine());
    }

    @Test
    void readsEveryDefinitionWithItsText() throws IOException {
        List<String> lines = RealPolicy.linesOf(expected.file());

        assertThat(RealPolicy.definitions(policy)).isEqualTo(expected.definitions());
        assertThat(policy.definitions())
                .allSatisfy(each -> {
                    assertThat(each.meaning()).isEqualTo(lines.get(each.lines().to() - 1));
                    assertThat(lines.get(each.lines().from() - 1)).endsWith(each.term());
                });
    }

    @Test
    void readsEveryShortName() {
        assertThat(RealPolicy.abbreviations(policy)).isEqualTo(expected.abbreviations());
    }

    @Test
    void resolvesEveryReference() {
        assertThat(RealPolicy.references(policy)).isEqualTo(expected.references());
    }

    @Test
    void readsEveryStatementWithItsStrength() throws IOException {
        List<String> lines = RealPolicy.linesOf(expected.file());

        assertThat(RealPolicy.statements(policy)).isEqualTo(expected.statements());
        assertThat(policy.statements())
                .allSatisfy(each ->
                        assertThat(
                                        String.join(
                                                "",
                                                lines.subList(
                                                        each.line() - 1,
                                                        Math.min(lines.size(), each.line() + 2))))
                                .contains(each.what()));
    }

    @Test
    void drawsWhatFollowsFromTheBodysOwnDefinitions() {
        assertThat(RealPolicy.ownDefinitions(policy)).isEqualTo(expected.own());
    }

    @Test
    void reportsEveryProblemWithItsLine() {
        assertThat(RealPolicy.problems(policy)).isEqualTo(expected.problems());
    }
}
