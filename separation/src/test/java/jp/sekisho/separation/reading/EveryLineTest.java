// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.Dialect;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// No line of a configuration vanishes: it is modelled, irrelevant by kind, or named.
final class EveryLineTest {

    private static final Path SHARED =
            Path.of(System.getProperty("sekisho.root")).resolve("../shared/configs").normalize();

    private static final String RTX =
            """
            # comment 注釈
            ip lan1 address 192.168.100.1/24
            ip lan1 secure filter in 1 2
            ip filter 1 pass * * established
            ip filter 2 reject-nolog * * udp,tcp 135 *
            no such command
            """;

    private static final String FORTI =
            """
            config firewall address
                edit "lan"
                    set subnet 10.0.0.0 255.0.0.0
                next
            end
            config firewall policy
                edit 1
                    set srcintf "port1"
                    set dstintf "port2"
                    set srcaddr "lan"
                    set dstaddr "all"
                    set action accept
                    set schedule "always"
                    set service "HTTPS"
                next
            end
            """;

    private static final String NFT =
            """
            table inet t {
            	chain f {
            		type filter hook forward priority 0; policy drop;
            		ip saddr { 10.0.0.1, 10.0.0.2 } tcp dport 80 accept
            		meta strange 7 accept
            	}
            }
            """;

    private static final String IPTABLES =
            """
            *filter
            :FORWARD DROP [0:0]
            -A FORWARD -s 10.0.0.1/32 -p tcp -m tcp --dport 80 -j ACCEPT
            -A FORWARD -m u32 --u32 "0=1" -j ACCEPT
            COMMIT
            """;

    private static final String IOS =
            """
            hostname r
            interface GigabitEthernet0/1
             ip address 10.1.0.1 255.255.0.0
             ip access-group A in
            ip access-list extended A
             10 permit tcp any host 10.2.0.8 eq 443 www
             20 permit icmp any any echo
            ip nat inside source static tcp 10.1.0.7 80 192.0.2.1 8080
            no such command
            """;

    private static final String ASA =
            """
            ASA Version 9.16(4)
            interface GigabitEthernet0/1
             nameif inside
             security-level 100
             ip address 10.1.0.1 255.255.0.0
            object network web
             host 10.1.0.7
             nat (inside,outside) static 192.0.2.7
            access-list in extended permit tcp any object web range 80 88
            access-group in in interface inside
            no-such command
            """;

    private static final String JSON =
            """
            {"nftables": [{"metainfo": {"json_schema_version": 1}},
              {"table": {"family": "inet", "name": "t", "handle": 1}},
              {"chain": {"family": "inet", "table": "t", "name": "f", "handle": 1, "type": "filter",
                "hook": "forward", "prio": 0, "policy": "drop"}},
              {"rule": {"family": "inet", "table": "t", "chain": "f", "handle": 2, "expr": [
                {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}},
                  "right": {"set": [80, {"range": [100, 200]}]}}}, {"accept": null}]}},
              {"rule": {"family": "inet", "table": "t", "chain": "f", "handle": 3, "expr": [
                {"xt": {"type": "match", "name": "u32"}}, {"accept": null}]}}]}
            """;

    private static void accounts(Dialect dialect, String name, byte[] bytes) {
        ConfigText text = ConfigText.of(new DeviceId("d"), name, bytes).orElseThrow();
        switch (Readers.read(dialect, text, Optional.empty())) {
            case DeviceReading.Read(var device) ->
                    assertThat(device.coverage().lines())
                            .as(name)
                            .matches(l ->
                                    dialect == Dialect.NFTABLES_JSON || l == text.lines().size());
            case DeviceReading.Unusable(_, _, var message) -> assertThat(message).endsWith("。");
        }
    }

    private static List<String> files(String folder) throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(SHARED),
                () -> "../shared/configs is absent: only the project's own samples are read");
        try (Stream<Path> files = Files.walk(SHARED.resolve(folder))) {
            return files.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }

    @Test
    void ownSamplesAreAccountedForLineByLine() {
        accounts(Dialect.YAMAHA_RTX, "rtx", RTX.getBytes(StandardCharsets.UTF_8));
        accounts(Dialect.FORTIOS, "forti", FORTI.getBytes(StandardCharsets.UTF_8));
        accounts(Dialect.NFTABLES, "nft", NFT.getBytes(StandardCharsets.UTF_8));
        accounts(Dialect.IPTABLES_SAVE, "iptables", IPTABLES.getBytes(StandardCharsets.UTF_8));
        accounts(Dialect.IOS, "ios", IOS.getBytes(StandardCharsets.UTF_8));
        accounts(Dialect.ASA, "asa", ASA.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void jsonStatementThatIsNotUnderstoodIsNamedWithItsLine() {
        ConfigText text =
                ConfigText.of(new DeviceId("d"), "j", JSON.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow();
        assertThat(Readers.read(Dialect.NFTABLES_JSON, text, Optional.empty()))
                .isInstanceOfSatisfying(
                        DeviceReading.Read.class,
                        r ->
                                assertThat(r.device().coverage().unknown())
                                        .singleElement()
                                        .satisfies(l -> assertThat(l.number()).isEqualTo(8)));
    }

    @Test
    void shiftJisCommentsAreRead() {
        byte[] bytes = RTX.getBytes(java.nio.charset.Charset.forName("windows-31j"));
        ConfigText text = ConfigText.of(new DeviceId("d"), "rtx", bytes).orElseThrow();
        assertThat(text.lines().getFirst()).isEqualTo("# comment 注釈");
    }

    @Test
    void sharedFortiosFilesAreAccountedFor() throws IOException {
        for (String file : files("dialects/fortios")) {
            accounts(Dialect.FORTIOS, file, Files.readAllBytes(Path.of(file)));
        }
    }

    @Test
    void sharedIptablesFilesAreAccountedFor() throws IOException {
        for (String file : files("networks")) {
            if (file.endsWith(".v4") || file.endsWith(".iptables")) {
                accounts(Dialect.IPTABLES_SAVE, file, Files.readAllBytes(Path.of(file)));
            }
        }
    }

    @Test
    void brokenFilesNeverThrow() {
        Random random = new Random(7);
        List<String> samples = List.of(RTX, FORTI, NFT, IPTABLES, IOS, ASA, JSON);
        for (int i = 0; i < 4000; i++) {
            StringBuilder text = new StringBuilder(samples.get(random.nextInt(7)));
            for (int k = 1 + random.nextInt(4); k > 0 && !text.isEmpty(); k--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, "{}\";:!-/, \n@".charAt(random.nextInt(12)));
                    case 2 -> text.setLength(at);
                    default -> text.insert(at, samples.get(random.nextInt(7)), 0, 40);
                }
            }
            for (Dialect dialect :
                    List.of(
                            Dialect.YAMAHA_RTX,
                            Dialect.FORTIOS,
                            Dialect.NFTABLES,
                            Dialect.NFTABLES_JSON,
                            Dialect.IOS,
                            Dialect.ALLIEDWARE_PLUS,
                            Dialect.ASA,
                            Dialect.JUNOS,
                            Dialect.NEC_IX,
                            Dialect.IPTABLES_SAVE)) {
                accounts(dialect, "broken " + i, text.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
