// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// The policy of 東成瀬村, line by line: every clause, definition, reference, date, statement and
/// problem.
final class HigashinaruseTest extends ExactReading {

    private static final String FILE = "higashinaruse-2025.txt";

    private static final String CLAUSES =
            """
            purpose | ARTICLE | 1 | 目的 | PURPOSE | 9-11
            definitions | ARTICLE | 2 | 定義 | DEFINITIONS | 13-69
            definitions/ネットワーク | ITEM | (1) | ネットワーク | DEFINITIONS | 15-17
            definitions/情報システム | ITEM | (2) | 情報システム | DEFINITIONS | 19-21
            definitions/情報セキュリティ | ITEM | (3) | 情報セキュリティ | DEFINITIONS | 23-25
            definitions/情報セキュリティポリシー | ITEM | (4) | 情報セキュリティポリシー | DEFINITIONS | 27-29
            definitions/情報セキュリティインシデント | ITEM | (5) | 情報セキュリティインシデント | DEFINITIONS | 31-33
            definitions/機密性 | ITEM | (6) | 機密性 | DEFINITIONS | 35-37
            definitions/完全性 | ITEM | (7) | 完全性 | DEFINITIONS | 39-41
            definitions/可用性 | ITEM | (8) | 可用性 | DEFINITIONS | 43-45
            definitions/マイナンバー利用事務系(個人番号利用事務系) | ITEM | (9) | マイナンバー利用事務系（個人番号利用事務系） | DEFINITIONS | 47-49
            definitions/LGWAN接続系 | ITEM | (10) | LGWAN接続系 | DEFINITIONS | 51-53
            definitions/インターネット接続系 | ITEM | (11) | インターネット接続系 | DEFINITIONS | 55-57
            definitions/通信経路の分割 | ITEM | (12) | 通信経路の分割 | DEFINITIONS | 59-61
            definitions/無害化通信 | ITEM | (13) | 無害化通信 | DEFINITIONS | 63-65
            definitions/外部サービス | ITEM | (14) | 外部サービス | DEFINITIONS | 67-69
            threats | ARTICLE | 3 | 対象とする脅威 | THREATS | 71-81
            threats/1 | ITEM | (1) |  | THREATS | 75-75
            threats/2 | ITEM | (2) |  | THREATS | 77-77
            threats/3 | ITEM | (3) |  | THREATS | 79-79
            threats/4 | ITEM | (4) |  | THREATS | 80-80
            threats/5 | ITEM | (5) |  | THREATS | 81-81
            scope | ARTICLE | 4 | 適用範囲 | SCOPE | 83-95
            scope/行政機関の範囲 | ITEM | (1) | 行政機関の範囲 | SCOPE | 85-87
            scope/情報資産の範囲 | ITEM | (2) | 情報資産の範囲 | SCOPE | 89-95
            scope/情報資産の範囲/1 | ITEM | ① |  | SCOPE | 93-93
            scope/情報資産の範囲/2 | ITEM | ② |  | SCOPE | 94-94
            scope/情報資産の範囲/3 | ITEM | ③ |  | SCOPE | 95-95
            duty | ARTICLE | 5 | 職員等の遵守義務 | DUTY | 97-99
            measures | ARTICLE | 6 | 情報セキュリティ対策 | MEASURES | 101-151
            measures/組織体制 | ITEM | (1) | 組織体制 | MEASURES | 105-107
            measures/情報資産の分類と管理 | ITEM | (2) | 情報資産の分類と管理 | MEASURES | 109-111
            measures/情報システム全体の強靱性の向上 | ITEM | (3) | 情報システム全体の強靱性の向上 | MEASURES | 113-121
            measures/情報システム全体の強靱性の向上/1 | ITEM | ア |  | MEASURES | 117-117
            measures/情報システム全体の強靱性の向上/2 | ITEM | イ |  | MEASURES | 119-119
            measures/情報システム全体の強靱性の向上/3 | ITEM | ウ |  | MEASURES | 121-121
            measures/物理的セキュリティ | ITEM | (4) | 物理的セキュリティ | MEASURES | 123-125
            measures/人的セキュリティ | ITEM | (5) | 人的セキュリティ | MEASURES | 127-129
            measures/技術的セキュリティ | ITEM | (6) | 技術的セキュリティ | MEASURES | 131-133
            measures/運用 | ITEM | (7) | 運用 | MEASURES | 135-137
            measures/業務委託及び外部サービス(クラウドサービス)の利用 | ITEM | (8) | 業務委託及び外部サービス（クラウドサービス）の利用 | OUTSOURCING | 139-147
            measures/業務委託及び外部サービス(クラウドサービス)の利用/1 | PARAGRAPH |  |  | OUTSOURCING | 141-143
            measures/業務委託及び外部サービス(クラウドサービス)の利用/2 | PARAGRAPH |  |  | OUTSOURCING | 145-145
            measures/業務委託及び外部サービス(クラウドサービス)の利用/3 | PARAGRAPH |  |  | OUTSOURCING | 147-147
            measures/評価・見直し | ITEM | (9) | 評価・見直し | REVIEW | 149-151
            audit | ARTICLE | 7 | 情報セキュリティ監査及び自己点検の実施 | AUDIT | 153-155
            review | ARTICLE | 8 | 情報セキュリティポリシーの見直し | REVIEW | 157-159
            standard | ARTICLE | 9 | 情報セキュリティ対策基準の策定 | STANDARD | 161-163
            procedure | ARTICLE | 10 | 情報セキュリティ実施手順の策定 | PROCEDURE | 165-169
            procedure/1 | PARAGRAPH |  |  | PROCEDURE | 169-169
            """;

    private static final String DEFINITIONS =
            """
            ネットワーク | 17 |
            情報システム | 21 |
            情報セキュリティ | 25 |
            情報セキュリティポリシー | 29 |
            情報セキュリティインシデント | 33 |
            機密性 | 37 |
            完全性 | 41 |
            可用性 | 45 |
            マイナンバー利用事務系（個人番号利用事務系） | 49 | 個人番号利用事務系
            LGWAN接続系 | 53 |
            インターネット接続系 | 57 |
            通信経路の分割 | 61 |
            無害化通信 | 65 |
            外部サービス | 69 |
            """;

    private static final String ABBREVIATIONS =
            """
            学校 | EXPLAINED | 小学校及び中学校 | 11
            職員等 | SHORT_NAME | 職員及び会計年度任用職員等 | 99
            """;

    private static final String REFERENCES =
            """
            measures -> threats | 上記3の脅威 | 103
            standard -> measures | 上記6、7及び8に規定する対策等 | 163
            standard -> audit | 上記6、7及び8に規定する対策等 | 163
            standard -> review | 上記6、7及び8に規定する対策等 | 163
            """;

    private static final String STATEMENTS =
            """
            73 | threats | DUTY | DO | 実施する | 本村
            99 | duty | DUTY | MUST | なければならない | 職員等 (stated)
            103 | measures | DUTY | DO | 講じる | 本村
            107 | measures/組織体制 | DUTY | DO | 確立する | 本村
            111 | measures/情報資産の分類と管理 | DUTY | DO | を行う | 本村
            115 | measures/情報システム全体の強靱性の向上 | DUTY | DO | 講じる | 本村
            117 | measures/情報システム全体の強靱性の向上/1 | DUTY | DO | 防ぐ | 本村
            119 | measures/情報システム全体の強靱性の向上/2 | DUTY | DO | 分割する | 本村
            119 | measures/情報システム全体の強靱性の向上/2 | DUTY | DO | 実施する | 本村
            121 | measures/情報システム全体の強靱性の向上/3 | DUTY | DO | 実施する | 本村
            121 | measures/情報システム全体の強靱性の向上/3 | DUTY | DO | 実施する | 本村
            125 | measures/物理的セキュリティ | DUTY | DO | 講じる | 本村
            129 | measures/人的セキュリティ | DUTY | DO | 講じる | 本村
            133 | measures/技術的セキュリティ | DUTY | DO | 講じる | 本村
            137 | measures/運用 | DUTY | SHALL | ものとする | 本村
            137 | measures/運用 | DUTY | DO | 策定する | 本村
            141 | measures/業務委託及び外部サービス(クラウドサービス)の利用/1 | DUTY | DO | 確認し | 本村
            143 | measures/業務委託及び外部サービス(クラウドサービス)の利用/1 | DUTY | AS_NEEDED | 必要に応じて | 本村
            145 | measures/業務委託及び外部サービス(クラウドサービス)の利用/2 | DUTY | DO | 講じる | 本村
            147 | measures/業務委託及び外部サービス(クラウドサービス)の利用/3 | DUTY | DO | 定める | 本村
            151 | measures/評価・見直し | DUTY | DO | 図る | 本村
            151 | measures/評価・見直し | DUTY | AS_NEEDED | 適宜 | 本村
            155 | audit | DUTY | DO | 実施する | 本村
            159 | review | DUTY | DO | 見直す | 本村
            163 | standard | DUTY | DO | 策定する | 本村
            167 | procedure | DUTY | SHALL | ものとする | 本村
            169 | procedure/1 | NON_PUBLICATION | DO | 非公開とする | 本村
            """;

    private static final String OWN =
            """
            INCIDENT | 情報セキュリティインシデント | 情報セキュリティに関する障害, 事故, システム上の欠陥 |
            MY_NUMBER_ZONE | マイナンバー利用事務系（個人番号利用事務系） | 個人番号利用事務, 社会保障, 地方税, 防災に関する事務, 戸籍事務 |
            LGWAN_ZONE | LGWAN接続系 |  | マイナンバー利用事務系
            INTERNET_ZONE | インターネット接続系 |  |
            SEPARATION | 通信経路の分割 |  |
            SANITIZED_COMMUNICATION | 無害化通信 |  |
            EXTERNAL_SERVICE | 外部サービス | クラウドサービス, Web会議サービス |
            STAFF | 職員等 | 職員, 会計年度任用職員等 |
            """;

    private static final String PROBLEMS =
            """
            11 | TERM_NOT_DEFINED | 「情報資産」を使っていますが、定義がありません。
            11 | PURPOSE_NARROWER_THAN_SCOPE | 「1 目的」が挙げるのは「内部部局」「教育委員会」「学校」ですが、「4 適用範囲」(87行)は「行政委員会」「議会事務局」も含みます。
            31 | TERM_NOT_USED | 「情報セキュリティインシデント」を定義していますが、ほかで使っていません。
            51 | ABBREVIATION_NOT_EXPANDED | 略語「LGWAN」が何の略か、どこにも書かれていません。
            77 | DOUBLED_CHARACTER | 「障等の非意図的的要因による情」の「的」が重なっています。
            139 | SEVERAL_NAMES | 「外部委託」(77行・137行)、「業務委託」(139行・141行)は同じものを別の名で呼んでいるようです。
            141 | BROKEN_LINE | 「…ィ対策が確保されているこ」と143行の「とを確認し、必要に応じて契約に基づき措置を講ずる。」は一つの文ですが、途中で行が切れています。
            141 | SEVERAL_NAMES | 「委託業者」(141行)、「委託事業者」(141行)は同じものを別の名で呼んでいるようです。
            """;

    HigashinaruseTest() {
        super(
                new Expected(
                        FILE,
                        9,
                        CLAUSES,
                        DEFINITIONS,
                        ABBREVIATIONS,
                        REFERENCES,
                        STATEMENTS,
                        OWN,
                        PROBLEMS));
    }

    @Test
    void readsTitleBodyAndDates() {
        assertThat(policy.title()).isEqualTo("東成瀬村情報セキュリティ基本方針");
        assertThat(policy.body()).isEqualTo("東成瀬村");
        assertThat(policy.history())
                .containsExactly(
                        new HistoryEvent(
                                HistoryEvent.Event.ADOPTED,
                                LocalDate.of(2016, 12, 16),
                                "平成28年12月16日",
                                "",
                                5),
                        new HistoryEvent(
                                HistoryEvent.Event.REVISED,
                                LocalDate.of(2025, 6, 30),
                                "令和7年6月30日",
                                "",
                                7));
    }

    @Test
    void wantsProceduresAlwaysAndKeepsThemUnpublished() {
        assertThat(policy.statementsOf(new ClauseId("procedure")))
                .extracting(Statement::strength)
                .containsExactly(Strength.SHALL);
        assertThat(policy.statementsOf(new ClauseId("procedure/1")))
                .extracting(Statement::kind)
                .containsExactly(Statement.Kind.NON_PUBLICATION);
    }
}
