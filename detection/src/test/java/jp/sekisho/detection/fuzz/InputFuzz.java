// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import jp.sekisho.detection.event.FieldTable;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.format.Tally;
import jp.sekisho.detection.sigma.DocumentReader;
import jp.sekisho.detection.sigma.Placeholders;

/// Fuzz targets; not part of a normal run (`-Dtest=InputFuzz` with `JAZZER_FUZZ=1`, one at a time).
final class InputFuzz {

    private static void read(byte[] bytes) throws IOException {
        FieldTable table = FieldTable.forKnownShapes();
        table.slot("EventID");
        table.freeze();
        new EventFiles(table, new Tally(), Clock.systemUTC())
                .read(
                        new ByteArrayInputStream(bytes),
                        "fuzz",
                        (event, _, _) -> {
                            for (int v = 0; v < event.count(); v++) {
                                if (event.hasText(v)) {
                                    event.fold(v);
                                    event.decode(v);
                                }
                            }
                        });
    }

    @FuzzTest(maxDuration = "60s")
    void anyBytes(byte[] bytes) throws IOException {
        read(bytes);
    }

    @FuzzTest(maxDuration = "60s")
    void eventLogs(byte[] bytes) throws IOException {
        byte[] file = new byte[4096 + 65536];
        System.arraycopy("ElfFile\0".getBytes(StandardCharsets.US_ASCII), 0, file, 0, 8);
        System.arraycopy("ElfChnk\0".getBytes(StandardCharsets.US_ASCII), 0, file, 4096, 8);
        System.arraycopy(bytes, 0, file, 4096 + 512, Math.min(bytes.length, 65536 - 512));
        read(file);
    }

    @FuzzTest(maxDuration = "60s")
    void jsonLines(byte[] bytes) throws IOException {
        byte[] line = new byte[bytes.length + 1];
        line[0] = '{';
        System.arraycopy(bytes, 0, line, 1, bytes.length);
        read(line);
    }

    @FuzzTest(maxDuration = "60s")
    void rules(byte[] bytes) {
        new DocumentReader(Placeholders.NONE)
                .read("fuzz", new String(bytes, StandardCharsets.UTF_8));
    }
}
