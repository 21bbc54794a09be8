// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.zone;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import jp.sekisho.detection.event.Constant;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;

/// Adds to events that tell of a connection between two zones which zones these are and what the
/// plan says of it, so that rules can ask for it.
public final class Crossings {

    /// Every field that is read or added; a matcher must know them.
    public static final List<String> FIELDS =
            List.of(
                    "source.ip",
                    "SourceIp",
                    "SourceAddress",
                    "src_ip",
                    "srcip",
                    "id.orig_h",
                    "c-ip",
                    "destination.ip",
                    "DestinationIp",
                    "DestAddress",
                    "dest_ip",
                    "dst_ip",
                    "dstip",
                    "id.resp_h",
                    "s-ip",
                    "destination.port",
                    "DestinationPort",
                    "DestPort",
                    "dest_port",
                    "dst_port",
                    "dstport",
                    "id.resp_p",
                    "s-port",
                    "network.transport",
                    "Protocol",
                    "proto",
                    "sekisho.source.zone",
                    "sekisho.source.zone.kind",
                    "sekisho.destination.zone",
                    "sekisho.destination.zone.kind",
                    "sekisho.flow");

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private static final int MAX_PORT_DIGITS = 5;
    private static final Constant NO_TEXT = new Constant("");

    private final ZoneTable zones;
    private final int[] sources;
    private final int[] destinations;
    private final int[] ports;
    private final int[] protocols;
    private final int[] added;
    private final List<Constant> ids;
    private final List<Constant> kinds;
    private final Map<ZonePlan.Permission, Constant> permissions =
            new EnumMap<>(ZonePlan.Permission.class);

    /// Prepares.
    ///
    /// @param plan zones and flows
    /// @param table knows [#FIELDS]
    public Crossings(ZonePlan plan, FieldTable table) {
        zones = new ZoneTable(plan);
        sources = slots(table, 0, 7);
        destinations = slots(table, 7, 15);
        ports = slots(table, 15, 23);
        protocols = slots(table, 23, 26);
        added = slots(table, 26, 31);
        ids = plan.zones().stream().map(z -> new Constant(z.id())).toList();
        kinds = plan.zones().stream().map(z -> new Constant(z.kind())).toList();
        for (ZonePlan.Permission permission : ZonePlan.Permission.values()) {
            permissions.put(permission, new Constant(permission.name().toLowerCase(Locale.ROOT)));
        }
    }

    private static int[] slots(FieldTable table, int from, int to) {
        return FIELDS.subList(from, to).stream().mapToInt(table::known).toArray();
    }

    /// Begins to look at connections in one thread.
    ///
    /// @return not for a second thread
    public Watch watch() {
        return new Watch(this);
    }

    /// One thread's look at connections.
    public static final class Watch {
        private final Crossings crossings;
        private final ReadAddress source = new ReadAddress();
        private final ReadAddress destination = new ReadAddress();
        private final ZoneTable.Protocol protocol = new ZoneTable.Protocol();

        private Watch(Crossings crossings) {
            this.crossings = crossings;
        }

        /// Adds what the plan says, where the event tells of a connection between two zones.
        ///
        /// @param event read
        /// @param time tells when it happened; asked only where a flow expires
        /// @return whether it does
        public boolean enrich(Event event, Supplier<Instant> time) {
            Crossings c = crossings;
            if (!source.read(event, c.sources) || !destination.read(event, c.destinations)) {
                return false;
            }
            int from = c.zones.zoneOf(source);
            int to = c.zones.zoneOf(destination);
            if (from < 0
                    || to < 0
                    || from == to
                    || c.zones.alsoIn(source, to)
                    || c.zones.alsoIn(destination, from)) {
                return false;
            }
            readProtocol(event);
            ZonePlan.Permission permission =
                    c.zones.permission(
                            source,
                            from,
                            destination,
                            to,
                            protocol,
                            c.port(event),
                            () -> time.get().atZone(JAPAN).toLocalDate());
            event.enrich(c.added[0], c.ids.get(from));
            event.enrich(c.added[1], c.kinds.get(from));
            event.enrich(c.added[2], c.ids.get(to));
            event.enrich(c.added[3], c.kinds.get(to));
            event.enrich(c.added[4], c.permissions.getOrDefault(permission, NO_TEXT));
            return true;
        }

        private void readProtocol(Event event) {
            int value = first(event, crossings.protocols);
            if (value == Event.NONE) {
                protocol.none();
                return;
            }
            event.fold(value);
            protocol.set(event.scratch(), event.foldedFrom(value), event.foldedTo(value));
        }
    }

    private static int first(Event event, int[] slots) {
        for (int slot : slots) {
            int value = event.first(slot);
            if (value != Event.NONE && event.hasText(value)) {
                return value;
            }
        }
        return Event.NONE;
    }

    private int port(Event event) {
        int value = first(event, ports);
        if (value == Event.NONE) {
            return -1;
        }
        event.fold(value);
        byte[] text = event.scratch();
        int from = event.foldedFrom(value);
        int to = event.foldedTo(value);
        int port = 0;
        for (int i = from; i < to; i++) {
            if (text[i] < '0' || text[i] > '9' || to - from > MAX_PORT_DIGITS) {
                return -1;
            }
            port = port * 10 + text[i] - '0';
        }
        return from == to ? -1 : port;
    }
}
