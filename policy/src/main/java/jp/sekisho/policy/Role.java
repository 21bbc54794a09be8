// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.Locale;

/// What a clause of a basic policy is about.
///
/// The first ten are the standard headings of the guideline (第2編 例文, 基本方針), of which outsourcing is
/// often one of its own.
public enum Role {
    /// 目的・趣旨.
    PURPOSE,
    /// 定義.
    DEFINITIONS,
    /// 対象とする脅威.
    THREATS,
    /// 適用範囲.
    SCOPE,
    /// 職員等の遵守義務.
    DUTY,
    /// 情報セキュリティ対策.
    MEASURES,
    /// 業務委託と外部サービス.
    OUTSOURCING,
    /// 監査及び自己点検.
    AUDIT,
    /// ポリシーの見直し・評価.
    REVIEW,
    /// 対策基準の策定.
    STANDARD,
    /// 実施手順の策定.
    PROCEDURE,
    /// リスクの分析.
    RISK,
    /// 情報セキュリティインシデント・侵害時の対応.
    INCIDENT,
    /// 研修・訓練・教育.
    TRAINING,
    /// Anything else.
    OTHER;

    /// Returns the word that ids and JSON use (`purpose`).
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
