// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Verdict;
import jp.sekisho.separation.ZoneMap;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.ZoneId;

/// Draws the zones as SVG: zones on a ring, devices within it, an arrow for each pair of zones that
/// is not proved separate, along the devices that let packets through. The same proof gives the
/// same bytes.
final class ZoneDrawing {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 720;
    private static final int RING_X = 370;
    private static final int RING_Y = 270;

    /// How far in the inner ring is.
    private static final double INNER = 0.5;

    private static final int BOX = 150;
    private static final int BOX_HEIGHT = 48;

    private record Point(double x, double y) {}

    private final ZoneMap map;
    private final Proof proof;
    private final Map<String, Point> places = new HashMap<>();
    private final StringBuilder svg = new StringBuilder();
    private int arrows;

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
        inside();
    }

    /// Devices stand on an inner ring, each as near as may be to the zones that it joins.
    private void inside() {
        List<ZoneMap.Stand> around =
                map.devices().stream().sorted(Comparator.comparingDouble(this::towards)).toList();
        double sin = 0;
        double cos = 0;
        for (int i = 0; i < around.size(); i++) {
            double turn = towards(around.get(i)) - 2 * Math.PI * i / around.size();
            sin += Math.sin(turn);
            cos += Math.cos(turn);
        }
        double first = Math.atan2(sin, cos);
        double reach = around.size() == 1 ? 0 : INNER;
        for (int i = 0; i < around.size(); i++) {
            double angle = first + 2 * Math.PI * i / around.size();
            places.put(
                    "d" + around.get(i).id(),
                    new Point(
                            WIDTH / 2.0 + RING_X * reach * Math.cos(angle),
                            HEIGHT / 2.0 - 20 + RING_Y * reach * Math.sin(angle)));
        }
    }

    /// The direction in which a device's zones lie, or those of the devices that it is joined to.
    private double towards(ZoneMap.Stand stand) {
        double x = 0;
        double y = 0;
        for (ZoneMap.Stand other : map.devices()) {
            boolean joined = stand.links().stream().anyMatch(other.links()::contains);
            double weight = other.equals(stand) ? 1 : joined ? 0.3 : 0;
            for (ZoneId zone : other.zones()) {
                x += weight * (at("z" + zone).x - WIDTH / 2.0) / RING_X;
                y += weight * (at("z" + zone).y - HEIGHT / 2.0 + 20) / RING_Y;
            }
        }
        return Math.atan2(y, x);
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
        // Arrows along the same cables lie side by side.
        double aside = 7 * ((arrows + 1) / 2) * (arrows % 2 == 0 ? 1 : -1);
        arrows = (arrows + 1) % 9;
        List<Point> way = way(pair);
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < way.size(); i++) {
            Point next = i == way.size() - 1 ? before(way.get(i - 1), way.get(i)) : way.get(i);
            path.append(i == 0 ? 'M' : 'L')
                    .append(Math.round(next.x + aside))
                    .append(' ')
                    .append(Math.round(next.y + aside));
        }
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"4\""
                                + " stroke-linejoin=\"round\"%s marker-end=\"url(#%s)\">"
                                + "<title>%s</title></path>%n",
                        path,
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

    /// From zone to zone by the devices that the shown packet passes, or on which the lines stand
    /// that are not understood.
    private List<Point> way(Proof.Pair pair) {
        List<DeviceId> over =
                pair.violations().isEmpty()
                        ? pair.unknownLines().stream().map(Line::device).limit(1).toList()
                        : pair.violations().getFirst().devices();
        List<Point> way = new ArrayList<>();
        way.add(at("z" + pair.from()));
        for (DeviceId device : over) {
            map.devices().stream()
                    .filter(s -> device.isPartOf(s.id()))
                    .map(s -> at("d" + s.id()))
                    .filter(p -> !way.contains(p))
                    .forEach(way::add);
        }
        way.add(at("z" + pair.to()));
        return way;
    }

    /// The point at which a line meets the box around its end.
    private static Point before(Point from, Point to) {
        double dx = from.x - to.x;
        double dy = from.y - to.y;
        double part =
                Math.min(
                        (BOX / 2.0 + 6) / Math.max(1, Math.abs(dx)),
                        (BOX_HEIGHT / 2.0 + 6) / Math.max(1, Math.abs(dy)));
        return new Point(to.x + dx * Math.min(1, part), to.y + dy * Math.min(1, part));
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
