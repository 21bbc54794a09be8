// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.sekisho.separation.plan.Attachment;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.Segment;
import jp.sekisho.separation.plan.Zone;
import jp.sekisho.separation.plan.ZoneId;

/// How the devices of a plan are joined, and through which of its interfaces a device reaches which
/// zone where no route says so.
final class Topology {

    /// A device at one of its interfaces.
    record Port(Node node, Attachment attachment) {}

    private final Plan plan;
    private final List<Node> nodes;
    private final Map<Segment, List<Port>> ports = new HashMap<>();
    private final Map<String, List<Attachment>> ways = new ConcurrentHashMap<>();

    Topology(Plan plan, List<Node> nodes) {
        this.plan = plan;
        this.nodes = nodes;
        for (Node node : nodes) {
            for (Attachment attachment : node.attachments()) {
                ports.computeIfAbsent(attachment.segment(), s -> new ArrayList<>())
                        .add(new Port(node, attachment));
            }
        }
    }

    Plan plan() {
        return plan;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Port> on(Segment segment) {
        return ports.getOrDefault(segment, List.of());
    }

    /// The interfaces through which a device may reach a zone: the one that stands in it; else
    /// those from which links lead there; else those from which a way through other zones does.
    List<Attachment> ways(Node node, Zone zone) {
        return ways.computeIfAbsent(
                node.id().value() + "\n" + zone.id().value(), k -> findWays(node, zone));
    }

    private List<Attachment> findWays(Node node, Zone zone) {
        Segment target = new Segment.InZone(zone.id());
        List<Attachment> direct =
                node.attachments().stream().filter(a -> a.segment().equals(target)).toList();
        if (!direct.isEmpty()) {
            return direct;
        }
        List<Attachment> overLinks = leading(node, target, false);
        return overLinks.isEmpty() ? leading(node, target, true) : overLinks;
    }

    private List<Attachment> leading(Node node, Segment target, boolean throughZones) {
        List<Attachment> found = new ArrayList<>();
        for (Attachment attachment : node.attachments()) {
            if ((throughZones || attachment.segment() instanceof Segment.OnLink)
                    && leads(node, attachment.segment(), target, throughZones)) {
                found.add(attachment);
            }
        }
        return found;
    }

    private boolean leads(Node without, Segment from, Segment target, boolean throughZones) {
        Set<Segment> seen = new HashSet<>(Set.of(from));
        Deque<Segment> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (Port port : on(open.poll())) {
                if (port.node().equals(without)) {
                    continue;
                }
                for (Attachment next : port.node().attachments()) {
                    if (next.segment().equals(target)) {
                        return true;
                    }
                    if ((throughZones || next.segment() instanceof Segment.OnLink)
                            && seen.add(next.segment())) {
                        open.add(next.segment());
                    }
                }
            }
        }
        return false;
    }

    /// The devices that a packet may meet between two zones, whatever they do with it.
    Set<Node> between(ZoneId from, ZoneId to) {
        Set<Node> found = new LinkedHashSet<>();
        for (Port port : on(new Segment.InZone(from))) {
            collect(port, new Segment.InZone(to), new LinkedHashSet<>(Set.of(port.node())), found);
        }
        return found;
    }

    private void collect(Port at, Segment target, Set<Node> way, Set<Node> found) {
        for (Attachment next : at.node().attachments()) {
            if (next.equals(at.attachment())) {
                continue;
            }
            if (next.segment().equals(target)) {
                found.addAll(way);
                continue;
            }
            for (Port port : on(next.segment())) {
                if (!way.contains(port.node()) && way.size() < Reach.DEVICES_LIMIT) {
                    Set<Node> longer = new LinkedHashSet<>(way);
                    longer.add(port.node());
                    if (!found.containsAll(longer)) {
                        collect(port, target, longer, found);
                    }
                }
            }
        }
    }
}
