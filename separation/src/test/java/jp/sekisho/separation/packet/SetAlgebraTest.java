// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.core.Gen;

/// Sets over a header space so small that every packet can be asked.
final class SetAlgebraTest {

    private static final int HOSTS = 8;
    private static final int[] PORTS = {0, 1, 79, 80, 81, 65535};
    private static final int[] PROTOCOLS = {Protocol.TCP, Protocol.UDP, 89};
    private static final int[] FLAGS = {0, TcpFlags.SYN, TcpFlags.ACK, TcpFlags.SYN | TcpFlags.ACK};

    private static Gen<Cube> cubes() {
        return longs().all().map(SetAlgebraTest::cube);
    }

    private static Cube cube(long seed) {
        Random random = new Random(seed);
        return new Cube(
                addresses(random), addresses(random), services(random), 1 + random.nextInt(31));
    }

    private static AddressSet addresses(Random random) {
        AddressSet set = AddressSet.NONE;
        for (int i = 0; i < HOSTS; i++) {
            if (random.nextInt(3) > 0) {
                set = set.or(AddressSet.of(host(i)));
            }
        }
        return random.nextInt(6) == 0 ? AddressSet.ANY : set;
    }

    /// The lowest and highest addresses of both families are among them.
    private static Address host(int i) {
        return switch (i) {
            case 0 -> Address.LOWEST;
            case 1 -> Address.v4(0);
            case 2 -> Address.v4(1);
            case 3 -> Address.v4(-1);
            case 4 -> Address.v4(-1).next();
            case 5 -> Address.parse("2001:db8::1");
            case 6 -> Address.HIGHEST.previous();
            default -> Address.HIGHEST;
        };
    }

    private static ServiceSet services(Random random) {
        ServiceSet set = random.nextInt(4) == 0 ? ServiceSet.ANY : ServiceSet.NONE;
        for (int i = random.nextInt(4); i > 0; i--) {
            int a = PORTS[random.nextInt(PORTS.length)];
            int b = PORTS[random.nextInt(PORTS.length)];
            int protocol = PROTOCOLS[random.nextInt(PROTOCOLS.length)];
            ServiceSet one =
                    switch (random.nextInt(4)) {
                        case 0 -> ServiceSet.sources(Math.min(a, b), Math.max(a, b));
                        case 1 -> ServiceSet.ports(protocol, Math.min(a, b), Math.max(a, b));
                        case 2 -> ServiceSet.tcp(random.nextLong() | 1);
                        default -> ServiceSet.protocol(protocol).complement();
                    };
            set = random.nextInt(3) == 0 ? set.minus(one) : set.or(one);
        }
        return set;
    }

    private static boolean holds(
            Cube cube, Address s, Address d, int p, int sp, int dp, int f, int state) {
        return (cube.states() & state) != 0
                && cube.source().contains(s)
                && cube.destination().contains(d)
                && cube.service().contains(p, sp, dp, f);
    }

    @Test
    void minusAndAndHoldExactlyThePacketsThatTheyShould() {
        qt().withExamples(300)
                .forAll(cubes(), cubes())
                .checkAssert((a, b) -> {
                    List<Cube> difference = new ArrayList<>();
                    a.minus(b, difference);
                    Cube common = a.and(b);
                    Random random = new Random(a.hashCode());
                    for (int i = 0; i < 400; i++) {
                        Address s = host(random.nextInt(HOSTS));
                        Address d = host(random.nextInt(HOSTS));
                        int p = PROTOCOLS[random.nextInt(PROTOCOLS.length)];
                        int sp = PORTS[random.nextInt(PORTS.length)];
                        int dp = PORTS[random.nextInt(PORTS.length)];
                        int f = FLAGS[random.nextInt(FLAGS.length)];
                        int state = 1 << random.nextInt(5);
                        boolean inA = holds(a, s, d, p, sp, dp, f, state);
                        boolean inB = holds(b, s, d, p, sp, dp, f, state);
                        long pieces =
                                difference.stream()
                                        .filter(c -> holds(c, s, d, p, sp, dp, f, state))
                                        .count();
                        assertThat(pieces).isEqualTo(inA && !inB ? 1 : 0);
                        assertThat(holds(common, s, d, p, sp, dp, f, state)).isEqualTo(inA && inB);
                    }
                    assertThat(a.overlaps(b)).isEqualTo(!common.isEmpty());
                });
    }

    @Test
    void unionOfRangesDoesNotDependOnTheirOrder() {
        qt().withExamples(300)
                .forAll(lists().of(longs().between(0, 40)).ofSizeBetween(0, 12))
                .checkAssert(starts -> {
                    AddressSet oneByOne = AddressSet.NONE;
                    List<AddressSet.Range> ranges = new ArrayList<>();
                    for (long start : starts) {
                        AddressSet.Range range =
                                new AddressSet.Range(Address.v4(start), Address.v4(start + 3));
                        ranges.add(range);
                        oneByOne = AddressSet.range(range.from(), range.to()).or(oneByOne);
                    }
                    assertThat(AddressSet.union(ranges)).isEqualTo(oneByOne);
                });
    }

    @Test
    void maskWithHolesStandsForEveryAddressThatAgrees() {
        AddressSet set =
                AddressSet.masked(Address.parse("10.0.0.1"), Address.parse("255.0.255.253"))
                        .orElseThrow();
        assertThat(set.contains(Address.parse("10.77.0.1"))).isTrue();
        assertThat(set.contains(Address.parse("10.77.0.3"))).isTrue();
        assertThat(set.contains(Address.parse("10.77.0.2"))).isFalse();
        assertThat(set.contains(Address.parse("10.77.1.1"))).isFalse();
        assertThat(set.ranges()).hasSize(512);
    }

    @Test
    void prefixesOfBothFamiliesReadAsTheirAddresses() {
        assertThat(AddressSet.parse("0.0.0.0/0")).isEqualTo(AddressSet.V4);
        assertThat(AddressSet.parse("::/0")).isEqualTo(AddressSet.V6);
        assertThat(AddressSet.parse("fd00::/8").contains(Address.parse("fdff::1"))).isTrue();
        assertThat(AddressSet.parse("fd00::/64").ranges().getFirst().to())
                .hasToString("fd00::ffff:ffff:ffff:ffff");
        assertThat(Address.tryParse("010.0.0.1")).isEmpty();
        assertThat(Address.tryParse("10.0.0")).isEmpty();
        assertThat(Address.tryParse("example.jp")).isEmpty();
        assertThat(AddressSet.tryParse("10.0.0.0/33")).isEmpty();
    }

    /// IPv4 has its place in the 128 bits (`::ffff:0:0/96`), which no IPv6 packet bears.
    @ParameterizedTest
    @ValueSource(strings = {"::/0", "::/1", "::/8", "::/80", "::1-1::", "::/ff00::"})
    void addressesOfIpv6HoldNoneOfIpv4(String text) {
        AddressSet set = AddressSet.parse(text);
        assertThat(set.overlaps(AddressSet.V4)).isFalse();
        assertThat(set.contains(Address.v4(0).previous())).isTrue();
    }

    @Test
    void aRunOfIpv6IsOneThoughIpv4LiesWithinIt() {
        assertThat(AddressSet.V6.isRun()).isTrue();
        assertThat(AddressSet.parse("::/8").isRun()).isTrue();
        assertThat(AddressSet.parse("10.0.0.0/8").isRun()).isTrue();
        assertThat(AddressSet.NONE.isRun()).isFalse();
        assertThat(AddressSet.parse("10.0.0.0/255.0.255.255").isRun()).isFalse();
        assertThat(AddressSet.parse("fd00::1").or(AddressSet.parse("fd00::3")).isRun()).isFalse();
        assertThat(AddressSet.parse("::1").or(AddressSet.parse("::1:0:0:0/80")).isRun()).isFalse();
    }
}
