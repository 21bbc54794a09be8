// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.sekisho.separation.Finding;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.Dialect;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Readers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each shortcut of ADR 0055 where it applies, and where it must not.
final class ShortcutsTest {

    private static Cube cube(String source, String destination, int from, int to) {
        return new Cube(
                AddressSet.parse(source),
                AddressSet.parse(destination),
                ServiceSet.ports(Protocol.TCP, from, to),
                State.ANY);
    }

    private static ServiceSet uncovered(Cube cube, List<String> taking, Cube... wide) {
        Overlaps<String> overlaps = new Overlaps<>();
        for (int i = 0; i < wide.length; i++) {
            overlaps.add(wide[i], "w" + i);
        }
        return overlaps.uncovered(cube, w -> !w.equals("w9"), taking);
    }

    @Test
    void wideCubesThatCoverBothSidesTakeTheServices() {
        List<String> taking = new ArrayList<>();
        Cube narrow = cube("10.1.2.0/24", "10.2.3.0/24", 80, 89);
        assertThat(
                        uncovered(
                                        narrow,
                                        taking,
                                        cube("10.1.0.0/16", "10.2.0.0/16", 85, 99),
                                        cube("10.0.0.0/8", "10.0.0.0/8", 0, 84))
                                .isEmpty())
                .isTrue();
        // The furthest reaching one is asked first.
        assertThat(taking).containsExactly("w1", "w0");
    }

    @Test
    void cubesThatCoverOneSideOrFewerStatesOrOtherPortsTakeNothing() {
        Cube narrow = cube("10.1.2.0/24", "10.2.3.0/24", 80, 89);
        List<String> taking = new ArrayList<>();
        ServiceSet left =
                uncovered(
                        narrow,
                        taking,
                        cube("10.1.0.0/16", "10.2.3.0-10.2.3.254", 80, 89),
                        cube("10.1.2.1-10.1.3.255", "10.2.0.0/16", 80, 89),
                        cube("10.0.0.0/8", "10.0.0.0/8", 0, 79),
                        cube("10.0.0.0/8", "10.0.0.0/8", 0, 65535).withStates(State.NEW),
                        new Cube(
                                AddressSet.parse("10.0.0.0/8"),
                                AddressSet.parse("10.2.0.0-10.2.3.9")
                                        .or(AddressSet.parse("10.2.3.11-10.2.9.0")),
                                ServiceSet.ANY,
                                State.ANY));
        assertThat(left).isEqualTo(narrow.service());
        assertThat(taking).isEmpty();
    }

    @Test
    void whatDoesNotCountTakesNothing() {
        Cube narrow = cube("10.1.2.0/24", "10.2.3.0/24", 80, 89);
        Cube[] wide = new Cube[10];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = cube("192.168.0.0/16", "10.0.0.0/8", 0, 65535);
        }
        wide[9] = cube("10.0.0.0/8", "10.0.0.0/8", 0, 65535);
        assertThat(uncovered(narrow, new ArrayList<>(), wide)).isEqualTo(narrow.service());
    }

    private static AddressSet side(Random random) {
        Address[] places = {
            Address.LOWEST,
            Address.v4(0),
            Address.parse("10.1.2.3"),
            Address.parse("10.1.2.9"),
            Address.parse("10.1.3.0"),
            Address.parse("10.200.0.1"),
            Address.v4(-1),
            Address.v4(-1).next(),
            Address.parse("0:0:0:1::"),
            Address.parse("fd00:1::1"),
            Address.parse("fd00:1::2"),
            Address.parse("fd00:2::"),
            Address.HIGHEST
        };
        AddressSet set = AddressSet.NONE;
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            int from = random.nextInt(places.length);
            int to = from + random.nextInt(places.length - from);
            set = set.or(AddressSet.range(places[from], places[to]));
        }
        return random.nextInt(8) == 0 ? AddressSet.ANY : set;
    }

    private static Cube drawn(Random random) {
        int from = random.nextInt(6) * 10_000;
        ServiceSet services =
                random.nextInt(4) == 0
                        ? ServiceSet.ANY
                        : ServiceSet.destinations(from, from + random.nextInt(5_000))
                                .or(ServiceSet.destinations(random.nextInt(60_000), 60_000));
        return new Cube(side(random), side(random), services, 1 + random.nextInt(31));
    }

    /// Buckets, rows and boxes find what a look at every cube finds.
    @Test
    void everyCubeThatOverlapsIsFoundAndNoOther() {
        Random random = new Random(55);
        int found = 0;
        for (int round = 0; round < 300; round++) {
            Overlaps<Integer> overlaps = new Overlaps<>();
            List<Cube> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(drawn(random));
                overlaps.add(all.get(i), i);
            }
            for (int i = 0; i < 20; i++) {
                Cube asked = drawn(random);
                List<Integer> meeting = new ArrayList<>();
                ServiceSet covered = ServiceSet.NONE;
                for (int k = 0; k < all.size(); k++) {
                    if (all.get(k).overlaps(asked)) {
                        meeting.add(k);
                        covered =
                                all.get(k).coversButServices(asked)
                                        ? covered.or(all.get(k).service())
                                        : covered;
                    }
                }
                assertThat(overlaps.entries(asked).stream().map(Overlaps.Entry::owner).toList())
                        .containsExactlyInAnyOrderElementsOf(meeting);
                assertThat(overlaps.meets(asked, k -> k % 2 == 0))
                        .isEqualTo(meeting.stream().anyMatch(k -> k % 2 == 0));
                ServiceSet left = overlaps.uncovered(asked, k -> true, new ArrayList<>());
                assertThat(left.minus(asked.service()).isEmpty()).isTrue();
                assertThat(asked.service().minus(left).minus(covered).isEmpty()).isTrue();
                found += meeting.size();
            }
        }
        assertThat(found).isGreaterThan(10_000);
    }

    private static Device iptables(String... rules) {
        String text =
                "*filter\n:FORWARD DROP [0:0]\n:OTHER - [0:0]\n"
                        + String.join("\n", rules)
                        + "\nCOMMIT\n";
        ConfigText config =
                ConfigText.of(
                                new DeviceId("gate"),
                                "gate.v4",
                                text.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow();
        return switch (Readers.read(Dialect.IPTABLES_SAVE, config, Optional.empty())) {
            case DeviceReading.Read(var device) -> device;
            case DeviceReading.Unusable unusable -> throw new AssertionError(unusable);
        };
    }

    /// What counts of a second rule that changed its port.
    private static List<Cube> changed(String first) {
        Device then = iptables(first, "-A FORWARD -s 10.1.0.0/16 -p tcp --dport 80 -j ACCEPT");
        Device now = iptables(first, "-A FORWARD -s 10.1.0.0/16 -p tcp --dport 81 -j ACCEPT");
        Renumbering renumbering = new Renumbering(new DeviceId("gate"), "gate.v4", 4, 1, 1);
        return DeviceChange.between(then, now, renumbering).orElseThrow().cubes();
    }

    @Test
    void aChangedRuleThatIsDeadAndStaysDeadChangesNothing() {
        assertThat(changed("-A FORWARD -s 10.0.0.0/8 -j DROP")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // On another interface.
                "-A FORWARD -i eth7 -s 10.0.0.0/8 -j DROP",
                // Sometimes.
                "-A FORWARD -s 10.0.0.0/8 -m limit --limit 5/min -j DROP",
                // Not understood.
                "-A FORWARD -s 10.0.0.0/8 -m u32 --u32 \"0=1\" -j DROP",
                // Comes back.
                "-A FORWARD -s 10.0.0.0/8 -j OTHER",
                // Decides nothing.
                "-A FORWARD -s 10.0.0.0/8 -j LOG",
                // Less than all.
                "-A FORWARD -s 10.1.0.0/17 -j DROP"
            })
    void aChangedRuleBehindOneThatMayNotTakeItsPacketsCounts(String first) {
        assertThat(changed(first)).isNotEmpty();
    }

    @Test
    void onlyThePortThatIsNotTakenCounts() {
        assertThat(changed("-A FORWARD -s 10.0.0.0/8 -p tcp --dport 80 -j DROP"))
                .singleElement()
                .satisfies(c ->
                        assertThat(c.service()).isEqualTo(ServiceSet.ports(Protocol.TCP, 81, 81)));
    }

    private static List<Finding.Kind> dead(String... rules) {
        return DeadRules.of(iptables(rules)).stream().map(Finding::kind).toList();
    }

    @Test
    void aDeadRuleContradictsOnlyWhereNoEarlierOneThatMeetsItDoesTheSame() {
        String wide = "-A FORWARD -s 10.0.0.0/8 -p tcp -j DROP";
        String late = "-A FORWARD -s 10.1.0.0/16 -p tcp --dport 80 -j ACCEPT";
        assertThat(dead(wide, late)).containsExactly(Finding.Kind.CONTRADICTS);
        assertThat(dead("-A FORWARD -s 10.1.1.0/24 -p tcp -j ACCEPT", wide, late))
                .containsExactly(Finding.Kind.NEVER_MATCHES);
        assertThat(dead("-A FORWARD -s 10.9.0.0/16 -p tcp -j ACCEPT", wide, late))
                .containsExactly(Finding.Kind.CONTRADICTS);
    }

    @Test
    void aRuleOfWhichAnythingIsLeftIsAlive() {
        assertThat(
                        dead(
                                "-A FORWARD -s 10.0.0.0/8 -p tcp --dport 0:79 -j DROP",
                                "-A FORWARD -s 10.0.0.0/8 -p tcp --dport 81:65535 -j DROP",
                                "-A FORWARD -s 10.1.0.0/16 -p tcp -j ACCEPT"))
                .isEmpty();
    }

    private static Address somewhere(Random random) {
        return Address.v4((10L << 24) | (random.nextInt(3) << 8) | random.nextInt(4));
    }

    /// Masks with holes stand for 256 ranges each: they are cut as wholes, not range by range.
    @Test
    void cutsOfManyPiecesDoNotMakeAPartOfEachPair() {
        Random random = new Random(31332);
        String[] masks = {"255.0.255.255", "255.0.255.254", "255.0.254.255", "255.0.0.255"};
        for (int round = 0; round < 20; round++) {
            List<Cube> cuts = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                AddressSet source =
                        AddressSet.parse(somewhere(random) + "/" + masks[random.nextInt(3)]);
                AddressSet destination =
                        AddressSet.parse(somewhere(random) + "/" + masks[random.nextInt(3)]);
                int port = random.nextInt(4);
                cuts.add(
                        new Cube(
                                source,
                                destination,
                                ServiceSet.destinations(port, port + 1),
                                State.ANY));
            }
            List<Cube> left = Sweep.minus(Cube.V4, cuts);
            assertThat(left).hasSizeLessThan(2_000);
            for (int i = 0; i < 400; i++) {
                Cube one =
                        new Cube(
                                AddressSet.of(somewhere(random)),
                                AddressSet.of(somewhere(random)),
                                ServiceSet.ports(
                                        Protocol.TCP, random.nextInt(2), 2 + random.nextInt(2)),
                                State.NEW);
                Cube point =
                        one.withService(
                                ServiceSet.ports(
                                                Protocol.TCP,
                                                one.service().blocks().getFirst().destinationFrom(),
                                                one.service().blocks().getFirst().destinationFrom())
                                        .and(ServiceSet.sources(9, 9)));
                boolean cut = cuts.stream().anyMatch(c -> c.overlaps(point));
                assertThat(left.stream().filter(c -> c.overlaps(point)).count())
                        .isEqualTo(
                                cut ? 0 : point.service().and(Cube.V4.service()).blocks().size());
            }
        }
    }
}
