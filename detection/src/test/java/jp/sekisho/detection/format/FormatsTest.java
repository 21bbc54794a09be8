// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormatsTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneOffset.UTC);

    private final Tally tally = new Tally();

    /// Reads bytes and returns the asked fields of each event, sorted by name.
    private List<Map<String, String>> read(byte[] bytes, String... names) {
        FieldTable table = FieldTable.forKnownShapes();
        for (String name : names) {
            table.slot(name);
        }
        table.freeze();
        List<Map<String, String>> events = new ArrayList<>();
        try {
            new EventFiles(table, tally, CLOCK)
                    .read(
                            new ByteArrayInputStream(bytes),
                            "log",
                            (event, _, _) -> {
                                Map<String, String> fields = new TreeMap<>();
                                for (String name : names) {
                                    int value = event.first(table.known(name));
                                    if (value != Event.NONE) {
                                        fields.put(name, event.text(value));
                                    }
                                }
                                events.add(fields);
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    private Map<String, String> one(String line, String... names) {
        List<Map<String, String>> events = read((line + "\n").getBytes(UTF_8), names);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    @Test
    void readsSyslogOfRfc5424() {
        assertThat(
                        one(
                                "<34>1 2026-11-22T12:00:00.003+09:00 srv01 su 123 ID47 [x@1 a=\"b]\"] 'su root' failed",
                                "@timestamp",
                                "host.name",
                                "process.name",
                                "message",
                                "log.format"))
                .isEqualTo(
                        Map.of(
                                "@timestamp", "2026-11-22T12:00:00.003+09:00",
                                "host.name", "srv01",
                                "process.name", "su",
                                "message", "'su root' failed",
                                "log.format", "syslog"));
    }

    @Test
    void readsSyslogOfRfc3164AndTellsTheYear() {
        assertThat(
                        one(
                                "<86>Nov 22 11:59:59 srv01 sshd[99]: Failed password for root from 10.0.0.9 port 1 ssh2",
                                "@timestamp",
                                "process.name",
                                "process.pid"))
                .isEqualTo(
                        Map.of(
                                "@timestamp",
                                "2026-11-22T11:59:59",
                                "process.name",
                                "sshd",
                                "process.pid",
                                "99"));
        assertThat(one("<86>Dec 31 23:59:59 srv01 sshd[99]: x", "@timestamp"))
                .containsEntry("@timestamp", "2025-12-31T23:59:59");
    }

    @Test
    void readsFirewallsOfThreeMakersUnderTheSameNames() {
        String[] names = {
            "source.ip", "destination.ip", "destination.port", "network.transport", "event.action"
        };
        Map<String, String> flow =
                Map.of(
                        "source.ip", "10.10.1.5",
                        "destination.ip", "203.0.113.9",
                        "destination.port", "443",
                        "network.transport", "tcp");
        assertThat(
                        one(
                                "<189>date=2026-11-22 time=08:00:01 devname=\"FG60\" logid=\"0000000013\" type=\"traffic\" srcip=10.10.1.5 srcport=5 dstip=203.0.113.9 dstport=443 proto=6 action=\"deny\"",
                                names))
                .containsAllEntriesOf(flow)
                .containsEntry("event.action", "deny");
        assertThat(
                        one(
                                "<134>Nov 22 08:00:01 rtx LAN2 Rejected at IN(2000) filter: TCP 10.10.1.5:5 > 203.0.113.9:443",
                                names))
                .containsAllEntriesOf(flow)
                .containsEntry("event.action", "deny");
        assertThat(
                        one(
                                "<4>Nov 22 08:00:01 fw kernel: DROP IN=eth0 OUT=eth1 SRC=10.10.1.5 DST=203.0.113.9 LEN=60 PROTO=TCP SPT=5 DPT=443",
                                names))
                .containsAllEntriesOf(flow);
    }

    @Test
    void readsCefWithSpacesAndEscapes() {
        assertThat(
                        one(
                                "<13>Nov 22 08:00:00 h CEF:0|Maker|Thing|1|100|Some \\| name|5|src=10.0.0.1 msg=two words \\= here dpt=53",
                                "rule.name",
                                "source.ip",
                                "msg",
                                "destination.port"))
                .isEqualTo(
                        Map.of(
                                "rule.name", "Some | name",
                                "source.ip", "10.0.0.1",
                                "msg", "two words = here",
                                "destination.port", "53"));
    }

    @Test
    void readsLeefOfBothVersions() {
        assertThat(one("LEEF:1.0|M|P|1|E1|src=10.0.0.1\tdst=10.0.0.2", "source.ip", "event.code"))
                .isEqualTo(Map.of("source.ip", "10.0.0.1", "event.code", "E1"));
        assertThat(one("LEEF:2.0|M|P|1|E1|x5E|src=10.0.0.1^dst=10.0.0.2", "destination.ip"))
                .isEqualTo(Map.of("destination.ip", "10.0.0.2"));
    }

    @Test
    void readsTheLinuxAuditAndDecodesItsArguments() {
        assertThat(
                        one(
                                "type=EXECVE msg=audit(1795305600.123:42): argc=2 a0=\"cat\" a1=2F6574632F736861646F77",
                                "type",
                                "a0",
                                "a1",
                                "log.format"))
                .isEqualTo(
                        Map.of(
                                "type",
                                "EXECVE",
                                "a0",
                                "cat",
                                "a1",
                                "/etc/shadow",
                                "log.format",
                                "auditd"));
    }

    @Test
    void readsZeekTables() {
        String log =
                "#separator \\x09\n#path\tdns\n#fields\tts\tid.orig_h\tquery\n1795305600.1\t10.0.0.1\texample.jp\n1795305601.1\t10.0.0.2\t-\n";
        assertThat(read(log.getBytes(UTF_8), "query", "id.orig_h", "log.format"))
                .containsExactly(
                        Map.of(
                                "query",
                                "example.jp",
                                "id.orig_h",
                                "10.0.0.1",
                                "log.format",
                                "zeek-dns"),
                        Map.of("id.orig_h", "10.0.0.2", "log.format", "zeek-dns"));
    }

    @Test
    void readsProxyLogsOfW3cAndSquid() {
        String w3c =
                "#Version: 1.0\n#Fields: date time c-ip cs-method c-uri cs(User-Agent)\n2026-11-22 03:00:00 10.0.0.1 GET http://example.jp/ \"Mozilla/5.0 (X)\"\n";
        assertThat(read(w3c.getBytes(UTF_8), "c-uri", "@timestamp", "cs(User-Agent)"))
                .containsExactly(
                        Map.of(
                                "c-uri", "http://example.jp/",
                                "@timestamp", "2026-11-22T03:00:00Z",
                                "cs(User-Agent)", "Mozilla/5.0 (X)"));
        assertThat(
                        one(
                                "1795305600.586    921 192.168.0.68 TCP_MISS/200 507 POST http://example.jp:8080/a taro DIRECT/203.0.113.1 text/html",
                                "url.domain",
                                "user.name",
                                "http.response.status_code"))
                .isEqualTo(
                        Map.of(
                                "url.domain", "example.jp",
                                "user.name", "taro",
                                "http.response.status_code", "200"));
    }

    @Test
    void readsJapaneseExportsInShiftJisWithDatesOfTheEra() {
        String csv =
                "日時,コンピュータ名,ユーザー名,操作,ファイル名\r\n令和8年11月22日 午後1時5分,PC-07,山田,\"ファイルコピー\",\"C:\\住民,一覧.xlsx\"\r\n";
        assertThat(
                        read(
                                csv.getBytes(Charset.forName("windows-31j")),
                                "@timestamp",
                                "host.name",
                                "user.name",
                                "event.action",
                                "file.path",
                                "log.format"))
                .containsExactly(
                        Map.of(
                                "@timestamp", "2026-11-22T13:05:00+09:00",
                                "host.name", "PC-07",
                                "user.name", "山田",
                                "event.action", "ファイルコピー",
                                "file.path", "C:\\住民,一覧.xlsx",
                                "log.format", "asset"));
    }

    @ParameterizedTest
    @CsvSource({
        "令和8年4月1日, 2026-04-01T00:00:00+09:00",
        "令和元年5月1日 8時5分9秒, 2019-05-01T08:05:09+09:00",
        "R8.4.1 8:05, 2026-04-01T08:05:00+09:00",
        "平成31年4月30日(火) 23:59:59, 2019-04-30T23:59:59+09:00",
        "昭和64年1月7日, 1989-01-07T00:00:00+09:00",
        "２０２６／０４／０１　０８：０５, 2026-04-01T08:05:00+09:00",
        "2026-04-01 午前0時0分, 2026-04-01T00:00:00+09:00",
        "2026/2/30, -",
        "来週, -",
    })
    void readsJapaneseDates(String text, String iso) {
        assertThat(JapaneseDates.iso(text).orElse("-")).isEqualTo(iso);
    }

    @Test
    void readsDocumentsOverSeveralLinesListsAndRecords() {
        for (String text :
                List.of(
                        "{\n \"a\": 1\n}\n{\"a\":\n2}",
                        "[{\"a\":1},\n {\"a\":2}]",
                        "{\"Records\":[{\"a\":1},{\"a\":2}]}\n\n"
                                .replace("{\"Records\"", "{\n\"Records\""))) {
            assertThat(read(text.getBytes(UTF_8), "a"))
                    .containsExactly(Map.of("a", "1"), Map.of("a", "2"));
        }
    }

    @Test
    void countsWhatItCannotReadAndGoesOn() {
        String text = "{\"a\":1}\n{\"a\":\n{\"a\" 1}\nnonsense\n\n{\"a\":1}x\n{\"a\":2}\n";
        assertThat(read(text.getBytes(UTF_8), "a"))
                .containsExactly(Map.of("a", "1"), Map.of("a", "2"));
        assertThat(tally.unusable()).isEqualTo(4);
        assertThat(tally.problems())
                .extracting(Tally.Problem::line)
                .containsExactly(2L, 3L, 4L, 6L);
    }

    @Test
    void judgesALineOfTenMegabytesAndSkipsALongerOneThanTheLimit() {
        String ten = "{\"a\":1,\"b\":\"" + "x".repeat(10_000_000) + "\"}\n";
        String twenty = "{\"a\":2,\"b\":\"" + "x".repeat(20_000_000) + "\"}\n";
        String text = "{\"a\":0}\n" + ten + twenty + "{\"a\":3}\n";
        assertThat(read(text.getBytes(UTF_8), "a"))
                .containsExactly(Map.of("a", "0"), Map.of("a", "1"), Map.of("a", "3"));
        assertThat(tally.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.line()).isEqualTo(3));
    }

    @Test
    void readsPackedFilesAndSaysWhereOneIsBroken(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("{\"a\":1}\n".repeat(1000).getBytes(UTF_8));
        }
        Path whole = Files.write(folder.resolve("whole.gz"), packed.toByteArray());
        byte[] half = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        Path broken = Files.write(folder.resolve("broken.gz"), half);
        FieldTable table = FieldTable.forKnownShapes();
        table.freeze();
        EventFiles files = new EventFiles(table, tally, CLOCK);
        files.read(whole, (_, _, _) -> {});
        assertThat(tally.events()).isEqualTo(1000);
        files.read(broken, (_, _, _) -> {});
        assertThat(tally.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("圧縮が壊れている"));
    }
}
