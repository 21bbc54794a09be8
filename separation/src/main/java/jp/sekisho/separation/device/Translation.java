// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import java.util.Optional;
import jp.sekisho.separation.packet.AddressSet;

/// What address translation does to a packet. A packet may become any member of a set where the
/// device chooses.
///
/// @param source what the source address becomes
/// @param sourcePorts first and last of what the source port becomes
/// @param destination what the destination address becomes
/// @param destinationPorts first and last of what the destination port becomes
public record Translation(
        Optional<AddressSet> source,
        Optional<Ports> sourcePorts,
        Optional<AddressSet> destination,
        Optional<Ports> destinationPorts) {

    /// A range of ports.
    public record Ports(int from, int to) {
        public Ports {
            if (from < 0 || from > to || to > 65535) {
                throw new IllegalArgumentException("ports " + from + "-" + to);
            }
        }
    }

    public static Translation ofSource(AddressSet to, Optional<Ports> ports) {
        return new Translation(Optional.of(to), ports, Optional.empty(), Optional.empty());
    }

    public static Translation ofDestination(Optional<AddressSet> to, Optional<Ports> ports) {
        return new Translation(Optional.empty(), Optional.empty(), to, ports);
    }
}
