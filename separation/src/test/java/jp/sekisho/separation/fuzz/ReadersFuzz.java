// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.Dialect;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Readers;
import org.junit.jupiter.api.Tag;

/// Fuzz targets, one for each reader; started with `JAZZER_FUZZ=1 mvn -pl separation -am test
/// -Dtest=ReadersFuzz#ios -Dseparation.excludedGroups=`. Findings are kept below
/// `src/test/resources` and run again by then.
@Tag("fuzz")
final class ReadersFuzz {

    private static void read(Dialect dialect, byte[] bytes) {
        Optional<ConfigText> text = ConfigText.of(new DeviceId("d"), "f", bytes);
        if (text.isEmpty()) {
            return;
        }
        switch (Readers.read(dialect, text.get(), Optional.empty())) {
            case DeviceReading.Read(var device) -> {
                boolean all = device.coverage().lines() == text.get().lines().size();
                if (!all && dialect != Dialect.NFTABLES_JSON) {
                    throw new AssertionError("a line vanished");
                }
            }
            case DeviceReading.Unusable(_, int line, String message) -> {
                if (line < 0 || !message.endsWith("。") || message.contains("\n")) {
                    throw new AssertionError("no sentence: " + message);
                }
            }
        }
    }

    @FuzzTest(maxDuration = "75s")
    void iptables(byte[] bytes) {
        read(Dialect.IPTABLES_SAVE, bytes);
    }

    @FuzzTest(maxDuration = "75s")
    void nft(byte[] bytes) {
        read(Dialect.NFTABLES, bytes);
    }

    @FuzzTest(maxDuration = "75s")
    void nftJson(byte[] bytes) {
        read(Dialect.NFTABLES_JSON, bytes);
    }

    @FuzzTest(maxDuration = "75s")
    void rtx(byte[] bytes) {
        read(Dialect.YAMAHA_RTX, bytes);
    }

    @FuzzTest(maxDuration = "75s")
    void fortios(byte[] bytes) {
        read(Dialect.FORTIOS, bytes);
    }

    @FuzzTest(maxDuration = "75s")
    void ios(byte[] bytes) {
        read(Dialect.IOS, bytes);
    }

    @FuzzTest(maxDuration = "75s")
    void alliedWarePlus(byte[] bytes) {
        read(Dialect.ALLIEDWARE_PLUS, bytes);
    }

    @FuzzTest(maxDuration = "75s")
    void asa(byte[] bytes) {
        read(Dialect.ASA, bytes);
    }

    @FuzzTest(maxDuration = "75s")
    void junos(byte[] bytes) {
        read(Dialect.JUNOS, bytes);
    }

    @FuzzTest(maxDuration = "75s")
    void necIx(byte[] bytes) {
        read(Dialect.NEC_IX, bytes);
    }
}
