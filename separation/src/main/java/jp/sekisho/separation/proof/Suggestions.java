// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.separation.Violation.SuggestedFlow;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Packet;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.Service;
import jp.sekisho.separation.packet.ServiceSet;

/// Words packets as a permitted flow.
final class Suggestions {

    /// A flow that would need more entries than this on a side says the one packet's value instead.
    private static final int ENTRIES_LIMIT = 16;

    private Suggestions() {}

    static SuggestedFlow of(Cube cube, Packet packet) {
        AddressSet family = packet.family() == 4 ? AddressSet.V4 : AddressSet.V6;
        ServiceSet services = cube.service().and(ServiceSet.protocol(packet.protocol()));
        List<String> ports = new ArrayList<>();
        if (Protocol.hasPorts(packet.protocol())) {
            for (Service block : services.blocks()) {
                String range =
                        range(
                                Integer.toString(block.destinationFrom()),
                                Integer.toString(block.destinationTo()));
                if (!ports.contains(range)) {
                    ports.add(range);
                }
            }
        }
        return new SuggestedFlow(
                addresses(cube.source().and(family), packet.source().toString()),
                addresses(cube.destination().and(family), packet.destination().toString()),
                Protocol.name(packet.protocol()),
                ports.contains("0-65535") ? List.of() : ports);
    }

    private static List<String> addresses(AddressSet set, String one) {
        if (set.ranges().size() > ENTRIES_LIMIT) {
            return List.of(one);
        }
        return set.ranges().stream()
                .map(r -> range(r.from().toString(), r.to().toString()))
                .toList();
    }

    private static String range(String from, String to) {
        return from.equals(to) ? from : from + "-" + to;
    }
}
