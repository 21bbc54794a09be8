// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import jp.sekisho.detection.format.CsvProfiles;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.format.Tally;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several threads find what one finds, in the same order.
final class DetectionRunTest {

    @TempDir private Path folder;

    private static final RuleBook OWN =
            RuleBook.of(
                    List.of(OwnRules.source(OwnRules.STARTER), OwnRules.source(OwnRules.OPTIONAL)),
                    Placeholders.NONE);

    private record Outcome(List<Alert> alerts, Tally tally, String losses) {}

    private static Outcome alone(RuleBook book, List<Path> files) throws IOException {
        Detection detection = Detection.of(book);
        List<Alert> alerts = new ArrayList<>();
        Tally tally = new Tally();
        Session session = detection.session(alerts::add);
        try (session) {
            EventFiles reader = new EventFiles(detection.table(), tally, Judged.CLOCK);
            for (Path file : files) {
                reader.read(file, session);
            }
        }
        return new Outcome(alerts, tally, session.losses().toString());
    }

    private static Outcome together(RuleBook book, List<Path> files, int threads)
            throws IOException {
        List<Alert> alerts = new ArrayList<>();
        DetectionRun run =
                new DetectionRun(
                        Detection.of(book),
                        threads,
                        Judged.CLOCK,
                        CsvProfiles.shipped(),
                        alerts::add);
        try (run) {
            for (Path file : files) {
                run.read(file);
            }
        }
        return new Outcome(alerts, run.tally(), run.losses().toString());
    }

    private static void assertSame(RuleBook book, List<Path> files) throws IOException {
        Outcome one = alone(book, files);
        for (int threads : new int[] {1, 2, 5}) {
            Outcome many = together(book, files, threads);
            assertThat(many.alerts()).isEqualTo(one.alerts());
            assertThat(many.tally().events()).isEqualTo(one.tally().events());
            assertThat(many.tally().unusable()).isEqualTo(one.tally().unusable());
            assertThat(many.tally().problems()).isEqualTo(one.tally().problems());
            assertThat(many.losses()).isEqualTo(one.losses());
        }
        assertThat(one.alerts()).isNotEmpty();
    }

    @Test
    void findsTheSameInFilesOfEveryKind() throws IOException {
        Random random = new Random(3);
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        for (int i = 0; i < 60_000; i++) {
            String line =
                    switch (random.nextInt(6)) {
                        case 0 -> "{\"Channel\":\"Security\",\"EventID\":1102}";
                        case 1 ->
                                "Nov 22 08:00:%02d srv sshd[1]: Failed password for root"
                                        .formatted(i % 60);
                        case 2 -> "nonsense";
                        case 3 -> "";
                        case 4 -> "{\"broken";
                        default -> "Nov 22 08:00:00 srv prog: " + "x".repeat(random.nextInt(200));
                    };
            mixed.write(line.getBytes(UTF_8));
            mixed.write(i % 7 == 0 ? "\r\n".getBytes(UTF_8) : "\n".getBytes(UTF_8));
        }
        Path plain = Files.write(folder.resolve("a.log"), mixed.toByteArray());
        Path packed = folder.resolve("b.log.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(mixed.toByteArray());
        }
        Path cut = folder.resolve("c.log.gz");
        byte[] whole = Files.readAllBytes(packed);
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        Path table =
                Files.write(
                        folder.resolve("d.csv"),
                        ("処理日時,職員番号,処理名,件数\n" + "R8.11.22 7:00,101,照会,200\n".repeat(3))
                                .getBytes(Charset.forName("windows-31j")));
        Path late =
                Files.writeString(
                        folder.resolve("e.log"),
                        "Nov 22 08:00:00 srv sudo: x : user NOT in sudoers\n".repeat(30_000)
                                + "#fields\tts\tmessage\n1700000000\tx\n");
        Path small = Files.writeString(folder.resolve("f.log"), "");
        assertSame(OWN, List.of(plain, packed, cut, table, late, small));
    }

    @Test
    void keepsTheRecordsOfOneAuditEventTogether() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            String head = "msg=audit(1700000000.123:" + i + "): ";
            log.append("type=SYSCALL ").append(head).append("syscall=59 exe=\"/bin/x\" uid=0\n");
            log.append("type=EXECVE ").append(head).append("argc=1 a0=\"cat\"\n");
            log.append("type=PATH ").append(head).append("item=0 name=\"/etc/shadow\"\n");
        }
        Path file = Files.writeString(folder.resolve("audit.log"), log);
        assertThat(Files.size(file)).isGreaterThan(2L << 20);
        RuleBook book =
                Judged.book(
                        """
                        title: who reads the shadow file
                        logsource: {product: linux, service: auditd}
                        detection:
                            s: {type: PATH, name: /etc/shadow, exe: /bin/x, uid: 0}
                            condition: s
                        """);
        assertSame(book, List.of(file));
        assertThat(together(book, List.of(file), 2).alerts()).hasSize(12_000);
    }

    @Test
    void findsTheSameInRealEvents() throws IOException {
        assumeTrue(Shared.has("events/windows-json"));
        RuleBook book =
                RuleBook.load(
                        List.of(Shared.at("rules/sigmahq/rules/windows/process_creation")),
                        Placeholders.NONE);
        assertSame(book, EventFiles.list(List.of(Shared.at("events/windows-json"))));
    }

    @Test
    void ownProfilesTellWhatColumnsMean() throws IOException {
        String profiles =
                """
                - name: 図書館
                  format: business
                  needs: ['@timestamp', user.id, event.action]
                  fields: {'@timestamp': とき, user.id: だれ, event.action: [なに], sekisho.records: かず}
                """;
        CsvProfiles own =
                ((CsvProfiles.Reading.Read) CsvProfiles.read("p.yaml", profiles)).profiles();
        Path file =
                Files.writeString(
                        folder.resolve("x.csv"), "とき,だれ,なに,か ず\nR8.11.22 10:00,1,x,101\n");
        List<Alert> alerts = new ArrayList<>();
        try (DetectionRun run =
                new DetectionRun(Detection.of(OWN), 2, Judged.CLOCK, own, alerts::add)) {
            run.read(file);
        }
        assertThat(alerts).extracting(a -> a.rule().value()).anyMatch(id -> id.endsWith("22"));
        for (String wrong :
                List.of(
                        "",
                        "a: b",
                        "- 1",
                        "- {name: x}",
                        "- {name: x, format: y, needs: [z]}",
                        "[")) {
            assertThat(CsvProfiles.read("p.yaml", wrong))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            CsvProfiles.Reading.Unusable.class,
                            u -> assertThat(u.message()).startsWith("p.yaml").endsWith("。"));
        }
    }
}
