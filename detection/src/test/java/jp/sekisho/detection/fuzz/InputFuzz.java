// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import jp.sekisho.detection.Detection;
import jp.sekisho.detection.MyNumbers;
import jp.sekisho.detection.OwnRules;
import jp.sekisho.detection.Session;
import jp.sekisho.detection.format.CsvProfiles;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.format.SingleEvents;
import jp.sekisho.detection.format.Tally;
import jp.sekisho.detection.sigma.DocumentReader;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.zone.PlanReader;

/// Fuzz targets, one for each parser; what they found once stands in the folders beside, by which a
/// normal run tries it again. To fuzz: see docs/detection.md.
final class InputFuzz {

    private static final Detection ENGINE =
            Detection.of(
                    RuleBook.of(
                            List.of(
                                    OwnRules.source(OwnRules.STARTER),
                                    OwnRules.source(OwnRules.OPTIONAL)),
                            Placeholders.NONE));

    private static void read(byte[] bytes) throws IOException {
        try (Session session = ENGINE.session(_ -> {})) {
            new EventFiles(ENGINE.table(), new Tally(), Clock.systemUTC())
                    .read(new ByteArrayInputStream(bytes), "fuzz", session);
        }
    }

    private static byte[] behind(String head, byte[] bytes) {
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] all = java.util.Arrays.copyOf(start, start.length + bytes.length);
        System.arraycopy(bytes, 0, all, start.length, bytes.length);
        return all;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @FuzzTest(maxDuration = "60s")
    void anyFile(byte[] bytes) throws IOException {
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
        read(behind("{", bytes));
    }

    @FuzzTest(maxDuration = "60s")
    void jsonDocuments(byte[] bytes) throws IOException {
        read(behind("[{", bytes));
    }

    @FuzzTest(maxDuration = "60s")
    void syslogLines(byte[] bytes) {
        new SingleEvents(ENGINE.table(), Clock.systemUTC()).read(behind("<13>", bytes));
    }

    @FuzzTest(maxDuration = "60s")
    void commonEventLines(byte[] bytes) {
        SingleEvents events = new SingleEvents(ENGINE.table(), Clock.systemUTC());
        events.read(behind("CEF:0|", bytes));
        events.read(behind("LEEF:2.0|a|b|c|d|", bytes));
    }

    @FuzzTest(maxDuration = "60s")
    void firewallLines(byte[] bytes) {
        SingleEvents events = new SingleEvents(ENGINE.table(), Clock.systemUTC());
        events.read(behind("date=2026-11-22 time=08:00:00 logid=1 type=", bytes));
        events.read(behind("LAN1 Passed at IN(1) filter: ", bytes));
        events.read(behind("type=EXECVE msg=audit(1.2:3): ", bytes));
    }

    @FuzzTest(maxDuration = "60s")
    void tables(byte[] bytes) throws IOException {
        read(behind("処理日時,職員番号,処理名,件数\n", bytes));
        read(behind("#fields\tts\tid.orig_h\n", bytes));
        read(behind("#Fields: date time s-ip cs-uri-stem\n", bytes));
    }

    @FuzzTest(maxDuration = "60s")
    void rules(byte[] bytes) {
        new DocumentReader(Placeholders.NONE).read("fuzz", text(bytes));
        new DocumentReader(Placeholders.NONE)
                .read(
                        "fuzz",
                        "title: t\nlogsource: {product: p}\ndetection:\n  a: {x: y}\n  condition: "
                                + text(bytes));
    }

    @FuzzTest(maxDuration = "60s")
    void plansAndSettings(byte[] bytes) {
        PlanReader.read("fuzz", text(bytes), _ -> List.of());
        PlanReader.read("fuzz", "zones:\n" + text(bytes), _ -> List.of("10.0.0.0/8"));
        Placeholders.read("fuzz", text(bytes));
        CsvProfiles.read("fuzz", "- " + text(bytes));
    }

    @FuzzTest(maxDuration = "60s")
    void myNumbers(byte[] bytes) {
        String once = MyNumbers.mask(text(bytes));
        if (!MyNumbers.mask(once).equals(once)) {
            throw new IllegalStateException("masked twice differs");
        }
    }
}
