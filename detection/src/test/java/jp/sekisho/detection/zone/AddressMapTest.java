// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;
import jp.sekisho.detection.sigma.Network;
import org.junit.jupiter.api.Test;

final class AddressMapTest {

    /// The slow and obvious way: the narrowest network, of equals the first.
    private static int slow(List<AddressMap.Owned> networks, byte[] address) {
        int prefix = -1;
        int owner = AddressMap.NOBODY;
        for (AddressMap.Owned owned : networks) {
            if (owned.network().prefix() > prefix && owned.network().contains(address)) {
                prefix = owned.network().prefix();
                owner = owned.owner();
            }
        }
        return owner;
    }

    @Test
    void findsTheNarrowestNetworkAsTheSlowWayDoes() {
        Random random = new Random(9);
        for (int round = 0; round < 300; round++) {
            boolean six = random.nextBoolean();
            List<AddressMap.Owned> networks = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                byte[] address = address(random, six);
                int prefix = random.nextInt(address.length * 8 + 1);
                networks.add(new AddressMap.Owned(network(address, prefix), random.nextInt(5)));
            }
            AddressMap map = new AddressMap(networks);
            for (int i = 0; i < 100; i++) {
                byte[] address = address(random, six);
                assertThat(map.ownerOf(AddressMap.high(address), AddressMap.low(address)))
                        .isEqualTo(slow(networks, address));
            }
        }
    }

    private static Network network(byte[] address, int prefix) {
        boolean six = address.length == 16;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < address.length; i++) {
            if (i > 0 && (!six || i % 2 == 0)) {
                text.append(six ? ':' : '.');
            }
            String digits = Integer.toString(address[i] & 255, six ? 16 : 10);
            text.append(six && digits.length() == 1 ? "0" : "").append(digits);
        }
        return Network.tryParse(text.append('/').append(prefix).toString()).orElseThrow();
    }

    /// Few different bytes, so that networks nest and meet; the last address is among them.
    private static byte[] address(Random random, boolean six) {
        byte[] address = new byte[six ? 16 : 4];
        for (int i = 0; i < address.length; i++) {
            address[i] = (byte) new int[] {0, 255, 128, 1}[random.nextInt(4)];
        }
        // Never one that stands for an IPv4 address.
        address[0] |= six ? (byte) 1 : 0;
        return address;
    }

    private static boolean crosses(ZonePlan plan, String from, String to) {
        FieldTable table = FieldTable.forKnownShapes();
        Crossings.FIELDS.forEach(table::slot);
        table.freeze();
        Event event = new Event(table.slots());
        event.begin(new byte[0], 0, 0);
        event.enrich(table.known("source.ip"), from);
        event.enrich(table.known("destination.ip"), to);
        return new Crossings(plan, table).watch().enrich(event, () -> Instant.EPOCH);
    }

    @Test
    void linksAreInNoZoneAndHostsInTwoZonesDoNotCross() {
        String text =
                """
                zones:
                  - {id: lgwan, kind: LGWAN, networks: [10.20.0.0/16]}
                  - {id: office, kind: OFFICE, networks: [10.30.0.0/16]}
                  - {id: internet, kind: INTERNET, external: true}
                links: [{id: core, networks: [10.0.0.0/30]}]
                hosts:
                  - {id: mfp, zones: [lgwan, office], addresses: [10.20.0.9, 10.30.0.9]}
                  - {id: unknown, zones: [lgwan, office]}
                """;
        ZonePlan plan = ((PlanReading.Read) PlanReader.read("plan", text, _ -> List.of())).plan();
        assertThat(crosses(plan, "10.20.0.1", "10.30.0.1")).isTrue();
        assertThat(crosses(plan, "10.20.0.1", "203.0.113.1")).isTrue();
        assertThat(crosses(plan, "10.20.0.1", "10.0.0.1")).isFalse();
        assertThat(crosses(plan, "10.0.0.2", "10.30.0.1")).isFalse();
        assertThat(crosses(plan, "10.20.0.1", "10.30.0.9")).isFalse();
        assertThat(crosses(plan, "10.30.0.1", "10.20.0.9")).isFalse();
        assertThat(crosses(plan, "10.20.0.9", "10.30.0.1")).isFalse();
        assertThat(crosses(plan, "10.20.0.9", "203.0.113.1")).isTrue();
    }
}
