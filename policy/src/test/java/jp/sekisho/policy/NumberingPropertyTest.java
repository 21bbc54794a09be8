// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import jp.sekisho.policy.Rendering.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One policy, written in every numbering style with and without pages, is always read as the same
/// tree.
final class NumberingPropertyTest {

    private static final String TITLE = "湖畔町情報セキュリティ基本方針";

    private static final List<Piece> POLICY =
            List.of(
                    new Piece("目的", "この方針は、湖畔町（以下「町」という。）が持つ情報を守るために町が行うことの基本を定めることを目的とする。"),
                    new Piece(
                            "定義",
                            "この方針で使う次の用語の意味は、それぞれ次に定めるとおりとする。",
                            new Piece("ネットワーク", "機器をつなぐ通信網とそのための機器及びソフトウェアをいう。"),
                            new Piece("情報システム", "機器とネットワークと記録媒体を組み合わせて情報を処理するしくみをいう。"),
                            new Piece("機密性", "認められた者だけが情報に触れることができる状態を保つことをいう。"),
                            new Piece("LGWAN接続系", "総合行政ネットワークにつながる情報システム及びそのデータ（前号のものを除く。）をいう。")),
                    new Piece(
                            "対象とする脅威",
                            "町は、次の脅威を想定して情報を守る。",
                            new Piece("", "外からの攻撃、侵入及び内部の者の不正による情報の漏えい、破壊又は消去であって町の仕事に障りが出るもの"),
                            new Piece("", "持ち出し、誤操作、故障など意図しない原因による情報の漏えい、破壊又は消去であって町の仕事に障りが出るもの"),
                            new Piece("", "地震、落雷、火災その他の災害による町の仕事の停止")),
                    new Piece(
                            "適用範囲",
                            "",
                            new Piece("行政機関の範囲", "この方針を適用する機関は、町長部局、教育委員会及び議会事務局とする。"),
                            new Piece(
                                    "情報資産の範囲",
                                    "この方針が対象とする情報資産は、次のとおりとする。",
                                    new Piece("", "ネットワーク及び情報システム並びにそのための設備及び記録媒体"),
                                    new Piece("", "情報システムで扱う情報（印刷したものを含む。）"),
                                    new Piece("", "設計書、構成図その他の書類"))),
                    new Piece("職員等の遵守義務", "職員及び会計年度任用職員（以下「職員等」という。）は、この方針を守らなければならない。"),
                    new Piece(
                            "情報セキュリティ対策",
                            "町は、情報を守るため、次の対策を講じる。",
                            new Piece("組織体制", "町は、全体を通じて対策を進めるための体制を置く。"),
                            new Piece(
                                    "情報システム全体の強靱性の向上",
                                    "町は、業務の効率にも気を配りながら次の三つの段階の対策を講じる。",
                                    new Piece(
                                            "", "個人番号を使う領域では、ほかの領域と通信できないようにし、端末から情報を持ち出せないようにする。"),
                                    new Piece("", "行政専用の領域では、外の領域との通信経路を分け、要るときは無害化した通信だけを行う。"),
                                    new Piece("", "外とつながる領域では、不正な通信の監視を強める。")),
                            new Piece("人的セキュリティ", "守るべき事項を定め、毎年度、教育と訓練を行うよう努める。")),
                    new Piece("情報セキュリティ監査及び自己点検の実施", "町は、守られているかを確かめるため、定期的に監査及び自己点検を行う。"),
                    new Piece("情報セキュリティポリシーの見直し", "町は、監査の結果必要があるときは、この方針を見直すものとする。"),
                    new Piece("情報セキュリティ対策基準の策定", "町は、具体的な事項を定める情報セキュリティ対策基準を策定する。"),
                    new Piece("情報セキュリティ実施手順の策定", "町は、具体的な手順を定める情報セキュリティ実施手順を策定するものとする。"));

    private static final String EXPECTED =
            POLICY.stream().map(piece -> shape(piece, 0)).collect(Collectors.joining());

    private static final List<Role> ROLES =
            List.of(
                    Role.PURPOSE,
                    Role.DEFINITIONS,
                    Role.THREATS,
                    Role.SCOPE,
                    Role.DUTY,
                    Role.MEASURES,
                    Role.AUDIT,
                    Role.REVIEW,
                    Role.STANDARD,
                    Role.PROCEDURE);

    @Test
    void everyStyleIsReadAsTheSameTree() {
        qt().withExamples(400)
                .withFixedSeed(2027_07_01)
                .forAll(longs().all())
                .checkAssert(NumberingPropertyTest::assertSameTree);
    }

    /// Pages on which an item happens to fill its last line, or breaks where a heading could end.
    @ParameterizedTest
    @ValueSource(
            longs = {
                3794031786071253002L,
                7740613995720501275L,
                6836600200664771558L,
                3850985782799256428L,
                3872172262355695497L,
                78457946144705745L
            })
    void narrowPagesOnceReadWrongAreReadAsTheSameTree(long seed) {
        assertSameTree(seed);
    }

    private static void assertSameTree(long seed) {
        Rendering rendering = Rendering.random(seed);
        String text = rendering.render(TITLE, POLICY);
        BasicPolicy policy = RealPolicy.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(
                        policy.clauses().stream()
                                .map(each -> shape(each, 0))
                                .collect(Collectors.joining()))
                .as("%s%n%s", rendering, text)
                .isEqualTo(EXPECTED);
        assertThat(policy.clauses()).extracting(Clause::role).containsExactlyElementsOf(ROLES);
        assertThat(policy.definitions()).hasSize(4);
        assertThat(policy.title()).isEqualTo(TITLE);
        assertThat(policy.allClauses().map(Clause::id).map(ClauseId::value))
                .startsWith("purpose", "definitions", "definitions/ネットワーク");
        assertThat(policy.problems())
                .as("%s%n%s", rendering, text)
                .extracting(Problem::kind)
                .doesNotContain(
                        Problem.Kind.HEADING_LOST,
                        Problem.Kind.NUMBER_SKIPPED,
                        Problem.Kind.NUMBER_REPEATED,
                        Problem.Kind.CAPTION_DOES_NOT_FIT,
                        Problem.Kind.REFERENCE_WITHOUT_TARGET);
        if (rendering.columns() == 0) {
            assertThat(policy.problems())
                    .extracting(Problem::kind)
                    .doesNotContain(Problem.Kind.BROKEN_LINE);
        }
    }

    private static String shape(Piece piece, int depth) {
        return "  ".repeat(depth)
                + piece.heading()
                + " | "
                + piece.text()
                + "\n"
                + piece.below().stream()
                        .map(each -> shape(each, depth + 1))
                        .collect(Collectors.joining());
    }

    private static String shape(Clause clause, int depth) {
        return "  ".repeat(depth)
                + clause.heading()
                + " | "
                + clause.text()
                + "\n"
                + clause.children().stream()
                        .map(each -> shape(each, depth + 1))
                        .collect(Collectors.joining());
    }
}
