// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.detection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;
import jp.sekisho.detection.Detection;
import jp.sekisho.detection.EventJudge;
import jp.sekisho.detection.OwnRules;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.format.Portion;
import jp.sekisho.detection.format.Tally;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.zone.PlanReader;
import jp.sekisho.detection.zone.PlanReading;
import jp.sekisho.detection.zone.ZonePlan;

/// Lines of firewalls and syslog of 300 to 400 bytes against the starter rules with a zone plan.
/// One line in two hundred crosses zones without permission.
final class LineWork {

    private static final int LINES = 50_000;

    private static final String PLAN =
            """
            zones:
              - {id: my-number, kind: MY_NUMBER, networks: [10.10.0.0/16, 10.11.0.0/16, "fd00:10::/48"]}
              - {id: lgwan, kind: LGWAN, networks: [10.20.0.0/16, 10.21.0.0/16, 172.16.0.0/20]}
              - {id: office, kind: OFFICE, networks: [10.30.0.0/16, 192.168.0.0/16]}
              - {id: internet, kind: INTERNET, external: true}
            links: [{id: core, networks: [10.0.0.0/30]}]
            flows:
              - {id: F-1, from: my-number, to: lgwan, src: 10.10.1.5, dst: 10.20.3.8, proto: tcp, ports: [443]}
              - {id: F-2, from: lgwan, to: internet, proto: tcp, ports: [443], expires: 2099-03-31}
              - {id: F-3, from: office, to: internet, proto: tcp, ports: [80, 443]}
              - {id: F-4, from: office, to: lgwan, dst: 10.20.3.0/24, proto: tcp, ports: [8443]}
            """;

    private LineWork() {}

    static List<Figures.Work> all() {
        ZonePlan plan =
                switch (PlanReader.read("plan", PLAN, _ -> List.of())) {
                    case PlanReading.Read(ZonePlan read) -> read;
                    case PlanReading.Unusable(String message) ->
                            throw new IllegalStateException(message);
                };
        RuleBook book = RuleBook.of(List.of(OwnRules.source(OwnRules.STARTER)), Placeholders.NONE);
        Detection detection = Detection.of(book, Optional.of(plan));
        return List.of(
                work("judge, firewall lines", detection, lines(0)),
                work("judge, syslog lines", detection, lines(1)),
                work("judge, mixed lines", detection, lines(2)));
    }

    private static Figures.Work work(String name, Detection detection, byte[] lines) {
        return new Figures.Work(name, LINES, lines.length, () -> thread(detection, lines));
    }

    private static LongSupplier thread(Detection detection, byte[] lines) {
        EventFiles files = new EventFiles(detection.table(), new Tally(), Clock.systemUTC());
        long[] found = {0};
        EventJudge judge = detection.judge(_ -> found[0]++, _ -> found[0]++);
        return () -> {
            try {
                files.read(new Portion.Lines("lines", lines, lines.length, 0), judge);
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
            return found[0];
        };
    }

    private static byte[] lines(int kind) {
        Random random = new Random(kind);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < LINES; i++) {
            boolean firewall = kind == 0 || (kind == 2 && i % 2 == 0);
            String line = firewall ? fortigate(random, i) : syslog(random, i);
            all.writeBytes(line.getBytes(US_ASCII));
            all.write('\n');
        }
        return all.toByteArray();
    }

    private static String fortigate(Random random, int i) {
        boolean crossing = random.nextInt(200) == 0;
        return String.format(
                Locale.ROOT,
                "<189>date=2026-11-22 time=%02d:%02d:%02d devname=\"FGT-CITY-01\" devid=\"FGT60F0000000001\" logid=\"0000000013\" type=\"traffic\" subtype=\"forward\" level=\"notice\" srcip=10.30.%d.%d srcport=%d srcintf=\"port2\" dstip=%s dstport=%d dstintf=\"wan1\" proto=6 action=\"accept\" policyid=%d service=\"HTTPS\" sessionid=%d duration=%d sentbyte=%d rcvdbyte=%d",
                8 + i % 10,
                i / 60 % 60,
                i % 60,
                random.nextInt(256),
                random.nextInt(256),
                1024 + random.nextInt(60_000),
                crossing ? "10.20.9.9" : "203.0.113." + random.nextInt(256),
                crossing ? 445 : 443,
                random.nextInt(100),
                random.nextInt(1 << 30),
                random.nextInt(1000),
                random.nextInt(1 << 20),
                random.nextInt(1 << 20));
    }

    private static String syslog(Random random, int i) {
        StringBuilder text = new StringBuilder();
        while (text.length() < 250) {
            text.append(" item ")
                    .append(random.nextInt(1 << 20))
                    .append(" of the queue was handled");
        }
        return String.format(
                Locale.ROOT,
                "<30>Nov 22 %02d:%02d:%02d srv%02d spooler[%d]: job %d done:%s",
                8 + i % 10,
                i / 60 % 60,
                i % 60,
                random.nextInt(20),
                random.nextInt(30_000),
                i,
                text);
    }
}
