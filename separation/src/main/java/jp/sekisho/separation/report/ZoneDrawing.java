// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.report;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Verdict;
import jp.sekisho.separation.ZoneMap;
import jp.sekisho.separation.plan.ZoneId;

/// Draws the zones as SVG: zones on a ring, devices within it, an arrow for each pair of zones that
/// is not proved separate. The same proof gives the same bytes.
final class ZoneDrawing {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 720;
    private static final int RING_X = 370;
    private static final int RING_Y = 270;
    private static final int BOX = 150;
    private static final int BOX_HEIGHT = 48;

    private record Point(double x, double y) {}

    private final ZoneMap map;
    private final Proof proof;
    private final Map<String, Point> places = new HashMap<>();
    private final StringBuilder svg = new StringBuilder();

    ZoneDrawing(ZoneMap map, Proof proof) {
        this.map = map;
        this.proof = proof;
    }

    String draw() {
        place();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
                        + WIDTH
                        + " "
                        + HEIGHT
                        + "\" role=\"img\" font-family=\"'BIZ UDGothic',sans-serif\" font-size=\"16\">\n");
        svg.append("<title>領域と機器の図</title>\n<desc>")
                .append(escaped(Wording.conclusion(proof)))
                .append("</desc>\n");
        marker("crosses", "#ce0000");
        marker("open", "#8a5a00");
        cables();
        proof.pairs().forEach(this::arrow);
        map.devices().forEach(this::device);
        map.zones().forEach(this::zone);
        legend();
        return svg.append("</svg>\n").toString();
    }

    private void marker(String id, String colour) {
        svg.append(
                "<defs><marker id=\""
                        + id
                        + "\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\""
                        + " markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L10 5L0 10z\""
                        + " fill=\""
                        + colour
                        + "\"/></marker></defs>\n");
    }

    private void place() {
        int count = map.zones().size();
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * i / count - Math.PI / 2;
            places.put(
                    "z" + map.zones().get(i),
                    new Point(
                            WIDTH / 2.0 + RING_X * Math.cos(angle),
                            HEIGHT / 2.0 - 20 + RING_Y * Math.sin(angle)));
        }
        int devices = map.devices().size();
        for (int i = 0; i < devices; i++) {
            double angle = 2 * Math.PI * (i + 0.5) / Math.max(devices, 1) - Math.PI / 2;
            double x = WIDTH / 2.0 + (devices == 1 ? 0 : RING_X * 0.42 * Math.cos(angle));
            double y = HEIGHT / 2.0 - 20 + (devices == 1 ? 0 : RING_Y * 0.42 * Math.sin(angle));
            places.put("d" + map.devices().get(i).id(), new Point(x, y));
        }
    }

    private Point at(String key) {
        return places.getOrDefault(key, new Point(WIDTH / 2.0, HEIGHT / 2.0));
    }

    private void cables() {
        for (ZoneMap.Stand stand : map.devices()) {
            Point here = at("d" + stand.id());
            for (ZoneId zone : stand.zones()) {
                line(here, at("z" + zone), "#5a5a5a", "");
            }
            for (ZoneMap.Stand other : map.devices()) {
                boolean joined =
                        stand.id().value().compareTo(other.id().value()) < 0
                                && stand.links().stream().anyMatch(other.links()::contains);
                if (joined) {
                    line(here, at("d" + other.id()), "#5a5a5a", "");
                }
            }
        }
    }

    private void line(Point from, Point to, String colour, String more) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<line x1=\"%.0f\" y1=\"%.0f\" x2=\"%.0f\" y2=\"%.0f\" stroke=\"%s\""
                                + " stroke-width=\"2\"%s/>%n",
                        from.x,
                        from.y,
                        to.x,
                        to.y,
                        colour,
                        more));
    }

    private void arrow(Proof.Pair pair) {
        if (pair.verdict() == Verdict.SEPARATED) {
            return;
        }
        boolean crosses = pair.verdict() == Verdict.CROSSES;
        Point from = at("z" + pair.from());
        Point to = at("z" + pair.to());
        double length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
        double aside = 34;
        double midX = (from.x + to.x) / 2 + (to.y - from.y) / length * aside;
        double midY = (from.y + to.y) / 2 - (to.x - from.x) / length * aside;
        double back = 84 / length;
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<path d=\"M%.0f %.0fQ%.0f %.0f %.0f %.0f\" fill=\"none\" stroke=\"%s\""
                                + " stroke-width=\"4\"%s marker-end=\"url(#%s)\"><title>%s</title>"
                                + "</path>%n",
                        from.x,
                        from.y,
                        midX,
                        midY,
                        to.x + (midX - to.x) * back,
                        to.y + (midY - to.y) * back,
                        crosses ? "#ce0000" : "#8a5a00",
                        crosses ? "" : " stroke-dasharray=\"10 6\"",
                        crosses ? "crosses" : "open",
                        escaped(
                                pair.from()
                                        + " → "
                                        + pair.to()
                                        + ": "
                                        + Wording.verdict(pair.verdict()))));
    }

    private void device(ZoneMap.Stand stand) {
        Point here = at("d" + stand.id());
        box(
                here,
                stand.id().value(),
                "#f1f1f4",
                stand.assumed() ? " stroke-dasharray=\"6 4\"" : "",
                4);
    }

    private void zone(ZoneId id) {
        box(at("z" + id), id.value(), "#e8f1fe", "", 20);
    }

    private void box(Point at, String text, String fill, String more, int round) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect x=\"%.0f\" y=\"%.0f\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"%s\""
                                + " stroke=\"#1a1a1c\" stroke-width=\"2\"%s/>%n<text x=\"%.0f\""
                                + " y=\"%.0f\" text-anchor=\"middle\">%s</text>%n",
                        at.x - BOX / 2.0,
                        at.y - BOX_HEIGHT / 2.0,
                        BOX,
                        BOX_HEIGHT,
                        round,
                        fill,
                        more,
                        at.x,
                        at.y + 6,
                        escaped(text.length() > 16 ? text.substring(0, 15) + "…" : text)));
    }

    private void legend() {
        List<String> words =
                List.of(
                        "丸い箱は領域、角の箱は機器(破線は設定がなく仮定したもの)。",
                        "赤い矢印は許可のない通信が通り抜ける向き、茶色の破線は判定できない向き。矢印がなければ証明ずみ。");
        for (int i = 0; i < words.size(); i++) {
            svg.append(
                    "<text x=\"20\" y=\""
                            + (HEIGHT - 34 + 24 * i)
                            + "\" font-size=\"14\">"
                            + words.get(i)
                            + "</text>\n");
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
