// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.zone;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;
import jp.sekisho.detection.sigma.Addresses;
import org.jspecify.annotations.Nullable;

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

    private final ZonePlan plan;
    private final FieldTable table;
    private final int[] sources;
    private final int[] destinations;
    private final int[] ports;
    private final int[] protocols;

    /// Prepares.
    ///
    /// @param plan zones and flows
    /// @param table knows [#FIELDS]
    public Crossings(ZonePlan plan, FieldTable table) {
        this.plan = plan;
        this.table = table;
        sources = slots(0, 7);
        destinations = slots(7, 15);
        ports = slots(15, 23);
        protocols = slots(23, 26);
    }

    private int[] slots(int from, int to) {
        return FIELDS.subList(from, to).stream().mapToInt(table::known).toArray();
    }

    /// Adds what the plan says, where the event tells of a connection between two zones.
    ///
    /// @param event read
    /// @param time when it happened
    /// @return whether it does
    public boolean enrich(Event event, Instant time) {
        byte[] source = address(event, sources);
        byte[] destination = address(event, destinations);
        if (source == null || destination == null) {
            return false;
        }
        Optional<ZonePlan.Zone> from = plan.zoneOf(source);
        Optional<ZonePlan.Zone> to = plan.zoneOf(destination);
        if (from.isEmpty() || to.isEmpty() || from.get().id().equals(to.get().id())) {
            return false;
        }
        Connection connection = new Connection(source, destination, protocol(event), port(event));
        ZonePlan.Permission permission =
                plan.permission(connection, from.get(), to.get(), time.atZone(JAPAN).toLocalDate());
        event.enrich(table.known("sekisho.source.zone"), from.get().id());
        event.enrich(table.known("sekisho.source.zone.kind"), from.get().kind());
        event.enrich(table.known("sekisho.destination.zone"), to.get().id());
        event.enrich(table.known("sekisho.destination.zone.kind"), to.get().kind());
        event.enrich(table.known("sekisho.flow"), permission.name().toLowerCase(Locale.ROOT));
        return true;
    }

    private static byte @Nullable [] address(Event event, int[] slots) {
        String text = first(event, slots);
        return text == null ? null : Addresses.parse(text);
    }

    private static @Nullable String first(Event event, int[] slots) {
        for (int slot : slots) {
            int value = event.first(slot);
            if (value != Event.NONE && event.hasText(value)) {
                return event.text(value);
            }
        }
        return null;
    }

    private int port(Event event) {
        String text = first(event, ports);
        return text != null && text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
    }

    private String protocol(Event event) {
        String text = first(event, protocols);
        return switch (text) {
            case null -> "";
            case "6" -> "tcp";
            case "17" -> "udp";
            case "1" -> "icmp";
            default -> text.toLowerCase(Locale.ROOT);
        };
    }
}
