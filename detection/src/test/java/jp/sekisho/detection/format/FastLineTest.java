// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;
import org.junit.jupiter.api.Test;

/// The fast reader reads alike what it takes, and takes what is frequent.
final class FastLineTest {

    private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-22T12:00:00");

    private static final List<String> LINES =
            List.of(
                    "<134>Nov 22 08:00:01 rtx LAN2 Rejected at IN(2000) filter: TCP 10.20.0.1:5 > 203.0.113.9:443",
                    "Dec 31 23:59:59 rtx [INSPECT] PP[01] Passed at OUT(def) filter: UDP [fe80::1]:53 > 10.0.0.1:53",
                    "LAN1 Passed at IN(200099) filter: ICMP 192.168.0.1 > 192.168.0.2",
                    "LAN1 Passed at IN(1) filter: TCP 2001:db8::1 > 2001:db8::2:80 (2026-11-22)",
                    "<189>date=2026-11-22 time=08:00:00 devname=\"FGT-01\" devid=\"FG\" logid=\"0000000013\" type=\"traffic\" subtype=forward level=notice srcip=10.20.0.1 srcport=50000 dstip=203.0.113.9 dstport=443 proto=6 action=accept user='a b' url=",
                    "<30>1 2026-11-22T08:00:00.123+09:00 fw1 - - - - date=2026-11-22 time=08:00:00 logid=1 type=traffic srcip=10.0.0.1 proto=17 dstip=",
                    "Nov  2 08:00:01 gw kernel: [12.5] DROP IN=eth0 OUT=eth1 MAC=00:11 SRC=10.0.0.1 DST=10.1.0.1 LEN=60 TTL=64 ID=0 DF PROTO=TCP SPT=5 DPT=22 SYN URGP=0",
                    "2026-11-22T08:00:00+09:00 gw kernel: DROP IN= OUT=eth1 SRC=10.0.0.1 DST=10.1.0.1 PROTO=ICMP TYPE=8",
                    "Nov 22 08:00:01 srv sshd[123]: Failed password for root from 10.0.0.9 port 1 ssh2",
                    "Nov 22 08:00:01 srv sshd[12345678901]: too long",
                    "<13>1 - - - - - - nothing is known",
                    "<13>1 2026-11-22T08:00:00Z host app 12 ID [a@1 b=\"c]\"] \uFEFFmessage",
                    "<13>tag: message",
                    "<13>CEF:0|v|p|1|2|n|3|src=10.0.0.1 dst=10.0.0.2",
                    "Nov 22 08:00:01 h CEF: x",
                    "Nov 22 08:00:01 fw XEF: odd tag",
                    "Nov 22 08:00:01 h LEEF:1.0|a|b|c|d|src=1\tdst=2",
                    "type=SYSCALL msg=audit(1700000000.123:42): arch=c000003e syscall=59 exe=\"/bin/ls\" key=\"x\"",
                    "Nov 22 08:00:01 rtx Login failed for SSH: 192.0.2.1",
                    "Nov 22 08:00:01 sw %SEC_LOGIN-4-LOGIN_FAILED: Login failed",
                    "1700000000.123    5 10.0.0.1 TCP_MISS/200 512 GET http://a.example/ u HIER_DIRECT/1.2.3.4 text/html",
                    "10.0.0.1 - u [22/Nov/2026:08:00:00 +0900] \"GET /x HTTP/1.1\" 200 5 \"-\" \"curl\"",
                    "Foo 22 08:00:01 h p: no such month",
                    "plain text");

    private record Reader(FieldTable table, Event event, TextLine slow, FastLine fast) {
        static Reader create() {
            FieldTable table = FieldTable.forKnownShapes();
            for (String name :
                    List.of(
                            "@timestamp",
                            "host.name",
                            "Computer",
                            "process.name",
                            "process.pid",
                            "message",
                            "log.format",
                            "source.ip",
                            "source.port",
                            "destination.ip",
                            "destination.port",
                            "network.transport",
                            "event.action",
                            "rule.id",
                            "network.direction",
                            "observer.ingress.interface.name",
                            "user.name",
                            "observer.egress.interface.name",
                            "srcip",
                            "proto",
                            "PROTO",
                            "SRC",
                            "user",
                            "date",
                            "time",
                            "devname",
                            "type",
                            "TYPE",
                            "url",
                            "DF")) {
                table.slot(name);
            }
            table.freeze();
            Event event = new Event(table.slots());
            return new Reader(
                    table, event, new TextLine(table, event, NOW), new FastLine(table, event, NOW));
        }

        /// Every value of every field, folded and plain, in the order in which rules see them.
        Map<String, List<String>> values() {
            Map<String, List<String>> values = new TreeMap<>();
            for (String name : table.names()) {
                int slot = table.known(name);
                List<String> all = new ArrayList<>();
                for (int v = event.first(slot); v != Event.NONE; v = event.next(v)) {
                    event.fold(v);
                    String folded =
                            new String(
                                    event.scratch(),
                                    event.foldedFrom(v),
                                    event.foldedTo(v) - event.foldedFrom(v),
                                    ISO_8859_1);
                    all.add(event.text(v) + " ~ " + folded);
                }
                values.put(name, all);
            }
            List<String> unnamed = new ArrayList<>();
            for (int v = 0; v < event.count(); v++) {
                unnamed.add(event.text(v));
            }
            values.put("", unnamed.stream().distinct().sorted().toList());
            return values;
        }

        boolean agree(String line) {
            byte[] bytes = ("xx" + line + "yy").getBytes(ISO_8859_1);
            int to = bytes.length - 2;
            if (fast.read(bytes, 2, to) == FastLine.Outcome.LEFT) {
                return false;
            }
            Map<String, List<String>> quick = values();
            boolean known = slow.read(TextLine.text(bytes, 2, to));
            assertThat(known).as(line).isTrue();
            assertThat(quick).as(line).isEqualTo(values());
            return true;
        }
    }

    @Test
    void readsFrequentLinesAlike() {
        Reader reader = Reader.create();
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < LINES.size(); i++) {
            if (reader.agree(LINES.get(i))) {
                taken.add(i);
            }
        }
        assertThat(taken).contains(0, 2, 4, 5, 6, 7, 8);
    }

    @Test
    void readsMutatedLinesAlikeOrLeavesThem() {
        Reader reader = Reader.create();
        Random random = new Random(20261122);
        int taken = 0;
        for (int round = 0; round < 40_000; round++) {
            StringBuilder line = new StringBuilder(LINES.get(random.nextInt(LINES.size())));
            for (int change = random.nextInt(4); change >= 0 && !line.isEmpty(); change--) {
                int at = random.nextInt(line.length());
                String other = LINES.get(random.nextInt(LINES.size()));
                switch (random.nextInt(4)) {
                    case 0 -> line.deleteCharAt(at);
                    case 1 ->
                            line.insert(at, " =\"[]<>:%-'x5,\t\u00e9/".charAt(random.nextInt(17)));
                    case 2 -> line.setLength(at);
                    default -> line.insert(at, other, 0, random.nextInt(other.length()));
                }
            }
            taken += reader.agree(line.toString()) ? 1 : 0;
        }
        assertThat(taken).isGreaterThan(4_000);
    }
}
