// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import jp.sekisho.policy.comparison.RandomPolicies.Node;
import jp.sekisho.policy.comparison.WordDiff.Segment;
import org.junit.jupiter.api.Test;

final class ComparisonTableTest {

    private static Node node(String heading, String text, Node... children) {
        Node node = new Node(heading, heading, text);
        node.children = new java.util.ArrayList<>(List.of(children));
        return node;
    }

    private static String line(ComparisonTable.Row row) {
        return cell(row.newer()) + " | " + cell(row.older()) + " | " + row.remark();
    }

    private static String cell(List<ComparisonTable.Paragraph> paragraphs) {
        return paragraphs.stream()
                .map(p ->
                        p.segments().stream()
                                .map(s -> s.changed() ? "[" + s.text() + "]" : s.text())
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("/"));
    }

    @Test
    void abbreviatesWhatIsTheSameAndUnderlinesWhatChanged() {
        List<Node> before =
                List.of(
                        node("目的", "情報資産を守ることを目的とする。"),
                        node("定義", "用語は次のとおりとする。"),
                        node("脅威", "地震を想定する。"),
                        node("監査", "定期に監査を行う。"),
                        node("古い定め", "フロッピーディスクは施錠して保管する。"));
        List<Node> after =
                List.of(
                        node("目的", "情報資産を守ることを目的とする。"),
                        node("定義", "用語は次のとおりとする。"),
                        node("脅威", "地震を想定する。"),
                        node("訓練", "緊急時の訓練を毎年度行う。"),
                        node("監査", "毎年度監査を行う。"));

        ComparisonTable table =
                ComparisonTable.of(
                        PolicyComparison.between(
                                RandomPolicies.policy(before), RandomPolicies.policy(after)));

        assertThat(table.rows().stream().map(ComparisonTableTest::line))
                .containsExactly(
                        "1.～3.　（略） | 1.～3.　（略） | ",
                        "[4.　訓練　緊急時の訓練を毎年度行う。] | （新設） | 新設",
                        "[5].　監査　[毎年度]監査を行う。 | [4].　監査　[定期に]監査を行う。 | 番号の変更・文言の変更",
                        "（削る） | [5.　古い定め　フロッピーディスクは施錠して保管する。] | 削除");
    }

    @Test
    void showsTheWayDownToAChangedItem() {
        List<Node> before =
                List.of(
                        node(
                                "対策",
                                "次の対策を行う。",
                                node("", "鍵をかける。"),
                                node("", "記録を三年残す。"),
                                node("", "点検する。")));
        List<Node> after =
                List.of(
                        node(
                                "対策",
                                "次の対策を行う。",
                                node("", "鍵をかける。"),
                                node("", "記録を五年残す。"),
                                node("", "点検する。")));

        ComparisonTable table =
                ComparisonTable.of(
                        PolicyComparison.between(
                                RandomPolicies.policy(before), RandomPolicies.policy(after)));

        assertThat(table.rows().stream().map(ComparisonTableTest::line))
                .containsExactly(
                        "1.　対策　（略） | 1.　対策　（略） | ",
                        "(1)　（略） | (1)　（略） | ",
                        "(2)　記録を[五]年残す。 | (2)　記録を[三]年残す。 | 文言の変更",
                        "(3)　（略） | (3)　（略） | ");
    }

    @Test
    void theSegmentsOfBothSidesAreTheTextsThemselves() {
        Random random = new Random(16);
        for (int round = 0; round < 500; round++) {
            String older = text(random);
            String newer = random.nextInt(5) == 0 ? older : text(random);

            WordDiff.Segments segments = WordDiff.between(older, newer);

            assertThat(joined(segments.older(), true)).isEqualTo(older);
            assertThat(joined(segments.newer(), true)).isEqualTo(newer);
            assertThat(joined(segments.older(), false)).isEqualTo(joined(segments.newer(), false));
        }
    }

    private static String text(Random random) {
        String alphabet = "情報資産をのにカタabc12。、𠮷";
        return random.ints(random.nextInt(40), 0, alphabet.codePointCount(0, alphabet.length()))
                .mapToObj(i -> Character.toString(alphabet.codePoints().toArray()[i]))
                .collect(Collectors.joining());
    }

    private static String joined(List<Segment> segments, boolean changedToo) {
        return segments.stream()
                .filter(s -> changedToo || !s.changed())
                .map(Segment::text)
                .collect(Collectors.joining());
    }
}
