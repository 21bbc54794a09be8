// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Verdict;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.Dialect;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Readers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Devices whose rules are not read are recognised, and nothing is proved through them: NEC IX, and
/// Junos without security zones.
final class SecondTierTest {

    private static final String IX =
            """
            ! NEC Portable Internetwork Core Operating System Software
            hostname ix
            ip access-list web permit tcp src any sport any dest 10.2.0.8/32 dport eq 443
            interface GigaEthernet0.0
              ip address 10.1.0.1/16
              ip filter web 1 in
              no shutdown
            interface GigaEthernet1.0
              ip address 10.2.0.1/16
            """;

    @TempDir Path folder;

    private static DeviceReading read(Dialect dialect, String config) {
        ConfigText text =
                ConfigText.of(new DeviceId("d"), "d.conf", config.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow();
        return Readers.read(dialect, text, Optional.empty());
    }

    private static void namesEveryRule(Passing device, String... texts) {
        Proof.Pair pair = device.pair("a", "b");
        assertThat(pair.verdict()).isEqualTo(Verdict.UNDETERMINED);
        for (String text : texts) {
            assertThat(pair.unknownLines()).anyMatch(l -> l.text().contains(text));
        }
        assertThat(pair.unknownLines()).noneMatch(l -> l.text().contains("10.1.0.1/16"));
    }

    @Test
    void aDeviceWithoutAnyRuleIsNotProvedEither() {
        String none = "set interfaces ge-0/0/0 unit 0 family inet address 10.1.0.1/16\n";
        Passing device = new Passing(folder, "junos", none, "ge-0/0/0.0", "ge-0/0/1.0");
        assertThat(device.pair("a", "b").verdict()).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void necIxIsRecognisedAndItsRulesAreNamed() {
        namesEveryRule(
                new Passing(folder, "nec-ix", IX, "GigaEthernet0.0", "GigaEthernet1.0"),
                "ip access-list web",
                "ip filter web 1 in");
    }

    @Test
    void anotherDialectIsRefusedWithASentence() {
        for (Dialect dialect : new Dialect[] {Dialect.JUNOS, Dialect.NEC_IX}) {
            assertThat(read(dialect, "*filter\n-A FORWARD -j ACCEPT\nCOMMIT\n"))
                    .isInstanceOfSatisfying(
                            DeviceReading.Unusable.class,
                            u -> assertThat(u.message()).endsWith("。"));
        }
    }
}
