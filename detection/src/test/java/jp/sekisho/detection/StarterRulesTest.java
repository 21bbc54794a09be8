// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.format.Tally;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.zone.PlanReader;
import jp.sekisho.detection.zone.PlanReading;
import jp.sekisho.detection.zone.ZonePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each rule that ships fires on what it is for and is quiet on what looks alike.
final class StarterRulesTest {

    private static final String PLAN =
            """
            zones:
              - {id: my-number, kind: MY_NUMBER, networks: [10.10.0.0/16, "fd00:10::/48"]}
              - {id: lgwan, kind: LGWAN, networks: [10.20.0.0/16]}
              - {id: internet, kind: INTERNET, external: true}
            flows:
              - {id: F-1, from: my-number, to: lgwan, src: 10.10.1.5, dst: 10.20.3.8, proto: tcp, ports: [443, 8000-8010]}
              - {id: F-2, from: lgwan, to: internet, proto: tcp, ports: [25], expires: 2026-03-31}
            """;

    private static final RuleBook BOOK =
            RuleBook.of(List.of(OwnRules.source(OwnRules.STARTER)), Placeholders.NONE);

    @TempDir private Path folder;

    private String fired(String log) throws IOException {
        return fired(log.getBytes(UTF_8));
    }

    /// The last two digits of the rules that fire.
    private String fired(byte[] log) throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), PLAN);
        ZonePlan plan = ((PlanReading.Read) PlanReader.read(file)).plan();
        Detection detection = Detection.of(BOOK, Optional.of(plan));
        TreeSet<String> rules = new TreeSet<>();
        try (Session session =
                detection.session(a -> {
                    String id = a.rule().value();
                    rules.add(id.substring(id.length() - 2));
                })) {
            new EventFiles(detection.table(), new Tally(), Judged.CLOCK)
                    .read(new ByteArrayInputStream(log), "log", session);
        }
        return String.join(" ", rules);
    }

    private static String yamaha(String verb, String from, String to) {
        return "<134>Nov 22 08:00:01 rtx LAN2 %s at IN(2000) filter: TCP %s > %s\n"
                .formatted(verb, from, to);
    }

    @Test
    void allLoadAndThereAreAtMostFifty() {
        assertThat(BOOK.refusals()).isEmpty();
        assertThat(BOOK.rules().size() + BOOK.correlations().size()).isBetween(20, 50);
    }

    @Test
    void trafficBetweenZonesThatNoFlowCoversIsReported() throws IOException {
        assertThat(fired(yamaha("Passed", "10.20.0.1:5", "203.0.113.9:443"))).isEqualTo("01");
        assertThat(fired(yamaha("Rejected", "10.20.0.1:5", "203.0.113.9:443"))).isEqualTo("02");
        assertThat(fired(yamaha("Passed", "10.10.0.1:5", "203.0.113.9:443"))).isEqualTo("01 04");
        assertThat(fired(yamaha("Rejected", "10.10.0.1:5", "10.20.3.8:443"))).isEqualTo("02 04");
        assertThat(fired(yamaha("Passed", "203.0.113.9:443", "10.20.0.1:5"))).isEqualTo("01");
    }

    @Test
    void trafficThatThePlanPermitsOrThatStaysInItsZoneIsQuiet() throws IOException {
        assertThat(fired(yamaha("Passed", "10.10.1.5:5", "10.20.3.8:443"))).isEmpty();
        assertThat(fired(yamaha("Passed", "10.10.1.5:5", "10.20.3.8:8005"))).isEmpty();
        assertThat(fired(yamaha("Passed", "10.10.1.5:5", "10.20.3.8:8011"))).isEqualTo("01 04");
        assertThat(fired(yamaha("Passed", "10.20.0.1:5", "10.20.9.9:445"))).isEmpty();
        assertThat(fired(yamaha("Passed", "198.51.100.1:5", "203.0.113.9:443"))).isEmpty();
    }

    @Test
    void aFlowWhoseTimeIsOverIsReportedAsSuch() throws IOException {
        assertThat(fired(yamaha("Passed", "10.20.0.1:5", "203.0.113.9:25"))).isEqualTo("03");
    }

    @Test
    void everyLogOfConnectionsIsHeldAgainstThePlan() throws IOException {
        assertThat(
                        fired(
                                "{\"event_type\":\"flow\",\"flow_id\":1,\"timestamp\":\"2026-11-22T08:00:00.000000+0900\",\"src_ip\":\"10.20.0.1\",\"dest_ip\":\"203.0.113.9\",\"dest_port\":443,\"proto\":\"TCP\"}\n"))
                .isEqualTo("01");
        assertThat(
                        fired(
                                "{\"Channel\":\"Security\",\"EventID\":5156,\"SourceAddress\":\"10.20.0.1\",\"DestAddress\":\"10.10.0.1\",\"DestPort\":\"445\",\"Protocol\":\"6\"}\n"))
                .isEqualTo("01");
    }

    @Test
    void manyRefusedAttemptsOfOneTerminalAreOneGraveAlert() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            log.append(
                    "<134>Nov 22 08:00:%02d rtx LAN2 Rejected at IN(1) filter: UDP 10.20.0.1:5 > 203.0.113.9:53\n"
                            .formatted(i));
        }
        assertThat(fired(log.toString())).isEqualTo("02 05");
    }

    private static String logon(int id, int second, String user, String address) {
        return "{\"Channel\":\"Security\",\"EventID\":%d,\"LogonType\":3,\"TargetUserName\":\"%s\",\"IpAddress\":\"%s\",\"TimeCreated_SystemTime\":\"2026-11-22T08:00:%02d.000Z\"}\n"
                .formatted(id, user, address, second);
    }

    @Test
    void failedLogOnsAreReportedWhenTheyAddUp() throws IOException {
        StringBuilder nine = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            nine.append(logon(4625, i, "taro", "10.0.0.1"));
        }
        assertThat(fired(nine + logon(4624, 30, "taro", "10.0.0.1"))).isEmpty();
        String ten = nine + logon(4625, 9, "TARO", "10.0.0.1");
        assertThat(fired(ten)).isEmpty();
        assertThat(fired(ten + logon(4624, 30, "taro", "10.0.0.1"))).isEqualTo("13");
        assertThat(fired(ten + logon(4624, 30, "jiro", "10.0.0.1"))).isEmpty();
        StringBuilder spray = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            spray.append(logon(4625, i, "user" + i, "10.0.0.1"));
        }
        assertThat(fired(spray.toString())).isEqualTo("14");
    }

    @Test
    void failedLogInsToServersAndRoutersAreReported() throws IOException {
        StringBuilder ssh = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            ssh.append(
                    "Nov 22 08:00:%02d srv sshd[1]: Failed password for root from 10.0.0.9 port 1 ssh2\n"
                            .formatted(i));
        }
        assertThat(fired(ssh.toString())).isEqualTo("16");
        assertThat(fired("<134>Nov 22 08:00:01 rtx Login failed for SSH: 192.0.2.1\n"))
                .isEqualTo("17");
        assertThat(fired("<134>Nov 22 08:00:01 rtx Login succeeded for SSH: 192.0.2.1\n"))
                .isEmpty();
    }

    @Test
    void exportToMediaIsReported() throws IOException {
        String head = "日時,コンピュータ名,ユーザー名,操作,ファイル名,コピー先,デバイス名\n";
        assertThat(fired(head + "R8.11.22 10:00,PC1,山田,ファイルコピー,C:\\a.xlsx,E:\\a.xlsx,\n"))
                .isEqualTo("20");
        assertThat(fired(head + "R8.11.22 10:00,PC1,山田,ファイルコピー,C:\\a.xlsx,C:\\b.xlsx,\n"))
                .isEmpty();
        assertThat(fired(head + "R8.11.22 10:00,PC1,山田,ファイル参照,E:\\a.xlsx,,USBメモリ\n")).isEmpty();
    }

    @Test
    void useOfBusinessSystemsOutOfHoursAndInMassIsReported() throws IOException {
        String head = "処理日時,職員番号,処理名,件数\n";
        assertThat(fired(head + "令和8年11月22日 10時00分,101,照会,1\n")).isEmpty();
        assertThat(fired(head + "令和8年11月22日 7時59分,101,照会,1\n")).isEqualTo("21");
        assertThat(fired(head + "令和8年11月22日 20時00分,101,照会,1\n")).isEqualTo("21");
        assertThat(fired(head + "令和8年11月22日 10時00分,101,一覧出力,101\n")).isEqualTo("22");
        assertThat(fired((head + "R8.11.22 10:00,101,照会,1\n").repeat(1))).isEmpty();
        StringBuilder much = new StringBuilder(head);
        for (int i = 10; i < 40; i++) {
            much.append("R8.11.22 10:").append(i).append(",101,照会,10\n");
        }
        assertThat(fired(much.toString().getBytes(java.nio.charset.Charset.forName("windows-31j"))))
                .isEqualTo("24");
    }

    private static String windows(String channel, int id, String fields) {
        return "{\"Channel\":\"%s\",\"EventID\":%d%s}\n".formatted(channel, id, fields);
    }

    @Test
    void useOfPrivilegesAndCoveringUpAreReported() throws IOException {
        assertThat(fired(windows("Security", 1102, ""))).isEqualTo("30");
        assertThat(fired(windows("System", 104, ""))).isEqualTo("30");
        assertThat(fired(windows("System", 1102, ""))).isEmpty();
        assertThat(fired(windows("Security", 4732, ",\"TargetSid\":\"S-1-5-32-544\"")))
                .isEqualTo("31");
        assertThat(fired(windows("Security", 4732, ",\"TargetSid\":\"S-1-5-32-555\""))).isEmpty();
        assertThat(fired(windows("Security", 4720, ""))).isEqualTo("32");
        assertThat(
                        fired(
                                "Nov 22 08:00:00 srv sudo: taro : user NOT in sudoers ; TTY=pts/0 ; COMMAND=/bin/sh\n"))
                .isEqualTo("33");
        assertThat(fired("Nov 22 08:00:00 srv sudo: taro : TTY=pts/0 ; COMMAND=/bin/ls\n"))
                .isEmpty();
    }

    @Test
    void malwareAndForwardingRulesAreReported() throws IOException {
        String defender = "Microsoft-Windows-Windows Defender/Operational";
        assertThat(fired(windows(defender, 1116, ""))).isEqualTo("40");
        assertThat(fired(windows(defender, 5001, ""))).isEqualTo("41");
        assertThat(fired(windows(defender, 1000, ""))).isEmpty();
        String rule =
                "{\"Workload\":\"Exchange\",\"RecordType\":1,\"CreationTime\":\"2026-11-22T08:00:00\",\"Operation\":\"New-InboxRule\",\"Parameters\":[{\"Name\":\"%s\",\"Value\":\"x@example.com\"}]}\n";
        assertThat(fired(rule.formatted("ForwardTo"))).isEqualTo("42");
        assertThat(fired(rule.formatted("MoveToFolder"))).isEmpty();
    }

    @Test
    void myNumbersAreMaskedInWhatIsShown() throws IOException {
        RuleBook book =
                Judged.book(
                        "title: t\nlogsource: {product: business}\ndetection: {s: {sekisho.subject|exists: true}, condition: s}\n");
        List<Alert> alerts =
                Judged.alerts(book, "処理日時,職員番号,処理名,宛名番号\nR8.11.22 10:00,101,照会,123456789018\n");
        assertThat(alerts)
                .singleElement()
                .satisfies(a ->
                        assertThat(a.fields()).containsEntry("sekisho.subject", "************"));
    }
}
