// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.sekisho.detection.evtx.EvtxWriter;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.format.Tally;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Recordings of our own for the Security, System and PowerShell channels make the rules of others
/// fire, from JSON and from EVTX alike.
final class OwnRecordingsTest {

    private static final Instant TIME = Instant.parse("2026-11-22T01:02:03.456Z");

    @TempDir private Path folder;

    record Recording(
            String channel,
            String provider,
            int event,
            String rule,
            List<Map.Entry<String, String>> data) {

        String json() {
            Map<String, Object> values = new LinkedHashMap<>();
            List<String> unnamed = new ArrayList<>();
            for (Map.Entry<String, String> one : data) {
                if (one.getKey().equals("Data")) {
                    unnamed.add(one.getValue());
                } else {
                    values.put(one.getKey(), one.getValue());
                }
            }
            if (!unnamed.isEmpty()) {
                values.put("Data", Map.of("#text", unnamed));
            }
            Map<String, Object> system =
                    Map.of(
                            "Provider",
                            Map.of("#attributes", Map.of("Name", provider)),
                            "EventID",
                            event,
                            "TimeCreated",
                            Map.of("#attributes", Map.of("SystemTime", TIME.toString())),
                            "Channel",
                            channel,
                            "Computer",
                            "PC1.example.lg.jp");
            return JsonMapper.shared()
                    .writeValueAsString(
                            Map.of("Event", Map.of("System", system, "EventData", values)));
        }

        byte[] evtx() {
            return new EvtxWriter().add(channel, provider, event, TIME, data).toBytes();
        }
    }

    private static List<Recording> recordings() throws IOException {
        try (InputStream in = OwnRecordingsTest.class.getResourceAsStream("recordings.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return text.lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .map(OwnRecordingsTest::parse)
                    .toList();
        }
    }

    private static Recording parse(String line) {
        String[] p = line.split(" \\| ", 5);
        List<Map.Entry<String, String>> data = new ArrayList<>();
        for (String pair : p[4].split(" ¦ ")) {
            int equals = pair.indexOf('=');
            data.add(Map.entry(pair.substring(0, equals), pair.substring(equals + 1)));
        }
        return new Recording(p[0], p[1], Integer.parseInt(p[2]), p[3], data);
    }

    private static Set<String> rules(Detection detection, byte[] bytes) throws IOException {
        Set<String> rules = new TreeSet<>();
        Tally tally = new Tally();
        new EventFiles(detection.table(), tally, Judged.CLOCK)
                .read(
                        new ByteArrayInputStream(bytes),
                        "recording",
                        detection.session(
                                a -> rules.add(a.rule().value() + " " + a.time().orElse(null))));
        assertThat(tally.unusable()).isZero();
        assertThat(tally.events()).isEqualTo(1);
        return rules;
    }

    @Test
    void eachMakesItsRuleFireFromJsonAndFromEvtxAlike() throws IOException {
        assumeTrue(Shared.has("rules/sigmahq"));
        RuleBook book =
                RuleBook.load(List.of(Shared.at("rules/sigmahq/rules/windows")), Placeholders.NONE);
        Detection detection = Detection.of(book);
        List<String> missed = new ArrayList<>();
        for (Recording recording : recordings()) {
            Set<String> json = rules(detection, recording.json().getBytes(UTF_8));
            if (!json.contains(recording.rule() + " " + TIME)) {
                missed.add(recording + " " + json);
            }
            assertThat(rules(detection, recording.evtx())).as(recording.toString()).isEqualTo(json);
        }
        assertThat(missed).isEmpty();
        assertThat(recordings().stream().map(Recording::channel).collect(Collectors.toSet()))
                .contains(
                        "Security",
                        "System",
                        "Windows PowerShell",
                        "Microsoft-Windows-PowerShell/Operational");
    }

    @Test
    void debiansReaderFindsTheSameInWhatOurWriterWrites() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/evtxexport")), "evtxexport is absent");
        EvtxWriter writer = new EvtxWriter();
        List<Recording> some = recordings();
        some.forEach(r -> writer.add(r.channel(), r.provider(), r.event(), TIME, r.data()));
        Path file = Files.write(folder.resolve("own.evtx"), writer.toBytes());
        Process process =
                new ProcessBuilder("/usr/bin/evtxexport", "-f", "xml", file.toString())
                        .redirectErrorStream(true)
                        .start();
        String xml = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(xml).isZero();
        assertThat(xml.split("<Event>|<Event ", -1)).hasSize(some.size() + 1);
        for (Recording recording : some) {
            assertThat(xml).contains("<Channel>" + recording.channel() + "</Channel>");
        }
        assertThat(xml).contains("請求書.exe").contains("SystemTime=\"2026-11-22T01:02:03.456");
    }
}
