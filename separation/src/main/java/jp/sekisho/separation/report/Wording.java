// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.report;

import jp.sekisho.separation.Finding;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Verdict;
import jp.sekisho.separation.device.Line;

/// The words of the report.
final class Wording {

    static final String BEYOND = "この証明は機器の設定だけを見ています。USB メモリ、無線の橋渡し、二つの網につながった端末による中継は対象外です。";

    private Wording() {}

    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case SEPARATED -> "分かれています";
            case CROSSES -> "通り抜けます";
            case UNDETERMINED -> "判定できません";
        };
    }

    static String conclusion(Proof proof) {
        long crossing = proof.pairs().stream().filter(p -> p.verdict() == Verdict.CROSSES).count();
        long open = proof.pairs().stream().filter(p -> p.verdict() == Verdict.UNDETERMINED).count();
        long exits = proof.exits().stream().filter(e -> e.verdict() != Verdict.SEPARATED).count();
        if (crossing + open + exits == 0) {
            return "すべての領域の組(" + proof.pairs().size() + "組)が、許可した通信のほかは分かれていることを証明しました。";
        }
        return "領域の組 "
                + proof.pairs().size()
                + " のうち "
                + crossing
                + " 組で許可のない通信が通り抜け、"
                + open
                + " 組は判定できません。"
                + (exits > 0 ? "届け出た出口を通らない経路があるか、判定できません。" : "")
                + "「直す行」を上から順に直してください。";
    }

    static String at(Line line) {
        return line.number() > 0
                ? line.device() + " の設定 " + line.file() + " の " + line.number() + " 行目"
                : line.device().toString();
    }

    static String kind(Finding.Kind kind) {
        return switch (kind) {
            case NEVER_MATCHES -> "効かない行";
            case CONTRADICTS -> "矛盾する行";
            case TOO_WIDE -> "広すぎる行";
            case SHARED_VLAN -> "VLAN の重なり";
            case SHARED_TRUNK -> "共用のトランク";
            case NATIVE_VLAN -> "native VLAN";
        };
    }
}
