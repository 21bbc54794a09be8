// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Packet;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.TcpFlags;
import jp.sekisho.separation.plan.Attachment;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.Dialect;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.Segment;
import jp.sekisho.separation.plan.Zone;
import jp.sekisho.separation.plan.ZoneId;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Readers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The Linux kernel judges random packets under random rule sets, and the engine must agree.
///
/// `-Dkernel.ruleSets=5000 -Dkernel.packets=200 -Dkernel.seed=1` makes the long run.
final class KernelDifferentialTest {

    private static final int RULE_SETS = Integer.getInteger("kernel.ruleSets", 120);
    private static final int PACKETS = Integer.getInteger("kernel.packets", 100);
    private static final long SEED = Long.getLong("kernel.seed", 20261122L);
    private static final DeviceId ROUTER = new DeviceId("router");

    private static final Plan PLAN =
            new Plan(
                    List.of(
                            zone(0, "10.0.0.0/16", "fd00::/64", false),
                            zone(1, "10.1.0.0/16", "fd00:0:0:1::/64", false),
                            new Zone(zoneId(2), "INTERNET", AddressSet.NONE, true)),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());

    private static ZoneId zoneId(int k) {
        return new ZoneId("z" + k);
    }

    private static Zone zone(int k, String four, String six, boolean external) {
        AddressSet networks = AddressSet.parse(four).or(AddressSet.parse(six));
        return new Zone(zoneId(k), "OTHER", networks, external);
    }

    @Test
    void engineAgreesWithTheKernel() {
        Optional<String> impossible = Laboratory.impossible();
        impossible.ifPresent(why -> System.err.println("kernel differential test skipped: " + why));
        Assumptions.assumeTrue(impossible.isEmpty(), () -> impossible.orElse(""));
        System.err.println(
                "kernel differential test: seed " + SEED + ", " + RULE_SETS + " rule sets");
        long packets = 0;
        try (Laboratory laboratory = new Laboratory()) {
            for (int i = 0; i < RULE_SETS; i++) {
                packets += compare(laboratory, SEED + i, i % 6);
                if ((i + 1) % 500 == 0) {
                    System.err.println(
                            "kernel differential test: " + (i + 1) + " rule sets so far");
                }
            }
        }
        System.err.println("kernel differential test: " + packets + " packets agreed");
        assertThat(packets).isGreaterThan(RULE_SETS * (PACKETS / 2L));
    }

    /// @param kind 0 to 2: iptables-nft, iptables-legacy and nft; 3 to 5: the same for IPv6
    private static long compare(Laboratory laboratory, long seed, int kind) {
        Random random = new Random(seed);
        boolean six = kind >= 3;
        boolean nft = kind % 3 == 2;
        RandomIptables generator = new RandomIptables(random, six);
        String tables = (six ? "ip6tables-" : "iptables-") + (kind % 3 == 0 ? "nft" : "legacy");
        List<String> load = nft ? List.of("nft", "-f", "-") : List.of(tables + "-restore");
        Dialect dialect =
                nft ? Dialect.NFTABLES : six ? Dialect.IP6TABLES_SAVE : Dialect.IPTABLES_SAVE;
        clean(laboratory);
        String rules = "";
        String refused = "not drawn yet";
        // Some drawn rules contradict themselves; nft refuses those.
        for (int attempt = 0; attempt < 30 && !refused.isEmpty(); attempt++) {
            rules = nft ? new RandomNft(random, six).ruleSet() : generator.ruleSet();
            refused = laboratory.inRouter(load, rules);
        }
        assertThat(refused).as("seed %d%n%s", seed, rules).isEmpty();
        laboratory.forgetConnections();

        // Every second nft rule set is read as the kernel lists it, in JSON.
        boolean json = nft && (seed / 6 & 1) == 0;
        Topology topology =
                json
                        ? topology(Dialect.NFTABLES_JSON, laboratory.listed())
                        : topology(dialect, rules);
        Reach[] whole = new Reach[Laboratory.PORTS];
        for (int k = 0; k < Laboratory.PORTS; k++) {
            whole[k] = new Reach(topology);
            whole[k].from(
                    zoneId(k),
                    List.of(Piece.sent(Universe.packets(ServiceSet.REAL, six), Set.of())));
        }
        List<Packet> packets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        draw(generator, random, six, packets, ports);
        Map<Integer, Laboratory.Out> out = laboratory.send(packets, ports);
        boolean translates = rules.contains("*nat") || rules.contains("dnat");
        for (int i = 0; i < packets.size(); i++) {
            int port = ports.get(i);
            Packet packet = packets.get(i);
            Reach reach = new Reach(topology);
            reach.from(zoneId(port), List.of(Piece.sent(List.of(packet.cube()), Set.of())));
            Optional<Laboratory.Out> came =
                    Optional.ofNullable(out.get(i)).filter(o -> o.port() != port);
            String about =
                    "seed " + seed + " " + load + " " + packet + " into r" + port + " came " + came
                            + "\n" + rules;
            for (int k = 0; k < Laboratory.PORTS; k++) {
                if (k == port) {
                    continue;
                }
                int at = k;
                boolean engine =
                        came.filter(o -> o.port() == at)
                                .map(o -> holds(reach, at, o.packet()))
                                .orElseGet(() -> !arrivals(reach, at).isEmpty());
                assertThat(engine)
                        .as("at r%d: %s", k, about)
                        .isEqualTo(came.isPresent() && came.get().port() == k);
                if (!translates) {
                    assertThat(holds(whole[port], k, packet))
                            .as("whole set at r%d: %s", k, about)
                            .isEqualTo(engine);
                }
            }
        }
        return packets.size();
    }

    private static List<Reach.Arrival> arrivals(Reach reach, int zone) {
        return reach.arrivals().getOrDefault(zoneId(zone), List.of());
    }

    private static boolean holds(Reach reach, int zone, Packet packet) {
        return arrivals(reach, zone).stream()
                .flatMap(a -> a.piece().cubes().stream())
                .anyMatch(c -> c.contains(packet, jp.sekisho.separation.packet.State.ANY));
    }

    /// Legacy tables survive a flush of nft: both are emptied.
    private static void clean(Laboratory laboratory) {
        assertThat(laboratory.inRouter(List.of("nft", "flush", "ruleset"), "")).isEmpty();
        String empty =
                """
                *raw
                :PREROUTING ACCEPT
                COMMIT
                *mangle
                :PREROUTING ACCEPT
                :FORWARD ACCEPT
                :POSTROUTING ACCEPT
                COMMIT
                *nat
                :PREROUTING ACCEPT
                :POSTROUTING ACCEPT
                COMMIT
                *filter
                :FORWARD ACCEPT
                COMMIT
                """;
        for (String tool : List.of("iptables-legacy-restore", "ip6tables-legacy-restore")) {
            assertThat(laboratory.inRouter(List.of(tool), empty)).isEmpty();
        }
    }

    private static Topology topology(Dialect dialect, String rules) {
        ConfigText text =
                ConfigText.of(ROUTER, "rules", rules.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow();
        Device device =
                switch (Readers.read(dialect, text, Optional.empty())) {
                    case DeviceReading.Read(Device read) -> read;
                    case DeviceReading.Unusable unusable ->
                            throw new AssertionError(unusable + "\n" + rules);
                };
        assertThat(device.coverage().unknown()).as(rules).isEmpty();
        List<Attachment> attachments = new ArrayList<>();
        for (int k = 0; k < Laboratory.PORTS; k++) {
            AddressSet own =
                    AddressSet.parse("10.255." + k + ".1")
                            .or(AddressSet.parse("fd00:ff:" + k + "::1"));
            attachments.add(new Attachment("r" + k, new Segment.InZone(zoneId(k)), own));
        }
        Node node = new Node(ROUTER, attachments, new Node.Behaviour.Configured(device), 1);
        return new Topology(PLAN, List.of(node));
    }

    private static void draw(
            RandomIptables generator,
            Random random,
            boolean six,
            List<Packet> packets,
            List<Integer> ports) {
        Set<Integer> used = new HashSet<>();
        // Without ports two connections to one host look alike once their sources are translated.
        Set<Address> portless = new HashSet<>();
        while (packets.size() < PACKETS) {
            int from = random.nextInt(3);
            int to = (from + 1 + random.nextInt(2)) % 3;
            int sender = random.nextInt(5) == 0 ? random.nextInt(3) : from;
            Address source = Address.parse(generator.address(sender));
            Address destination = Address.parse(generator.address(to));
            if (source.equals(destination)) {
                continue;
            }
            int sourcePort =
                    random.nextInt(4) == 0
                            ? 20 + random.nextInt(100)
                            : 1024 + random.nextInt(60000);
            Packet packet =
                    switch (random.nextInt(8)) {
                        case 0, 1, 2 ->
                                new Packet(
                                        source,
                                        destination,
                                        Protocol.TCP,
                                        sourcePort,
                                        generator.port(),
                                        random.nextInt(3) == 0 ? random.nextInt(64) : TcpFlags.SYN);
                        case 3, 4, 5 ->
                                new Packet(
                                        source,
                                        destination,
                                        Protocol.UDP,
                                        sourcePort,
                                        generator.port(),
                                        0);
                        case 6 -> icmp(random, six, source, destination);
                        default -> new Packet(source, destination, 89, 0, 0, 0);
                    };
            boolean fresh =
                    Protocol.hasPorts(packet.protocol())
                            ? used.add(sourcePort) && used.add(sourcePort + 100_000)
                            : Protocol.isIcmp(packet.protocol())
                                    || (portless.add(source) && portless.add(destination));
            if (fresh) {
                packets.add(packet);
                ports.add(from);
            } else if (random.nextInt(50) == 0 && used.size() > 60_000) {
                throw new IllegalStateException("no source port left");
            }
        }
    }

    private static Packet icmp(Random random, boolean six, Address source, Address destination) {
        int[] types = six ? new int[] {128, 129, 1, 3} : new int[] {8, 0, 3, 13};
        int type = types[random.nextInt(types.length)];
        int code = type == 3 || type == 1 ? random.nextInt(4) : 0;
        int protocol = six ? Protocol.ICMP6 : Protocol.ICMP;
        return new Packet(source, destination, protocol, type, code, 0);
    }
}
