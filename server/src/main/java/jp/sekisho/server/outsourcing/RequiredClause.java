// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A clause that a contract needs under which a contractor handles information (guideline 8.1;
/// 特定個人情報の適正な取扱いに関するガイドライン, supervision of those to whom work is entrusted).
enum RequiredClause {
    PURPOSE("目的のほかに使わない", "目的(以外|の範囲|外).{0,20}(利用|使用|提供)"),
    SECRECY("秘密を漏らさない", "(秘密|機密).{0,10}(保持|守|漏)|守秘|漏らし?てはならない"),
    TAKE_OUT("持ち出し・複製をしない", "(持ち?出し|持出|複写|複製).{0,25}(禁|ならない|承諾|許可|承認)"),
    SAFEGUARDS("守り方", "安全(管理|の確保)|情報セキュリティ(対策|ポリシー|要件)|(漏えい|滅失).{0,15}防止"),
    SUBCONTRACT("再委託は許可を得る", "再委託.{0,40}(承諾|承認|許諾|許可|禁|ならない)"),
    WORKERS("働く人を明らかにする", "(従事者|作業者|責任者|体制).{0,25}(名簿|届|通知|報告|明らか|選任)"),
    TRAINING("働く人に教える", "(従事者|従業|社員|職員).{0,25}(教育|研修|監督)"),
    INCIDENT("事故をすぐ知らせる", "(事故|漏えい|インシデント|侵害).{0,40}(報告|通知|連絡)"),
    AUDIT("監査・立入りを受ける", "監査|立入|立ち入り|実地.{0,6}(調査|検査)|検査.{0,10}(応じ|受け)"),
    REPORT("守りの状況を報告する", "(状況|実施状況|管理状況).{0,15}報告"),
    RETURN(
            "終わりに返す・消す",
            "(返却|返還|廃棄|消去|抹消).{0,40}(しなければ|する|もの)|(契約|業務).{0,10}終了.{0,40}(返却|返還|消去|廃棄)"),
    CERTIFICATE("消去の証明を出す", "(消去|廃棄|抹消).{0,25}(証明|報告書|証する)"),
    LIABILITY("守れなかったときの責任", "損害.{0,10}賠償|契約.{0,10}解除|責任を負");

    private static final int AROUND = 18;

    private final String label;
    private final Pattern words;

    RequiredClause(String label, String words) {
        this.label = label;
        this.words = Pattern.compile(words);
    }

    String label() {
        return label;
    }

    /// What to do where it is missing.
    String advice() {
        return "見つかりません。契約書を確かめ、なければ覚書などで加えてください。";
    }

    /// What became of looking for a clause.
    ///
    /// @param clause which
    /// @param words the words by which it was found
    record Finding(RequiredClause clause, Optional<String> words) {}

    /// Looks for every clause in a contract's text; lines and spaces within it do not matter.
    ///
    /// @param lines the text
    static List<Finding> find(List<String> lines) {
        String text =
                Normalizer.normalize(String.join("", lines), Normalizer.Form.NFKC)
                        .replaceAll("\\s+", "");
        return Arrays.stream(values()).map(clause -> clause.find(text)).toList();
    }

    private Finding find(String text) {
        Matcher found = words.matcher(text);
        if (!found.find()) {
            return new Finding(this, Optional.empty());
        }
        int from = Math.max(0, found.start() - AROUND);
        int to = Math.min(text.length(), found.end() + AROUND);
        return new Finding(
                this,
                Optional.of(
                        (from > 0 ? "…" : "")
                                + text.substring(from, to)
                                + (to < text.length() ? "…" : "")));
    }
}
