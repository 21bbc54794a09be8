// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.zone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jp.sekisho.detection.sigma.Network;

/// A plan made ready for looking up: what a connection costs hardly depends on how many networks
/// the plan has.
final class ZoneTable {

    /// The owner of addresses between devices, which are in no zone.
    private static final int LINK = -2;

    private static final class Flow {
        final AddressMap sources;
        final AddressMap destinations;
        final byte[] protocol;
        final List<ZonePlan.PortRange> ports;
        final Optional<LocalDate> expires;

        Flow(ZonePlan.Flow flow) {
            sources = set(flow.sources());
            destinations = set(flow.destinations());
            protocol = flow.protocol().getBytes(US_ASCII);
            ports = flow.ports();
            expires = flow.expires();
        }

        private static AddressMap set(List<Network> networks) {
            return new AddressMap(networks.stream().map(n -> new AddressMap.Owned(n, 0)).toList());
        }

        private static boolean has(AddressMap set, ReadAddress address) {
            return set.isEmpty() || set.ownerOf(address.high, address.low) == 0;
        }

        private boolean hasPort(int port) {
            for (ZonePlan.PortRange range : ports) {
                if (range.contains(port)) {
                    return true;
                }
            }
            return ports.isEmpty();
        }
    }

    private final AddressMap zones;
    private final int external;
    private final AddressMap hosts;
    private final boolean[][] hostIn;
    private final List<List<Flow>> flows = new ArrayList<>();
    private final int count;

    ZoneTable(ZonePlan plan) {
        count = plan.zones().size();
        Map<String, Integer> numbers = new HashMap<>();
        List<AddressMap.Owned> networks = new ArrayList<>();
        int outside = AddressMap.NOBODY;
        for (int zone = 0; zone < count; zone++) {
            numbers.putIfAbsent(plan.zones().get(zone).id(), zone);
            for (Network network : plan.zones().get(zone).networks()) {
                networks.add(new AddressMap.Owned(network, zone));
            }
            if (plan.zones().get(zone).external() && outside == AddressMap.NOBODY) {
                outside = zone;
            }
        }
        external = outside;
        plan.links().forEach(n -> networks.add(new AddressMap.Owned(n, LINK)));
        zones = new AddressMap(networks);
        List<AddressMap.Owned> straddling = new ArrayList<>();
        hostIn = new boolean[plan.hosts().size()][count];
        for (int host = 0; host < hostIn.length; host++) {
            for (Network address : plan.hosts().get(host).addresses()) {
                straddling.add(new AddressMap.Owned(address, host));
            }
            for (String zone : plan.hosts().get(host).zones()) {
                Integer number = numbers.get(zone);
                if (number != null) {
                    hostIn[host][number] = true;
                }
            }
        }
        hosts = new AddressMap(straddling);
        for (int i = 0; i < count * count; i++) {
            flows.add(new ArrayList<>());
        }
        for (ZonePlan.Flow flow : plan.flows()) {
            Integer from = numbers.get(flow.from());
            Integer to = numbers.get(flow.to());
            if (from != null && to != null) {
                flows.get(from * count + to).add(new Flow(flow));
            }
        }
    }

    /// The number of an address's zone; negative where it is in none.
    int zoneOf(ReadAddress address) {
        int owner = zones.ownerOf(address.high, address.low);
        return owner == AddressMap.NOBODY ? external : owner;
    }

    /// Whether the address is that of a host which also stands in a zone.
    boolean alsoIn(ReadAddress address, int zone) {
        int host = hosts.isEmpty() ? AddressMap.NOBODY : hosts.ownerOf(address.high, address.low);
        return host >= 0 && hostIn[host][zone];
    }

    /// What the plan says of a connection between two different zones.
    ///
    /// @param protocol folded bytes hold it from one place to another
    /// @param port -1 where it is not known
    /// @param on tells the day; asked only where a flow expires
    ZonePlan.Permission permission(
            ReadAddress source,
            int from,
            ReadAddress destination,
            int to,
            Protocol protocol,
            int port,
            Supplier<LocalDate> on) {
        ZonePlan.Permission best = ZonePlan.Permission.NONE;
        for (Flow flow : flows.get(from * count + to)) {
            if (Flow.has(flow.sources, source)
                    && Flow.has(flow.destinations, destination)
                    && (flow.protocol.length == 0 || protocol.is(flow.protocol))
                    && flow.hasPort(port)) {
                if (flow.expires.isEmpty() || !on.get().isAfter(flow.expires.get())) {
                    return ZonePlan.Permission.PERMITTED;
                }
                best = ZonePlan.Permission.EXPIRED;
            }
        }
        return best;
    }

    /// The protocol of a connection, as folded bytes; refilled again and again.
    static final class Protocol {
        private static final byte[] TCP = "tcp".getBytes(US_ASCII);
        private static final byte[] UDP = "udp".getBytes(US_ASCII);
        private static final byte[] ICMP = "icmp".getBytes(US_ASCII);
        private static final byte[] NONE = {};

        private byte[] bytes = NONE;
        private int from;
        private int to;

        void none() {
            keep(NONE, 0, 0);
        }

        void set(byte[] folded, int start, int end) {
            int number = 0;
            for (int i = start; i < end && number >= 0; i++) {
                boolean digit = folded[i] >= '0' && folded[i] <= '9' && end - start <= 3;
                number = digit ? number * 10 + folded[i] - '0' : -1;
            }
            switch (start == end ? -1 : number) {
                case 6 -> keep(TCP, 0, TCP.length);
                case 17 -> keep(UDP, 0, UDP.length);
                case 1 -> keep(ICMP, 0, ICMP.length);
                default -> keep(folded, start, end);
            }
        }

        private void keep(byte[] text, int start, int end) {
            bytes = text;
            from = start;
            to = end;
        }

        boolean is(byte[] wanted) {
            return Arrays.equals(wanted, 0, wanted.length, bytes, from, to);
        }
    }
}
