// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.plan.Attachment;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.PlannedDevice;
import jp.sekisho.separation.plan.PlannedDevice.Assumption;
import jp.sekisho.separation.plan.Segment;

/// Makes the nodes of the proof: the plan's devices, and the hosts in several zones that forward.
final class Nodes {

    private Nodes() {}

    static List<Node> of(Plan plan, List<KnownDevice> devices) {
        List<Node> nodes = new ArrayList<>();
        for (KnownDevice known : devices) {
            if (known instanceof KnownDevice.Configured(var planned, _, var device)
                    && !device.domains().isEmpty()) {
                nodes.addAll(domains(planned, device));
                continue;
            }
            nodes.add(
                    new Node(
                            known.planned().id(),
                            known.planned().attachments(),
                            behaviour(known),
                            known.planned().line()));
        }
        for (Plan.StraddlingHost host : plan.hosts()) {
            if (host.forwards()) {
                List<Attachment> attachments = new ArrayList<>();
                host.zones()
                        .forEach(z ->
                                attachments.add(
                                        new Attachment(
                                                z.value(),
                                                new Segment.InZone(z),
                                                AddressSet.NONE)));
                nodes.add(
                        new Node(
                                new DeviceId(host.id()),
                                attachments,
                                new Node.Behaviour.Assumed(Assumption.PASSES),
                                0));
            }
        }
        return nodes;
    }

    /// A box with several routers is as many nodes, joined by the links inside of it.
    private static List<Node> domains(PlannedDevice planned, Device whole) {
        List<Node> nodes = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        for (Device.Domain domain : whole.domains()) {
            List<Attachment> attachments = new ArrayList<>();
            for (Attachment attachment : planned.attachments()) {
                if (has(domain.device(), attachment.name())) {
                    attachments.add(attachment);
                    placed.add(attachment.name());
                }
            }
            domain.joined()
                    .forEach((name, link) ->
                            attachments.add(
                                    new Attachment(
                                            name,
                                            new Segment.OnLink(planned.id() + "/" + link),
                                            AddressSet.NONE)));
            nodes.add(
                    new Node(
                            planned.id().inside(domain.name()),
                            attachments,
                            new Node.Behaviour.Configured(domain.device()),
                            planned.line()));
        }
        // An interface of which the configuration says nothing may stand in any of them.
        planned.attachments().stream()
                .filter(a -> !placed.contains(a.name()))
                .forEach(a ->
                        nodes.replaceAll(n -> {
                            List<Attachment> more = new ArrayList<>(n.attachments());
                            more.add(a);
                            return new Node(n.id(), more, n.behaviour(), n.planLine());
                        }));
        return nodes;
    }

    private static boolean has(Device device, String name) {
        return device.interfaces().stream().anyMatch(i -> i.name().equals(name));
    }

    private static Node.Behaviour behaviour(KnownDevice known) {
        return switch (known) {
            case KnownDevice.Configured(_, _, var device) -> new Node.Behaviour.Configured(device);
            case KnownDevice.Assumed(_, var assumption, _) ->
                    new Node.Behaviour.Assumed(assumption);
        };
    }
}
