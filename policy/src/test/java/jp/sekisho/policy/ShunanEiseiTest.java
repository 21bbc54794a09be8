// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// The policy of 周南地区衛生施設組合, line by line: every clause, definition, reference, date, statement and
/// problem.
final class ShunanEiseiTest extends ExactReading {

    private static final String FILE = "shunan-eisei-2026.txt";

    private static final String CLAUSES =
            """
            purpose | ARTICLE | 1. | 目的 | PURPOSE | 7-9
            definitions | ARTICLE | 2. | 定義 | DEFINITIONS | 11-71
            definitions/コンピュータ | ITEM | (1) | コンピュータ | DEFINITIONS | 13-15
            definitions/ネットワーク | ITEM | (2) | ネットワーク | DEFINITIONS | 17-19
            definitions/情報システム | ITEM | (3) | 情報システム | DEFINITIONS | 21-23
            definitions/情報資産 | ITEM | (4) | 情報資産 | DEFINITIONS | 25-27
            definitions/情報セキュリティ | ITEM | (5) | 情報セキュリティ | DEFINITIONS | 29-31
            definitions/情報セキュリティポリシー | ITEM | (6) | 情報セキュリティポリシー | DEFINITIONS | 33-35
            definitions/機密性 | ITEM | (7) | 機密性 | DEFINITIONS | 37-39
            definitions/完全性 | ITEM | (8) | 完全性 | DEFINITIONS | 41-43
            definitions/可用性 | ITEM | (9) | 可用性 | DEFINITIONS | 45-47
            definitions/マイナンバー利用事務系(個人番号利用事務系) | ITEM | (10) | マイナンバー利用事務系（個人番号利用事務系） | DEFINITIONS | 49-51
            definitions/LGWAN接続系 | ITEM | (11) | LGWAN接続系 | DEFINITIONS | 53-55
            definitions/インターネット接続系 | ITEM | (12) | インターネット接続系 | DEFINITIONS | 57-59
            definitions/通信経路の分割 | ITEM | (13) | 通信経路の分割 | DEFINITIONS | 61-63
            definitions/無害化通信 | ITEM | (14) | 無害化通信 | DEFINITIONS | 65-67
            definitions/外部サービス | ITEM | (15) | 外部サービス | DEFINITIONS | 69-71
            threats | ARTICLE | 3. | 対象とする脅威 | THREATS | 73-81
            threats/1 | ITEM | (1) |  | THREATS | 77-77
            threats/2 | ITEM | (2) |  | THREATS | 78-78
            threats/3 | ITEM | (3) |  | THREATS | 79-79
            threats/4 | ITEM | (4) |  | THREATS | 80-80
            threats/5 | ITEM | (5) |  | THREATS | 81-81
            scope | ARTICLE | 4. | 適用範囲 | SCOPE | 83-95
            scope/行政機関の範囲 | ITEM | (1) | 行政機関の範囲 | SCOPE | 85-87
            scope/情報資産の範囲 | ITEM | (2) | 情報資産の範囲 | SCOPE | 89-95
            scope/情報資産の範囲/1 | ITEM | ① |  | SCOPE | 93-93
            scope/情報資産の範囲/2 | ITEM | ② |  | SCOPE | 94-94
            scope/情報資産の範囲/3 | ITEM | ③ |  | SCOPE | 95-95
            duty | ARTICLE | 5. | 遵守義務 | DUTY | 97-99
            outsourcing | ARTICLE | 6. | 業務委託の管理 | OUTSOURCING | 101-103
            measures | ARTICLE | 7. | 情報セキュリティ対策 | MEASURES | 105-157
            measures/組織体制 | ITEM | (1) | 組織体制 | MEASURES | 109-111
            measures/情報資産の分類と管理 | ITEM | (2) | 情報資産の分類と管理 | MEASURES | 113-115
            measures/情報システム全体の強靱性の向上 | ITEM | (3) | 情報システム全体の強靱性の向上 | MEASURES | 117-125
            measures/情報システム全体の強靱性の向上/1 | ITEM | ① |  | MEASURES | 121-121
            measures/情報システム全体の強靱性の向上/2 | ITEM | ② |  | MEASURES | 123-123
            measures/情報システム全体の強靱性の向上/3 | ITEM | ③ |  | MEASURES | 125-125
            measures/物理的セキュリティ対策 | ITEM | (4) | 物理的セキュリティ対策 | MEASURES | 127-129
            measures/人的セキュリティ対策 | ITEM | (5) | 人的セキュリティ対策 | MEASURES | 131-135
            measures/技術的セキュリティ対策 | ITEM | (6) | 技術的セキュリティ対策 | MEASURES | 137-139
            measures/運用におけるセキュリティ対策 | ITEM | (7) | 運用におけるセキュリティ対策 | MEASURES | 141-143
            measures/業務委託と外部サービスの利用 | ITEM | (8) | 業務委託と外部サービスの利用 | OUTSOURCING | 145-151
            measures/業務委託と外部サービスの利用/1 | ITEM | ① |  | OUTSOURCING | 147-147
            measures/業務委託と外部サービスの利用/2 | ITEM | ② |  | OUTSOURCING | 149-149
            measures/業務委託と外部サービスの利用/3 | ITEM | ③ |  | OUTSOURCING | 151-151
            measures/評価・見直し | ITEM | (9) | 評価・見直し | REVIEW | 153-157
            measures/評価・見直し/1 | PARAGRAPH |  |  | AUDIT | 155-155
            measures/評価・見直し/2 | PARAGRAPH |  |  | REVIEW | 157-157
            standard | ARTICLE | 8. | 情報セキュリティ対策基準の策定 | STANDARD | 159-163
            procedure | ARTICLE | 9. | 情報セキュリティ実施手順の策定 | PROCEDURE | 165-169
            procedure/1 | PARAGRAPH |  |  | PROCEDURE | 169-169
            """;

    private static final String DEFINITIONS =
            """
            コンピュータ | 15 |
            ネットワーク | 19 |
            情報システム | 23 |
            情報資産 | 27 |
            情報セキュリティ | 31 |
            情報セキュリティポリシー | 35 |
            機密性 | 39 |
            完全性 | 43 |
            可用性 | 47 |
            マイナンバー利用事務系（個人番号利用事務系） | 51 | 個人番号利用事務系
            LGWAN接続系 | 55 |
            インターネット接続系 | 59 |
            通信経路の分割 | 63 |
            無害化通信 | 67 |
            外部サービス | 71 |
            """;

    private static final String ABBREVIATIONS =
            """
            組合 | SHORT_NAME | 周南地区衛生施設組合 | 9
            LGWAN | SHORT_NAME | 総合行政ネットワーク | 55
            職員等 | SHORT_NAME | 上記4に規定する行政機関の資産に関する事務に携わる全ての職員、非常勤職員、会計年度任用職員、労働者派遣事業により組合の業務に携わる者 | 99
            """;

    private static final String REFERENCES =
            """
            scope/情報資産の範囲 -> scope/行政機関の範囲 | 上記(1) | 91
            duty -> scope | 上記4に規定する行政機関 | 99
            measures -> threats | 上記3の脅威 | 107
            standard -> measures | 上記7に規定する対策等 | 161
            """;

    private static final String STATEMENTS =
            """
            75 | threats | DUTY | DO | 実施する | 組合
            99 | duty | DUTY | MUST | なければならない | 職員等 (stated)
            103 | outsourcing | DUTY | MUST | なければならない | 組合
            107 | measures | DUTY | DO | 講じる | 組合
            111 | measures/組織体制 | DUTY | DO | 確立する | 組合
            115 | measures/情報資産の分類と管理 | DUTY | DO | 実施する | 組合
            119 | measures/情報システム全体の強靱性の向上 | DUTY | DO | 講じる | 組合
            121 | measures/情報システム全体の強靱性の向上/1 | DUTY | DO | 防ぐ | 組合
            123 | measures/情報システム全体の強靱性の向上/2 | DUTY | DO | 実施する | 組合
            125 | measures/情報システム全体の強靱性の向上/3 | DUTY | DO | 実施する | 組合
            125 | measures/情報システム全体の強靱性の向上/3 | DUTY | DO | 実施する | 組合
            129 | measures/物理的セキュリティ対策 | DUTY | DO | 講じる | 組合
            133 | measures/人的セキュリティ対策 | DUTY | DO | 講じる | 組合
            139 | measures/技術的セキュリティ対策 | DUTY | DO | 講じる | 組合
            143 | measures/運用におけるセキュリティ対策 | DUTY | SHALL | ものとする | 組合
            143 | measures/運用におけるセキュリティ対策 | DUTY | DO | 策定する | 組合
            147 | measures/業務委託と外部サービスの利用/1 | DUTY | DO | 確認し | 組合
            147 | measures/業務委託と外部サービスの利用/1 | DUTY | AS_NEEDED | 必要に応じて | 組合
            149 | measures/業務委託と外部サービスの利用/2 | DUTY | DO | 講じる | 組合
            151 | measures/業務委託と外部サービスの利用/3 | DUTY | DO | 定める | 組合
            155 | measures/評価・見直し/1 | DUTY | DO | 図る | 組合
            157 | measures/評価・見直し/2 | DUTY | DO | 見直す | 組合
            161 | standard | DUTY | DO | 策定する | 組合
            167 | procedure | DUTY | AS_NEEDED | 必要に応じて | 組合
            169 | procedure/1 | NON_PUBLICATION | DO | 非公開とする | 組合
            """;

    private static final String OWN =
            """
            INFORMATION_ASSET | 情報資産 | 情報システムで取り扱う情報で, 開発, 運用に係るものを含むすべての情報, 開発及び運用に係るもの |
            MY_NUMBER_ZONE | マイナンバー利用事務系（個人番号利用事務系） | 個人番号利用事務 |
            LGWAN_ZONE | LGWAN接続系 |  | マイナンバー利用事務系
            INTERNET_ZONE | インターネット接続系 |  |
            SEPARATION | 通信経路の分割 |  |
            SANITIZED_COMMUNICATION | 無害化通信 |  |
            EXTERNAL_SERVICE | 外部サービス | クラウドサービス, IaaS, PaaS, SaaS |
            STAFF | 職員等 | 上記4に規定する行政機関の資産に関する事務に携わる全ての職員, 非常勤職員, 会計年度任用職員, 労働者派遣事業により組合の業務に携わる者 |
            """;

    private static final String PROBLEMS =
            """
            35 | SEVERAL_NAMES | 「この基本方針」(9行・87行・91行)、「本基本方針」(35行)は同じものを別の名で呼んでいるようです。
            71 | ABBREVIATION_NOT_EXPANDED | 略語「IaaS」が何の略か、どこにも書かれていません。
            71 | ABBREVIATION_NOT_EXPANDED | 略語「PaaS」が何の略か、どこにも書かれていません。
            71 | ABBREVIATION_NOT_EXPANDED | 略語「SaaS」が何の略か、どこにも書かれていません。
            123 | SPACE_IN_WORD | 「L GWAN接続系におい」の「L GWAN」は一語の中に空白があります。
            123 | SPACE_IN_WORD | 「においては、L GWANと接続する業」の「L GWAN」は一語の中に空白があります。
            133 | BROKEN_LINE | 「…めるとともに、十分な教育」と135行の「及び啓発を行う等の人的な対策を講じる。」は一つの文ですが、途中で行が切れています。
            161 | BROKEN_LINE | 「…及び判断基準等を定める情」と163行の「報セキュリティ対策基準を策定する。」は一つの文ですが、途中で行が切れています。
            """;

    ShunanEiseiTest() {
        super(
                new Expected(
                        FILE,
                        7,
                        CLAUSES,
                        DEFINITIONS,
                        ABBREVIATIONS,
                        REFERENCES,
                        STATEMENTS,
                        OWN,
                        PROBLEMS));
    }

    @Test
    void readsTitleBodyAndDate() {
        assertThat(policy.title()).isEqualTo("周南地区衛生施設組合情報セキュリティ基本方針");
        assertThat(policy.body()).isEqualTo("周南地区衛生施設組合");
        assertThat(policy.history())
                .containsExactly(
                        new HistoryEvent(
                                HistoryEvent.Event.ADOPTED,
                                LocalDate.of(2026, 3, 30),
                                "令和8年3月30日",
                                "",
                                5));
    }

    @Test
    void wantsProceduresOnlyAsNeededAndKeepsThemUnpublished() {
        assertThat(policy.statementsOf(new ClauseId("procedure")))
                .extracting(Statement::strength)
                .containsExactly(Strength.AS_NEEDED);
        assertThat(policy.statementsOf(new ClauseId("procedure/1")))
                .extracting(Statement::kind)
                .containsExactly(Statement.Kind.NON_PUBLICATION);
    }
}
