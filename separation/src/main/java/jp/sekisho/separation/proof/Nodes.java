// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.plan.Attachment;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.PlannedDevice.Assumption;
import jp.sekisho.separation.plan.Segment;

/// Makes the nodes of the proof: the plan's devices, and the hosts in several zones that forward.
final class Nodes {

    private Nodes() {}

    static List<Node> of(Plan plan, List<KnownDevice> devices) {
        List<Node> nodes = new ArrayList<>();
        for (KnownDevice known : devices) {
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

    private static Node.Behaviour behaviour(KnownDevice known) {
        return switch (known) {
            case KnownDevice.Configured(_, _, var device) -> new Node.Behaviour.Configured(device);
            case KnownDevice.Assumed(_, var assumption, _) ->
                    new Node.Behaviour.Assumed(assumption);
        };
    }
}
