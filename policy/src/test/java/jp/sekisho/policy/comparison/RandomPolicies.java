// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.ClauseId;
import jp.sekisho.policy.LineRange;
import jp.sekisho.policy.OwnDefinitions;
import jp.sekisho.policy.Role;

/// Policies made by chance from a seed, with clauses that can be told apart.
final class RandomPolicies {
    private static final String[] WORDS = {
        "情報資産", "職員等", "外部サービス", "委託", "監査", "自己点検", "端末", "媒体", "許可", "記録", "責任者", "網", "暗号化",
                "研修",
        "訓練", "報告", "分類", "管理区域", "搬入", "バックアップ", "ログ", "更新", "脅威", "契約", "手順", "計画", "復旧", "連絡先",
        "保管", "廃棄", "消去", "点検", "承認", "申請", "期限", "台帳", "設定", "遮断", "監視", "通信"
    };
    private static final String[] LINKS = {"を", "に応じて", "及び", "の", "について", "により", "と共に", "から"};

    private final Random random;
    private int next;

    RandomPolicies(Random random) {
        this.random = random;
    }

    /// A clause that tests can change.
    static final class Node {
        final String id;
        String heading;
        String text;
        List<Node> children = new ArrayList<>();

        Node(String id, String heading, String text) {
            this.id = id;
            this.heading = heading;
            this.text = text;
        }
    }

    String sentence() {
        StringBuilder sentence = new StringBuilder();
        int words = 9 + random.nextInt(12);
        for (int i = 0; i < words; i++) {
            sentence.append(WORDS[random.nextInt(WORDS.length)])
                    .append(LINKS[random.nextInt(LINKS.length)]);
        }
        return sentence.append("行う。").toString();
    }

    Node node(boolean titled) {
        String id = "n" + next++;
        return new Node(
                id,
                titled
                        ? WORDS[random.nextInt(WORDS.length)]
                                + WORDS[random.nextInt(WORDS.length)]
                                + next
                        : "",
                sentence());
    }

    List<Node> tree() {
        List<Node> top = new ArrayList<>();
        for (int i = 0; i < 4 + random.nextInt(6); i++) {
            Node article = node(true);
            for (int j = 0; j < random.nextInt(7); j++) {
                article.children.add(node(false));
            }
            top.add(article);
        }
        return top;
    }

    static List<Node> copy(List<Node> nodes) {
        List<Node> copies = new ArrayList<>();
        for (Node node : nodes) {
            Node copy = new Node(node.id, node.heading, node.text);
            copy.children = copy(node.children);
            copies.add(copy);
        }
        return copies;
    }

    /// Numbers the clauses in their order and gives ids that come from the numbers: a comparison
    /// must not lean on ids that happen to be the same.
    static BasicPolicy policy(List<Node> nodes) {
        return new BasicPolicy(
                "試験用の情報セキュリティ基本方針",
                "",
                List.of(),
                clauses(nodes, "x", true),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new OwnDefinitions(List.of()),
                List.of());
    }

    private static List<Clause> clauses(List<Node> nodes, String above, boolean top) {
        List<Clause> clauses = new ArrayList<>();
        int number = 0;
        for (Node node : nodes) {
            number++;
            clauses.add(
                    new Clause(
                            new ClauseId(above + "/" + number),
                            top ? Clause.Kind.ARTICLE : Clause.Kind.ITEM,
                            top ? number + "." : "(" + number + ")",
                            node.heading,
                            node.text,
                            Role.OTHER,
                            clauses(node.children, above + "/" + number, false),
                            new LineRange(1, 1)));
        }
        return clauses;
    }
}
