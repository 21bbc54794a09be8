// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.separation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/// Writes plans with configurations of a wanted size. Seeded: the same arguments give the same
/// files.
final class SyntheticNetworks {

    private static final String HEAD =
            """
            zones:
              - {id: z0, networks: [10.0.0.0/16]}
              - {id: z1, networks: [10.1.0.0/16]}
              - {id: z2, kind: INTERNET, external: true}
            """;

    private static final String ASA =
            "ASA Version 9.16(4)\nsame-security-traffic permit inter-interface\n";

    private final Random random;

    SyntheticNetworks(long seed) {
        this.random = new Random(seed);
    }

    /// One firewall between three zones, a third of the rules on each interface: half of the rules
    /// from host to host, three in ten from network to network with port ranges, two in ten from
    /// network to host; a third denies. This is the mix on which the peer was measured.
    ///
    /// @param overlapping whether the rules cover one another over and over instead
    /// @return the plan
    Path firewall(Path folder, int rules, boolean overlapping) throws IOException {
        Files.createDirectories(folder);
        StringBuilder text = new StringBuilder(ASA);
        for (int k = 0; k < 3; k++) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            """
                            interface GigabitEthernet0/%d
                             nameif if%d
                             security-level 50
                             ip address 10.%d.0.1 255.255.0.0
                            """,
                            k,
                            k,
                            k));
        }
        text.append("route if2 0.0.0.0 0.0.0.0 10.2.0.254 1\n");
        for (int i = 0; i < rules; i++) {
            int from = i % 3;
            int to = (from + 1 + random.nextInt(2)) % 3;
            text.append("access-list acl").append(from).append(" extended ");
            text.append(overlapping ? wide() : ordinary(from, to)).append('\n');
        }
        for (int k = 0; k < 3; k++) {
            text.append("access-group acl" + k + " in interface if" + k + "\n");
        }
        Files.writeString(folder.resolve("fw.cfg"), text);
        StringBuilder plan = new StringBuilder(HEAD);
        plan.append("devices:\n  - {id: fw, dialect: asa, config: fw.cfg, interfaces: [");
        for (int k = 0; k < 3; k++) {
            plan.append(k == 0 ? "" : ", ").append("{name: if" + k + ", zone: z" + k + "}");
        }
        plan.append("]}\n");
        return Files.writeString(folder.resolve("plan.yaml"), plan);
    }

    private String ordinary(int from, int to) {
        String action = random.nextInt(100) < 35 ? "deny" : "permit";
        int kind = random.nextInt(10);
        String protocol = random.nextInt(4) == 0 ? "udp" : "tcp";
        if (kind < 5) {
            return action
                    + " "
                    + protocol
                    + " host "
                    + host(from)
                    + " host "
                    + host(to)
                    + " eq "
                    + port();
        }
        if (kind < 8) {
            int low = port();
            return action
                    + " "
                    + protocol
                    + " "
                    + network(from)
                    + " "
                    + network(to)
                    + " range "
                    + low
                    + " "
                    + Math.min(65535, low + 1 + random.nextInt(200));
        }
        return action
                + " "
                + protocol
                + " "
                + network(from)
                + " host "
                + host(to)
                + " eq "
                + port();
    }

    /// Prefixes of any length from 8 to 24 over the same few networks, wide ports: each rule meets
    /// thousands of others.
    private String wide() {
        String action = random.nextBoolean() ? "deny" : "permit";
        int low = random.nextInt(60_000);
        return action
                + " tcp "
                + prefix()
                + " "
                + prefix()
                + " range "
                + low
                + " "
                + Math.min(65535, low + random.nextInt(8_000));
    }

    private String prefix() {
        int length = 8 + random.nextInt(17);
        int bits = (10 << 24 | random.nextInt(3) << 16 | random.nextInt(1 << 16));
        int mask = -1 << (32 - length);
        return dotted(bits & mask) + " " + dotted(mask);
    }

    private static String dotted(int address) {
        return (address >>> 24)
                + "."
                + (address >>> 16 & 255)
                + "."
                + (address >>> 8 & 255)
                + "."
                + (address & 255);
    }

    private String host(int zone) {
        return "10." + zone + "." + random.nextInt(256) + "." + (1 + random.nextInt(254));
    }

    private String network(int zone) {
        return "10." + zone + "." + random.nextInt(256) + ".0 255.255.255.0";
    }

    private int port() {
        int[] usual = {22, 25, 53, 80, 110, 123, 143, 389, 443, 445, 993, 1433, 3306, 3389, 8080};
        return random.nextInt(3) == 0
                ? 1024 + random.nextInt(60_000)
                : usual[random.nextInt(usual.length)];
    }

    /// A chain of firewalls along a backbone, eight of which have a zone behind them.
    ///
    /// @return the plan
    Path backbone(Path folder, int devices, int rules) throws IOException {
        Files.createDirectories(folder);
        StringBuilder plan = new StringBuilder("zones:\n");
        for (int z = 0; z < 8; z++) {
            plan.append(
                    String.format(Locale.ROOT, "  - {id: z%d, networks: [10.%d.0.0/16]}%n", z, z));
        }
        plan.append("links:\n");
        for (int d = 0; d + 1 < devices; d++) {
            plan.append(
                    String.format(
                            Locale.ROOT, "  - {id: l%d, networks: [172.16.%d.0/30]}%n", d, d));
        }
        plan.append("devices:\n");
        int behind = devices / 8;
        for (int d = 0; d < devices; d++) {
            StringBuilder ports = new StringBuilder();
            StringBuilder text = new StringBuilder(ASA);
            if (d > 0) {
                port(ports, text, "left", "link: l" + (d - 1), "172.16." + (d - 1) + ".2", 30);
            }
            if (d + 1 < devices) {
                port(ports, text, "right", "link: l" + d, "172.16." + d + ".1", 30);
            }
            boolean zone = d % behind == 0 && d / behind < 8;
            int here = d / behind;
            if (zone) {
                port(ports, text, "zone", "zone: z" + here, "10." + here + ".0.1", 16);
            }
            for (int z = 0; z < 8; z++) {
                int at = z * behind;
                if (at < d) {
                    text.append(
                            "route left 10." + z + ".0.0 255.255.0.0 172.16." + (d - 1) + ".1\n");
                } else if (at > d) {
                    text.append("route right 10." + z + ".0.0 255.255.0.0 172.16." + d + ".2\n");
                }
            }
            for (int i = 0; i < rules; i++) {
                int from = random.nextInt(8);
                int to = (from + 1 + random.nextInt(7)) % 8;
                text.append("access-list acl extended ").append(ordinary(from, to)).append('\n');
            }
            text.append("access-list acl extended permit tcp any any eq 443\n");
            for (String name : new String[] {"left", "right", "zone"}) {
                if (text.indexOf(" nameif " + name) >= 0) {
                    text.append("access-group acl in interface " + name + "\n");
                }
            }
            Files.writeString(folder.resolve("d" + d + ".cfg"), text);
            plan.append(
                    String.format(
                            Locale.ROOT,
                            "  - {id: d%d, dialect: asa, config: d%d.cfg, interfaces: [%s]}%n",
                            d,
                            d,
                            ports));
        }
        return Files.writeString(folder.resolve("plan.yaml"), plan);
    }

    private static void port(
            StringBuilder ports,
            StringBuilder text,
            String name,
            String segment,
            String address,
            int length) {
        ports.append(ports.isEmpty() ? "" : ", ").append("{name: " + name + ", " + segment + "}");
        text.append("interface Ethernet-" + name + "\n nameif " + name + "\n security-level 50\n");
        text.append(" ip address " + address + " " + dotted(-1 << (32 - length)) + "\n");
    }
}
