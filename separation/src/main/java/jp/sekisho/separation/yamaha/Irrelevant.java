// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.yamaha;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Commands that cannot change which packets the router passes on, by kind.
final class Irrelevant {

    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        kind(
                "管理",
                "login",
                "administrator",
                "user attribute",
                "console",
                "security class",
                "timezone",
                "date",
                "time",
                "ntp",
                "ntpdate",
                "httpd",
                "telnetd",
                "sshd",
                "sftpd",
                "tftp",
                "snmp",
                "snmpv2c",
                "snmpv3",
                "statistics",
                "alarm",
                "operation",
                "external-memory",
                "save",
                "set",
                "mail",
                "description",
                "system",
                "lan shutdown",
                "speed",
                "disconnect",
                "clear");
        kind("記録", "syslog", "ip filter dynamic timer");
        kind("名前と住所の配布", "dns", "dhcp", "ip host", "upnp", "dhcp6");
        kind(
                "回線の接続",
                "pp always-on",
                "pp auth",
                "pp enable",
                "pp disable",
                "pppoe",
                "ppp",
                "pp keepalive",
                "provider",
                "isdn",
                "wan",
                "mobile",
                "pp name",
                "pp backup",
                "leased");
        kind(
                "VPN の確立",
                "ipsec",
                "tunnel enable",
                "tunnel encapsulation",
                "tunnel endpoint",
                "tunnel name",
                "tunnel disable",
                "l2tp",
                "pptp",
                "ip tunnel tcp mss limit",
                "tunnel backup",
                "tunnel template");
        kind("品質", "queue", "qos", "ip keepalive", "bandwidth");
        kind("機器自身", "ip lan1 proxyarp", "switch", "lan type", "alias");
    }

    private Irrelevant() {}

    private static void kind(String kind, String... commands) {
        for (String command : commands) {
            KINDS.put(command, kind);
        }
    }

    /// Returns why a command cannot matter, or nothing where it may.
    static Optional<String> kind(String line) {
        for (Map.Entry<String, String> entry : KINDS.entrySet()) {
            if (line.equals(entry.getKey()) || line.startsWith(entry.getKey() + " ")) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }
}
