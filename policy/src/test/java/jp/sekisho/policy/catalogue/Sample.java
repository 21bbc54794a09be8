// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.nio.charset.StandardCharsets;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.PolicyReader;
import jp.sekisho.policy.PolicyReading;

/// A small policy of our own, whole enough to have no gap.
final class Sample {
    static final String TEXT =
            """
            星野村情報セキュリティ基本方針

            令和8年4月1日制定

            1 目的
            この方針は、星野村が持つ情報資産を守るため、情報セキュリティ対策の基本を定めることを目的とする。
            2 定義
            (1) 情報資産 情報システムとそこで扱う情報をいう。
            3 対象とする脅威
            次の脅威を想定して対策を行う。
            (1) 攻撃や侵入などの意図的な脅威
            (2) 地震などの災害
            4 適用範囲
            この方針を適用する機関は、村長部局、教育委員会、選挙管理委員会、監査委員及び議会とする。
            5 職員等の遵守義務
            職員等は、この方針を遵守しなければならない。
            6 情報セキュリティ対策
            前に掲げた脅威から情報資産を守るため、次の対策を行う。
            (1) 組織体制 推進体制を置く。
            (2) 情報資産の分類と管理 情報資産を機密性、完全性及び可用性により分類する。
            (3) 物理的セキュリティ サーバ、管理区域、通信回線及び端末について対策を行う。
            (4) 人的セキュリティ 守るべき事項を定め、教育と訓練を行う。
            (5) 技術的セキュリティ アクセス制御、不正プログラム対策及び不正アクセス対策を行う。
            (6) 運用 監視と遵守状況の確認を行い、緊急時対応計画を定める。
            (7) 業務委託と外部サービス 委託先を選び、要件を契約に書き、外部サービスの利用のきまりを設ける。
            (8) ソーシャルメディア ソーシャルメディアを使うときは、運用手順、発信してよい情報及び責任者を定める。
            %s
            7 情報セキュリティ監査及び自己点検の実施
            定期に監査及び自己点検を行う。
            8 情報セキュリティポリシーの見直し
            監査及び自己点検の結果により、脅威と損失を分析した上で、この方針を見直す。
            9 情報セキュリティ対策基準の策定
            具体的な遵守事項と判断の基準を定める対策基準を設ける。
            10 情報セキュリティ実施手順の策定
            具体的な手順を示す実施手順を設ける。なお、実施手順は公開しない。
            """;

    private Sample() {}

    static BasicPolicy policy(String furtherMeasure) {
        return read(TEXT.replace("%s", furtherMeasure));
    }

    static BasicPolicy read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static BasicPolicy read(byte[] bytes) {
        return switch (PolicyReader.read(bytes)) {
            case PolicyReading.Read(BasicPolicy policy) -> policy;
            case PolicyReading.Unreadable(int line, String message) ->
                    throw new AssertionError(line + ": " + message);
        };
    }
}
