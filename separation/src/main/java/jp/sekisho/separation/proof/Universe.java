// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;

/// The packets that a router may pass on at all.
final class Universe {

    /// Never a source of what is passed on (RFC 1812 §5.3.7, RFC 4291 §2.4–2.8).
    private static final AddressSet SOURCES =
            AddressSet.ANY.minus(
                    union(
                            "0.0.0.0/8",
                            "127.0.0.0/8",
                            "224.0.0.0/4",
                            "255.255.255.255",
                            "::/127",
                            "fe80::/10",
                            "ff00::/8"));

    /// Never a destination of what is passed on to one host.
    private static final AddressSet DESTINATIONS = SOURCES;

    private Universe() {}

    private static AddressSet union(String... parts) {
        AddressSet all = AddressSet.NONE;
        for (String part : parts) {
            all = all.or(AddressSet.parse(part));
        }
        return all;
    }

    /// Returns all packets of some services.
    ///
    /// @param v6 whether IPv6 is looked at
    static List<Cube> packets(ServiceSet services, boolean v6) {
        List<Cube> packets = new ArrayList<>();
        packets.add(family(AddressSet.V4, services));
        if (v6) {
            packets.add(family(AddressSet.V6, services));
        }
        return packets;
    }

    private static Cube family(AddressSet family, ServiceSet services) {
        return new Cube(SOURCES.and(family), DESTINATIONS.and(family), services, State.ANY);
    }
}
