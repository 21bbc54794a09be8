// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.sekisho.separation.Finding;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Verdict;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.Packet;
import jp.sekisho.separation.packet.Protocol;

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
        List<String> said = new ArrayList<>();
        if (crossing > 0) {
            said.add(crossing + " 組で許可のない通信が通り抜け");
        }
        if (open > 0) {
            said.add(open + " 組は設定に読めないところがあって判定でき");
        }
        String pairs =
                said.isEmpty()
                        ? ""
                        : "領域の組 "
                                + proof.pairs().size()
                                + " のうち、"
                                + String.join("、", said)
                                + (open > 0 ? "ません。" : "ます。");
        return pairs
                + (exits > 0 ? "届け出た出口を通らない経路があるか、判定できません。" : "")
                + (crossing > 0 ? "「直す行」を上から順に直してください。" : "")
                + (open > 0 ? "「意味を確かめる行」を機器の担当者と確かめてください。" : "");
    }

    /// A packet as an officer reads it.
    static String packet(Packet packet) {
        String name = Protocol.name(packet.protocol()).toUpperCase(Locale.ROOT);
        String ends = packet.source() + " から " + packet.destination();
        return Protocol.hasPorts(packet.protocol())
                ? ends + " の " + name + " " + packet.destinationPort() + " 番へ"
                : ends + " へ " + name;
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
