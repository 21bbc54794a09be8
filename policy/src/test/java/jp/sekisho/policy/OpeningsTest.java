// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The fourteen real openings are read without nonsense.
final class OpeningsTest {

    /// File, body, date of the first event (empty for none), top-level clauses, clauses,
    /// definitions.
    @ParameterizedTest
    @CsvSource({
        "01-chichibu-kouiki, 秩父広域市町村圏組合, 2016-04-01, 2, 11, 9",
        "02-wakasa-tottori, 若桜町, 2007-08-30, 2, 11, 9",
        "03-agui, 阿久比町, 2018-02-09, 3, 12, 9",
        "04-hamada-kouiki, 浜田地区広域行政組合, , 2, 11, 0",
        "05-inami-wakayama, 印南町, 2011-11-25, 1, 9, 6",
        "06-shichigahama, 七ケ浜町, 2024-07-04, 2, 11, 9",
        "07-ashoro, 足寄町, 2005-03-28, 2, 8, 5",
        "08-hirogawa, 広川町, , 2, 6, 0",
        "09-hyuga, 日向市, 2025-03-28, 2, 45, 0",
        "10-kitami-standards, 北見市, 2017-03-31, 9, 33, 0",
        "11-sakahogi-standards, 坂祝町, 2024-09-11, 2, 36, 0",
        "12-higashiomi-standards, 東近江市, 2015-12-24, 9, 31, 0",
        "13-owariasahi-standards, 尾張旭市, , 9, 37, 0",
        "14-osaki-standards, 大崎市, 2021-03-31, 2, 10, 0"
    })
    void readsTheStructure(
            String name, String body, LocalDate first, int top, long clauses, int definitions) {
        BasicPolicy policy = RealPolicy.read("openings/" + name + ".txt");

        assertThat(policy.body()).isEqualTo(body);
        if (first == null) {
            assertThat(policy.history()).isEmpty();
        } else {
            assertThat(policy.history().getFirst().date()).isEqualTo(first);
        }
        assertThat(policy.clauses()).hasSize(top);
        assertThat(policy.allClauses()).hasSize((int) clauses);
        assertThat(policy.definitions()).hasSize(definitions);
        assertThat(policy.allClauses().map(Clause::heading))
                .noneMatch(heading ->
                        heading.contains("source:") || heading.matches(".*(?:第\\d+条.第\\d+条\\))"));
    }

    @Test
    void aReplacedPolicyIsARevisionAndTheOlderOneItsAdoption() {
        assertThat(RealPolicy.read("openings/06-shichigahama.txt").history())
                .containsExactly(
                        new HistoryEvent(
                                HistoryEvent.Event.REVISED,
                                LocalDate.of(2024, 7, 4),
                                "令和6年7月4日",
                                "訓令第5号",
                                4),
                        new HistoryEvent(
                                HistoryEvent.Event.ADOPTED,
                                LocalDate.of(2007, 2, 16),
                                "平成19年2月16日",
                                "七ケ浜町訓令第3号",
                                6));
    }

    @Test
    void chaptersSectionsAndSubsectionsNest() {
        BasicPolicy policy = RealPolicy.read("openings/11-sakahogi-standards.txt");

        assertThat(policy.clause(new ClauseId("情報セキュリティ対策基準/人的セキュリティ/training")))
                .hasValueSatisfying(clause -> {
                    assertThat(clause.label()).isEqualTo("第2款");
                    assertThat(clause.heading()).isEqualTo("研修及び訓練");
                });
    }

    @Test
    void numbersOfSeveralLevelsNest() {
        BasicPolicy policy = RealPolicy.read("openings/09-hyuga.txt");

        assertThat(policy.clausesOf(Role.PROCEDURE).map(Clause::label)).containsExactly("1―10");
        assertThat(
                        policy.allClauses()
                                .filter(each -> each.label().equals("2―6―4"))
                                .map(Clause::heading))
                .containsExactly("不正プログラム対策");
    }

    @Test
    void aContentsListAloneIsSaidToBeOne() {
        assertThat(RealPolicy.read("openings/10-kitami-standards.txt").problems())
                .extracting(Problem::kind)
                .contains(Problem.Kind.CONTENTS_DO_NOT_FIT);
    }

    @Test
    void aContentsListIsComparedWithWhatStandsBelow() {
        assertThat(RealPolicy.read("openings/05-inami-wakayama.txt").problems())
                .filteredOn(each -> each.kind() == Problem.Kind.CONTENTS_DO_NOT_FIT)
                .hasSize(9)
                .first()
                .satisfies(each -> assertThat(each.message()).contains("第2章 情報セキュリティ対策基準"));
    }
}
