// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.report;

import java.util.List;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.ZoneMap;
import jp.sekisho.separation.device.Line;

/// The report as a page.
final class HtmlReport {

    private static final String STYLE =
            "body{font-family:'BIZ UDGothic',sans-serif;max-width:60rem;margin:2rem auto;padding:0"
                    + " 1rem;line-height:1.8;color:#1a1a1c}table{border-collapse:collapse;width:100%}"
                    + "th,td{border:1px solid #767676;padding:.4rem"
                    + " .6rem;text-align:left;vertical-align:top}th{background:#f1f1f4}code{"
                    + "overflow-wrap:anywhere}.no{color:#ce0000;font-weight:bold}.open{color:#8a5a00;"
                    + "font-weight:bold}svg{max-width:100%;height:auto}@media"
                    + " print{h2{break-after:avoid}tr{break-inside:avoid}}";

    private final Proof proof;
    private final ZoneMap map;
    private final StringBuilder page = new StringBuilder();

    HtmlReport(Proof proof, ZoneMap map) {
        this.proof = proof;
        this.map = map;
    }

    String write() {
        page.append(
                "<!DOCTYPE html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\">"
                        + "<title>通信経路の分割の確認</title><style>"
                        + STYLE
                        + "</style></head><body>\n");
        heading(1, "通信経路の分割の確認");
        paragraph(proof.day() + " 現在の計画と機器の設定による。");
        heading(2, "結論");
        paragraph(Wording.conclusion(proof));
        paragraph(Wording.BEYOND);
        page.append(new ZoneDrawing(map, proof).draw());
        toChange();
        pairs();
        unknown();
        flows();
        exits();
        findings();
        assumptions();
        devices();
        return page.append("</body></html>\n").toString();
    }

    private static String escaped(Object text) {
        return ZoneDrawing.escaped(String.valueOf(text));
    }

    private void heading(int level, String text) {
        page.append("<h" + level + ">" + escaped(text) + "</h" + level + ">\n");
    }

    private void paragraph(String text) {
        page.append("<p>" + escaped(text) + "</p>\n");
    }

    private void table(List<String> head) {
        page.append("<table><thead><tr>");
        head.forEach(h -> page.append("<th scope=\"col\">" + escaped(h) + "</th>"));
        page.append("</tr></thead><tbody>\n");
    }

    private void row(List<String> cells) {
        page.append("<tr>");
        cells.forEach(c -> page.append("<td>" + c + "</td>"));
        page.append("</tr>\n");
    }

    private void close() {
        page.append("</tbody></table>\n");
    }

    private static String code(Line line) {
        return escaped(Wording.at(line)) + "<br><code>" + escaped(line.text()) + "</code>";
    }

    private void toChange() {
        List<ToChange> all = ToChange.of(proof);
        if (all.isEmpty()) {
            return;
        }
        heading(2, "直す行");
        table(List.of("どこの行か", "通り抜ける通信の例", "すること"));
        for (ToChange change : all) {
            String packets =
                    String.join(
                            "<br>", change.packets().stream().map(HtmlReport::escaped).toList());
            row(List.of(code(change.line()), packets, escaped(change.advice())));
        }
        close();
    }

    private void pairs() {
        heading(2, "領域の組ごとの答え");
        table(List.of("どこから", "どこへ", "答え"));
        for (Proof.Pair pair : proof.pairs()) {
            String style =
                    switch (pair.verdict()) {
                        case SEPARATED -> "yes";
                        case CROSSES -> "no";
                        case UNDETERMINED -> "open";
                    };
            String nonInitial =
                    pair.nonInitial().isPresent()
                            ? "<br>通信を始めないパケット(応答のふり)は通ります: "
                                    + escaped(Wording.packet(pair.nonInitial().get().packet()))
                            : "";
            row(
                    List.of(
                            escaped(pair.from()),
                            escaped(pair.to()),
                            "<span class=\""
                                    + style
                                    + "\">"
                                    + Wording.verdict(pair.verdict())
                                    + "</span>"
                                    + nonInitial));
        }
        close();
    }

    private void unknown() {
        List<Line> lines =
                proof.pairs().stream().flatMap(p -> p.unknownLines().stream()).distinct().toList();
        if (!lines.isEmpty()) {
            heading(2, "意味を確かめる行");
            paragraph("次の行が読めないため、証明できない組があります。機器の保守業者に意味を確かめてください。");
            table(List.of("行"));
            lines.forEach(l -> row(List.of(code(l))));
            close();
        }
    }

    private void flows() {
        if (proof.flows().isEmpty()) {
            return;
        }
        heading(2, "許可した通信");
        table(List.of("番号", "通す行", "気になること"));
        for (Proof.Flow flow : proof.flows()) {
            row(
                    List.of(
                            escaped(flow.id()),
                            String.join(
                                    "<br>",
                                    flow.allowedBy().stream().map(HtmlReport::code).toList()),
                            escaped(flow.problem().orElse("ありません"))));
        }
        close();
    }

    private void exits() {
        if (proof.exits().isEmpty()) {
            return;
        }
        heading(2, "外への出口");
        table(List.of("領域", "届け出た出口", "答え"));
        for (Proof.ExitAnswer exit : proof.exits()) {
            String example =
                    exit.violations().isEmpty()
                            ? ""
                            : ": "
                                    + Wording.packet(exit.violations().getFirst().packet())
                                    + " "
                                    + exit.violations().getFirst().devices();
            String answer =
                    switch (exit.verdict()) {
                        case SEPARATED -> "届け出た出口だけです";
                        case CROSSES -> "ほかの出口があります";
                        case UNDETERMINED -> "判定できません";
                    };
            row(List.of(escaped(exit.zone()), escaped(exit.via()), escaped(answer + example)));
        }
        close();
    }

    private void findings() {
        if (proof.findings().isEmpty()) {
            return;
        }
        heading(2, "見直す行");
        table(List.of("種類", "行", "意味"));
        proof.findings()
                .forEach(f ->
                        row(List.of(Wording.kind(f.kind()), code(f.line()), escaped(f.message()))));
        close();
    }

    private void assumptions() {
        List<String> all =
                proof.pairs().stream().flatMap(p -> p.assumptions().stream()).distinct().toList();
        heading(2, "前提");
        page.append("<ul>");
        all.forEach(a -> page.append("<li>" + escaped(a) + "</li>"));
        page.append(all.isEmpty() ? "<li>ありません</li></ul>\n" : "</ul>\n");
    }

    private void devices() {
        heading(2, "読んだ設定");
        table(List.of("機器", "種類", "日付", "行", "読めない行"));
        for (Proof.DeviceAnswer device : proof.devices()) {
            row(
                    List.of(
                            escaped(device.id()),
                            escaped(device.dialect().orElse("設定なし(仮定)")),
                            escaped(device.asOf().map(Object::toString).orElse("")),
                            device.coverage().map(c -> Integer.toString(c.lines())).orElse(""),
                            Integer.toString(device.unknown().size())));
        }
        close();
    }
}
