// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.policy.Problem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each sort of problem: a text that has it, with the line, and the same text once it is mended.
final class ProblemsTest {

    /// A text without any problem; `%s` is where the slips go.
    private static final String SOUND =
            """
            湖畔村情報セキュリティ基本方針

            令和7年4月1日制定

            1 目的

            この方針は、村が持つ情報資産を守るための基本を定めることを目的とする。

            2 定義

            (1) 情報資産

            村が持つ情報及び情報システムをいう。

            (2) 情報システム

            情報を処理するしくみをいう。

            (3) 関係者

            村の情報を扱うすべての者をいう。

            3 適用範囲

            この方針は、村長、議会及び関係者に適用する。

            4 監査

            村は、毎年度、監査を行う。
            """;

    private static Stream<Arguments> slips() {
        return Stream.of(
                arguments(Kind.DOUBLED_CHARACTER, "ことを目的とする。", "ことを目的的とする。", 7),
                arguments(Kind.BROKEN_LINE, "村が持つ情報資産を守る", "村が持つ情\n\n報資産を守る", 7),
                arguments(Kind.SPACE_IN_WORD, "村が持つ情報資産", "L GWANにある情報資産", 7),
                arguments(Kind.UNPAIRED_BRACKET, "監査を行う。", "監査(外部監査を含む。を行う。", 29),
                arguments(Kind.UNPAIRED_BRACKET, "監査を行う。", "監査を行う)。", 29),
                arguments(Kind.UNREADABLE_CHARACTER, "監査を行う。", "監\ufffdを行う。", 29),
                arguments(Kind.REFERENCE_WITHOUT_TARGET, "村は、毎年度、", "村は、上記9に規定する対策について、", 29),
                arguments(Kind.NUMBER_SKIPPED, "4 監査", "6 監査", 27),
                arguments(Kind.NUMBER_REPEATED, "(2) 情報システム", "(1) 情報システム", 15),
                arguments(Kind.TERM_DEFINED_TWICE, "(2) 情報システム", "(2) 情報資産", 15),
                arguments(Kind.CAPTION_DOES_NOT_FIT, "2 定義\n", "2 趣旨\n", 9),
                arguments(Kind.DATE_DOES_NOT_EXIST, "令和7年4月1日", "平成32年4月1日", 3),
                arguments(Kind.DATE_DOES_NOT_EXIST, "令和7年4月1日", "令和7年2月30日", 3));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("slips")
    void eachSlipIsReportedAtItsLineAndOnlyThere(Kind kind, String from, String to, int line) {
        assertThat(SOUND).contains(from);
        assertThat(kinds(SOUND)).doesNotContain(kind);

        List<Problem> found =
                problems(SOUND.replace(from, to)).stream()
                        .filter(each -> each.kind() == kind)
                        .toList();

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().line()).isEqualTo(line);
        assertThat(found.getFirst().message()).endsWith("。");
    }

    @Test
    void slipsStandInTheClausesAsTheyWereWritten() {
        String slips = SOUND.replace("ことを目的とする。", "ことを目的的とする。").replace("監査を行う。", "監査を行う)。");

        assertThat(read(slips).allClauses().map(Clause::text).collect(Collectors.joining()))
                .contains("ことを目的的とする。", "監査を行う)。");
    }

    @Test
    void aSoundTextHasNoProblems() {
        assertThat(problems(SOUND)).isEmpty();
    }

    /// The others are held by the lists of the two real policies and by the styles.
    @Test
    void everySortOfProblemIsHeldByATest() {
        List<Kind> here =
                slips().map(each -> (Kind) each.get()[0]).distinct().collect(Collectors.toList());
        here.addAll(
                List.of(
                        Kind.REFERENCE_DOES_NOT_FIT,
                        Kind.HEADING_LOST,
                        Kind.CONTENTS_DO_NOT_FIT,
                        Kind.TERM_NOT_DEFINED,
                        Kind.TERM_NOT_USED,
                        Kind.SEVERAL_NAMES,
                        Kind.ABBREVIATION_NOT_EXPANDED,
                        Kind.PURPOSE_NARROWER_THAN_SCOPE));
        assertThat(Arrays.asList(Kind.values())).containsExactlyInAnyOrderElementsOf(here);
    }

    private static List<Kind> kinds(String text) {
        return problems(text).stream().map(Problem::kind).toList();
    }

    private static List<Problem> problems(String text) {
        return read(text).problems();
    }

    private static BasicPolicy read(String text) {
        return RealPolicy.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
