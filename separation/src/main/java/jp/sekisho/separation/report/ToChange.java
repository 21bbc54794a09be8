// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Violation;
import jp.sekisho.separation.device.Line;

/// A line to change: of each way by which packets cross, the last written line that lets them
/// through, and every packet that this line lets cross.
///
/// @param line the line
/// @param packets examples, one for each crossing
/// @param advice what to do
record ToChange(Line line, List<String> packets, String advice) {

    /// At most this many packets are shown for one line.
    private static final int PACKETS_LIMIT = 5;

    static List<ToChange> of(Proof proof) {
        Map<Line, List<String>> lines = new LinkedHashMap<>();
        Map<Line, String> advice = new LinkedHashMap<>();
        for (Proof.Pair pair : proof.pairs()) {
            for (Violation violation : pair.violations()) {
                List<Line> written = violation.path().stream().filter(l -> l.number() > 0).toList();
                if (written.isEmpty()) {
                    continue;
                }
                Line line = written.getLast();
                List<String> packets = lines.computeIfAbsent(line, l -> new ArrayList<>());
                if (packets.size() < PACKETS_LIMIT) {
                    packets.add(
                            pair.from()
                                    + " → "
                                    + pair.to()
                                    + ": "
                                    + Wording.packet(violation.packet()));
                }
                advice.putIfAbsent(line, advice(violation));
            }
        }
        List<ToChange> all = new ArrayList<>();
        lines.forEach((line, packets) ->
                all.add(new ToChange(line, packets, advice.getOrDefault(line, ""))));
        return all;
    }

    private static String advice(Violation violation) {
        Violation.SuggestedFlow flow = violation.legalising();
        String ports = flow.ports().isEmpty() ? "" : " " + String.join("、", flow.ports()) + " 番";
        String which =
                flow.protocol().equals("any")
                        ? "すべての通信"
                        : flow.protocol().toUpperCase(Locale.ROOT) + ports;
        return "要らない通信なら、この行を消すか宛先とポートを絞ります。要る通信なら、" + which + "を許可した通信として手続きし、計画に書き足します。";
    }
}
