// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.ledger.Doubt;
import jp.sekisho.ledger.EntryRange;
import jp.sekisho.ledger.Finding;
import jp.sekisho.ledger.Verification;
import jp.sekisho.server.evidence.EntryView.Fact;
import jp.sekisho.server.evidence.VerificationView.Verdict;

/// What a verification found, in plain words.
final class VerdictWords {

    private static final String TELL = "データに手を付けず、CSIRT と情報セキュリティ監査人に知らせてください。";

    private VerdictWords() {}

    /// Says a verdict.
    ///
    /// @param when when it was found, and how long it took
    static Verdict of(Verification found, String when) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("検証した時", when));
        facts.add(new Fact("確かめた記録", found.seen().entries() + "件"));
        if (found.seen().erased() > 0) {
            facts.add(new Fact("決まりにより消した項目", found.seen().erased() + "件(改ざんではありません)"));
        }
        if (!found.seen().restorations().isEmpty()) {
            facts.add(new Fact("バックアップからの復元", found.seen().restorations().size() + "回"));
        }
        facts.add(new Fact("根のハッシュ", found.seen().root().base64()));
        return switch (found) {
            case Verification.Intact _ ->
                    new Verdict(
                            "holds", "✓", "改ざんなし", "改ざんは見つかりませんでした。今のデータも、最後の記録と一致します。", "", facts);
            case Verification.Altered altered ->
                    new Verdict("due", "!", "改ざんあり", altered(altered), TELL, facts);
            case Verification.Truncated truncated ->
                    new Verdict(
                            "due",
                            "!",
                            "記録の欠落",
                            "末尾の記録が失われています。"
                                    + truncated.expected()
                                    + "件以上あったはずですが、"
                                    + truncated.seen().entries()
                                    + "件しかありません。",
                            TELL,
                            facts);
            case Verification.Undetermined doubtful ->
                    new Verdict(
                            "unknown",
                            "?",
                            "確かめられない",
                            doubt(doubtful.doubt()),
                            "マスターキー(master.key)が元のものか、管理者に確かめてもらってください。",
                            facts);
        };
    }

    private static String altered(Verification.Altered altered) {
        String where = altered.where().map(VerdictWords::where).orElse("");
        return finding(altered.finding(), altered.detail()) + where;
    }

    private static String where(EntryRange range) {
        return range.first().equals(range.last())
                ? "場所は番号" + range.first() + "の記録です。"
                : "場所は番号" + range.first() + "から" + range.last() + "の記録の間です。";
    }

    static String finding(Finding finding, String detail) {
        return switch (finding) {
            case ENTRY_CHANGED -> "記録の中身が書き換えられています。";
            case ENTRY_OUT_OF_ORDER -> "記録が抜かれたか、足されたか、並べ替えられています。";
            case ENTRY_MALFORMED -> "記録の形が壊れています。";
            case NODE_CHANGED -> "記録のハッシュが書き換えられています。";
            case FACT_CHANGED -> "氏名か理由(" + detail + ")が書き換えられています。";
            case FACT_UNBOUND -> "記録にない項目(" + detail + ")が添えられています。";
            case FACT_REMOVED -> "氏名か理由(" + detail + ")が、消去の記録なしに消されています。";
            case RECORD_BROKEN -> "記録の途中が壊れています。";
            case ROOT_DIFFERS -> "記録の全体が、署名した証明書と合いません。";
            case OLDER_ROOT_DIFFERS -> "記録が、別に保管した証明書と合いません。";
            case CHECKPOINT_FORGED -> "証明書の署名が合いません。証明書が書き換えられています。";
            case ENTRIES_AFTER_CHECKPOINT -> "署名した範囲の後ろに記録が足されています。";
            case RESTORATION_FALSE -> "バックアップから復元したという記録が、署名と合いません。";
            case ROW_CHANGED -> "今のデータ「" + detail + "」が、関所を通さずに書き換えられています。";
            case ROW_REMOVED -> "データ「" + detail + "」が、関所を通さずに消されています。";
            case ROW_UNRECORDED -> "データ「" + detail + "」が、関所を通さずに足されています。";
            case ROW_CHANGED_BETWEEN -> "データ「" + detail + "」が、二つの記録の間に、関所を通さずに書き換えられています。";
        };
    }

    private static String doubt(Doubt doubt) {
        return switch (doubt) {
            case NO_CHECKPOINT -> "署名した証明書がまだないため、確かめられません。";
            case NO_KEY -> "署名の鍵を開けないため、確かめられません。";
            case NOT_SIGNED_BY_KEY -> "最新の証明書に、この台帳の鍵の署名がありません。";
            case OTHER_LEDGER, OLDER_OF_OTHER_LEDGER -> "証明書が別の台帳のものです。";
            case OLDER_NOT_SIGNED_BY_KEY -> "別に保管した証明書に、この台帳の鍵の署名がありません。";
            case OLDER_FORGED -> "別に保管した証明書の署名が合いません。";
            case CHECKPOINT_MALFORMED -> "証明書の形が決まりと違い、読めません。";
            case OLDER_MALFORMED -> "別に保管した証明書の形が決まりと違い、読めません。";
            case TOO_FEW_WITNESSES -> "立ち会った団体の署名が足りません。";
            case WITNESS_FORGED -> "立ち会った団体の署名が合いません。";
            case NEWER_SCHEMA -> "新しい版の関所が書いた記録があります。新しい版で確かめてください。";
        };
    }
}
