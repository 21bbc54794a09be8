// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.detection.Alert;
import jp.sekisho.detection.Judged;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.format.Tally;
import jp.sekisho.detection.match.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every kind of log is told exactly: rules for it look at its events, and others do not.
final class SourceResolverTest {

    /// Products, categories and services of what a line is taken for.
    private static String wordsOf(String line) throws IOException {
        Matcher matcher = new Matcher(List.of(), LogSources.shipped(), Set.of());
        Matcher.Judge judge = matcher.judge();
        List<String> words = new ArrayList<>();
        new EventFiles(matcher.table(), new Tally(), Clock.systemUTC())
                .read(
                        new ByteArrayInputStream((line + "\n").getBytes(UTF_8)),
                        "log",
                        (event, _, _) -> {
                            EventSource source = judge.source(event);
                            words.add(
                                    sorted(source.products())
                                            + "/"
                                            + sorted(source.categories())
                                            + "/"
                                            + sorted(source.services()));
                        });
        return String.join("; ", words);
    }

    private static String sorted(Set<String> words) {
        return String.join("+", new TreeSet<>(words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1} | windows/process_creation/sysmon
                    {"Channel":"MICROSOFT-WINDOWS-SYSMON/OPERATIONAL","EventID":"3"} | windows/network_connection/sysmon
                    {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":12,"EventType":"CreateKey"} | windows/registry_add+registry_event/sysmon
                    {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":12,"EventType":"DeleteValue"} | windows/registry_delete+registry_event/sysmon
                    {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13} | windows/registry_event+registry_set/sysmon
                    {"Channel":"Security","EventID":4688} | windows/process_creation/security
                    {"Channel":"Security","EventID":4657} | windows//security
                    {"Channel":"System","EventID":1} | windows//system
                    {"Channel":"Microsoft-Windows-PowerShell/Operational","EventID":4104} | windows/ps_script/powershell
                    {"Channel":"Microsoft-Windows-PowerShell/Operational","EventID":4103} | windows/ps_module/powershell
                    {"Channel":"Windows PowerShell","EventID":400} | windows/ps_classic_start/powershell-classic
                    {"Channel":"Nobody knows","EventID":1} | windows//
                    {"Workload":"Exchange","RecordType":1,"Operation":"x","CreationTime":"2026-11-22T08:00:00"} | m365//audit+exchange+threat_detection+threat_management
                    {"eventVersion":"1","eventSource":"s","eventName":"n","awsRegion":"r"} | aws//cloudtrail
                    {"event_type":"dns","flow_id":1} | suricata/dns/dns
                    {"event_type":"flow","flow_id":1} | suricata/firewall/flow
                    {"event_type":"alert","flow_id":1} | suricata//
                    {"_path":"conn","uid":"C1"} | zeek/firewall/conn
                    {"_path":"dns","uid":"C1"} | zeek/dns/dns
                    <189>date=2026-11-22 time=08:00:00 logid="1" type="traffic" srcip=10.0.0.1 | fortigate+fortios/firewall/event+sslvpnd+traffic
                    <134>Nov 22 08:00:01 rtx LAN2 Rejected at IN(2000) filter: TCP 10.10.1.5:5 > 203.0.113.9:443 | yamaha/firewall/
                    Nov 22 08:00:01 fw kernel: DROP IN=eth0 OUT= SRC=10.0.0.1 DST=10.0.0.2 PROTO=TCP SPT=1 DPT=2 | linux/firewall/iptables
                    type=EXECVE msg=audit(1795305600.123:42): argc=1 a0="cat" | linux//auditd
                    Nov 22 08:00:01 srv sshd[9]: Failed password for root | linux//auth+sshd+syslog
                    Nov 22 08:00:01 srv sudo: x | linux//auth+sudo+syslog
                    Nov 22 08:00:01 srv spooler: x | linux//syslog
                    10.0.0.1 - u [22/Nov/2026:08:00:00 +0900] "GET /x HTTP/1.1" 200 5 "-" "curl" | /webserver/apache+nginx
                    1795305600.586 921 192.168.0.68 TCP_MISS/200 507 POST http://example.jp/a taro DIRECT/203.0.113.1 text/html | squid/proxy/
                    {"anything":"else"} | //
                    """)
    void tellsOfEachLineWhichLogItCameFrom(String line, String words) throws IOException {
        assertThat(wordsOf(line)).isEqualTo(words);
    }

    @Test
    void tellsCommonEvents() throws IOException {
        assertThat(wordsOf("CEF:0|M|P|1|2|n|3|src=10.0.0.1"))
                .isEqualTo("/antivirus+firewall+proxy/");
        assertThat(wordsOf("LEEF:1.0|M|P|1|E1|src=10.0.0.1"))
                .isEqualTo("/antivirus+firewall+proxy/");
    }

    @Test
    void readsTheSameWindowsEventInEveryShapeInWhichItIsExported() {
        String rule =
                """
                title: failed
                logsource: {product: windows, service: security}
                detection:
                    s:
                        EventID: 4625
                        Provider_Name: Microsoft-Windows-Security-Auditing
                        Computer: PC-07
                        TargetUserName: root
                        LogonType: 3
                    condition: s
                """;
        for (String event :
                List.of(
                        // evtx_dump
                        """
                        {"Event":{"#attributes":{"xmlns":"x"},"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Security-Auditing"}},"EventID":4625,"Channel":"Security","Computer":"PC-07","TimeCreated":{"#attributes":{"SystemTime":"2026-11-22T00:00:00.1Z"}}},"EventData":{"TargetUserName":"root","LogonType":3}}}\
                        """,
                        """
                        {"Event":{"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Security-Auditing"}},"EventID":{"#attributes":{"Qualifiers":0},"#text":4625},"Channel":"Security","Computer":"PC-07","TimeCreated":{"#attributes":{"SystemTime":"2026-11-22T00:00:00.1Z"}}},"EventData":{"TargetUserName":"root","LogonType":"3"}}}\
                        """,
                        // nxlog
                        """
                        {"EventTime":"2026-11-22T00:00:00.1Z","Hostname":"PC-07","Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing","EventID":4625,"TargetUserName":"root","LogonType":"3"}\
                        """,
                        // winlogbeat 7 and 6
                        """
                        {"@timestamp":"2026-11-22T00:00:00.1Z","winlog":{"channel":"Security","event_id":4625,"provider_name":"Microsoft-Windows-Security-Auditing","computer_name":"PC-07","event_data":{"TargetUserName":"root","LogonType":"3"}}}\
                        """,
                        """
                        {"@timestamp":"2026-11-22T00:00:00.1Z","log_name":"Security","event_id":4625,"source_name":"Microsoft-Windows-Security-Auditing","computer_name":"PC-07","event_data":{"TargetUserName":"root","LogonType":"3"}}\
                        """,
                        // the sample corpus
                        """
                        {"Channel":"Security","EventID":4625,"Provider_Name":"Microsoft-Windows-Security-Auditing","Computer":"PC-07","TargetUserName":"root","LogonType":3,"TimeCreated_SystemTime":"2026-11-22T00:00:00.1Z"}\
                        """)) {
            List<Alert> alerts = Judged.alerts(Judged.book(rule), event + "\n");
            assertThat(alerts).as(event).hasSize(1);
            assertThat(alerts.getFirst().time())
                    .as(event)
                    .hasValue(java.time.Instant.parse("2026-11-22T00:00:00.1Z"));
            assertThat(Judged.alerts(Judged.book(rule), event.replace("4625", "4624") + "\n"))
                    .as(event)
                    .isEmpty();
        }
    }
}
