// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every kind of line in ugly states between good ones: what is broken takes nothing else with it,
/// and every line is an event or is counted as unusable.
final class UglyLinesTest {

    private static final String MARK =
            "{\"Channel\":\"Security\",\"EventID\":1102,\"mark\":\"%d\"}";

    private static List<byte[]> ugly(byte[] line) {
        List<byte[]> all = new ArrayList<>();
        Random random = new Random(line.length);
        for (int to = 1; to < line.length; to++) {
            all.add(Arrays.copyOf(line, to));
        }
        for (int round = 0; round < 300; round++) {
            byte[] changed = line.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                changed[random.nextInt(line.length)] = (byte) random.nextInt(256);
            }
            all.add(changed);
        }
        String text = new String(line, UTF_8);
        all.add(join(line, line));
        all.add(text.replace("=", "").getBytes(UTF_8));
        all.add(text.replace("\"", "").getBytes(UTF_8));
        all.add(text.replace(" ", "\t").getBytes(UTF_8));
        all.add(text.replaceAll("[0-9]", "９").getBytes(UTF_8));
        all.add(join(line, "総務課・山田".getBytes(Charset.forName("windows-31j"))));
        all.add(join("総務課 ".getBytes(Charset.forName("EUC-JP")), line));
        all.add(join(line, new byte[] {0, 0, 0, (byte) 0xff, (byte) 0xfe}));
        all.add(join(line, " =".repeat(3_000).getBytes(UTF_8)));
        all.add(join(line, (" k=" + "v".repeat(200_000)).getBytes(UTF_8)));
        // A line break would make two lines of one, and a mark on its own line a header.
        all.replaceAll(UglyLinesTest::oneLine);
        return all;
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] oneLine(byte[] line) {
        byte[] clean = line.clone();
        for (int i = 0; i < clean.length; i++) {
            clean[i] = clean[i] == '\n' || clean[i] == '\r' ? (byte) '?' : clean[i];
        }
        if (clean[0] == '#') {
            clean[0] = '?';
        }
        return clean;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Event\":{\"System\":{\"EventID\":{\"#text\":4625},\"Channel\":\"Security\"},\"EventData\":{\"a\":\"\\u3042\\n\"}}}",
                "{\"EventTime\":\"2026-11-22 08:00:00\",\"Channel\":\"Security\",\"EventID\":4625,\"SourceName\":\"x\"}",
                "{\"@timestamp\":\"2026-11-22T08:00:00Z\",\"winlog\":{\"channel\":\"Security\",\"event_id\":4625,\"event_data\":{\"a\":\"b\"}}}",
                "{\"event_type\":\"flow\",\"flow_id\":1,\"src_ip\":\"10.0.0.1\",\"dest_ip\":\"10.0.0.2\",\"dest_port\":443}",
                "{\"_path\":\"conn\",\"uid\":\"C1\",\"id.orig_h\":\"10.0.0.1\",\"ts\":1795305600.1}",
                "{\"Workload\":\"Exchange\",\"RecordType\":1,\"Operation\":\"x\",\"CreationTime\":\"2026-11-22T08:00:00\"}",
                "<34>1 2026-11-22T12:00:00.003+09:00 srv01 su 123 ID47 [x@1 a=\"b]\"] 'su root' failed",
                "<86>Nov 22 11:59:59 srv01 sshd[99]: Failed password for root from 10.0.0.9 port 1 ssh2",
                "<13>Nov 22 08:00:00 h CEF:0|Maker|Thing|1|100|Some \\| name|5|src=10.0.0.1 msg=two words \\= here",
                "LEEF:2.0|M|P|1|E1|x5E|src=10.0.0.1^dst=10.0.0.2",
                "type=EXECVE msg=audit(1795305600.123:42): argc=2 a0=\"cat\" a1=2F6574632F736861646F77",
                "<189>date=2026-11-22 time=08:00:01 devname=\"FG60\" logid=\"0000000013\" type=\"traffic\" srcip=10.10.1.5 dstip=203.0.113.9 dstport=443 proto=6 action=\"deny\"",
                "<134>Nov 22 08:00:01 rtx LAN2 Rejected at IN(2000) filter: TCP 10.10.1.5:5 > 203.0.113.9:443",
                "<4>Nov 22 08:00:01 fw kernel: DROP IN=eth0 OUT=eth1 SRC=10.10.1.5 DST=203.0.113.9 LEN=60 PROTO=TCP SPT=5 DPT=443",
                "1795305600.586    921 192.168.0.68 TCP_MISS/200 507 POST http://example.jp:8080/a taro DIRECT/203.0.113.1 text/html",
                "10.0.0.1 - u [22/Nov/2026:08:00:00 +0900] \"GET /x HTTP/1.1\" 200 5 \"-\" \"curl\"",
            })
    void aBrokenLineTakesNoOtherWithIt(String line) throws IOException {
        List<byte[]> ugly = ugly(line.getBytes(UTF_8));
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        int blank = 0;
        for (int i = 0; i < ugly.size(); i++) {
            log.writeBytes((MARK.formatted(i) + "\n").getBytes(UTF_8));
            log.writeBytes(ugly.get(i));
            log.write('\n');
            blank += new String(ugly.get(i), UTF_8).isBlank() ? 1 : 0;
        }
        FieldTable table = FieldTable.forKnownShapes();
        int mark = table.slot("mark");
        for (String name : List.of("log.format", "source.ip", "message", "@timestamp", "a0", "a")) {
            table.slot(name);
        }
        table.freeze();
        Tally tally = new Tally();
        List<String> marks = new ArrayList<>();
        int[] others = {0};
        new EventFiles(table, tally, Clock.systemUTC())
                .read(
                        new ByteArrayInputStream(log.toByteArray()),
                        "log",
                        (event, _, _) -> {
                            int value = event.first(mark);
                            if (value == Event.NONE) {
                                others[0]++;
                            } else {
                                marks.add(event.text(value));
                            }
                        });
        assertThat(marks).hasSize(ugly.size()).doesNotHaveDuplicates();
        assertThat(others[0] + tally.unusable() + blank).isEqualTo(ugly.size());
        assertThat(others[0]).isPositive();
    }
}
