// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.Service;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.TcpFlags;

/// Names that access lists use for ports, protocols and ICMP messages (Cisco IOS Security Command
/// Reference, `permit (IP)`; Cisco ASA CLI configuration guide, "Addresses, Protocols, and Ports").
final class CiscoNames {

    private static final Map<String, Integer> PORTS = new HashMap<>();
    private static final Map<String, int[]> ICMP = new HashMap<>();
    private static final Map<String, int[]> ICMP6 = new HashMap<>();

    static {
        String ports =
                "echo 7 discard 9 daytime 13 chargen 19 ftp-data 20 ftp 21 ssh 22 telnet 23 smtp 25"
                        + " time 37 nameserver 42 whois 43 tacacs 49 tacacs-ds 49 domain 53 dns 53 sqlnet"
                        + " 1521 bootps 67 bootpc 68 tftp 69 gopher 70 finger 79 www 80 http 80 kerberos"
                        + " 88 hostname 101 pop2 109 pop3 110 sunrpc 111 ident 113 nntp 119 ntp 123"
                        + " netbios-ns 137 netbios-dgm 138 netbios-ss 139 netbios-ssn 139 imap4 143 snmp"
                        + " 161 snmptrap 162 xdmcp 177 bgp 179 irc 194 dnsix 195 mobile-ip 434 pim-auto-rp"
                        + " 496 isakmp 500 biff 512 exec 512 login 513 who 513 rlogin 513 cmd 514 rsh 514"
                        + " syslog 514 lpd 515 talk 517 rip 520 uucp 540 klogin 543 kshell 544 https 443"
                        + " ldap 389 ldaps 636 ctiqbe 2748 cifs 3020 citrix-ica 1494 h323 1720"
                        + " lotusnotes 1352 nfs 2049 pcanywhere-data 5631 pcanywhere-status 5632 pptp 1723"
                        + " radius 1645 radius-acct 1646 secureid-udp 5510 sip 5060 rtsp 554 aol 5190"
                        + " vxlan 4789 non500-isakmp 4500 microsoft-ds 445 drip 3949 msrpc 135 ftps 990";
        String[] words = ports.split(" ", -1);
        for (int i = 0; i + 1 < words.length; i += 2) {
            PORTS.put(words[i], Integer.valueOf(words[i + 1]));
        }
        icmp(ICMP, "echo 8 echo-reply 0 unreachable 3 redirect 5 source-quench 4 time-exceeded 11");
        icmp(ICMP, "parameter-problem 12 timestamp-request 13 timestamp-reply 14 traceroute 30");
        icmp(ICMP, "information-request 15 information-reply 16 mask-request 17 mask-reply 18");
        icmp(ICMP, "router-advertisement 9 router-solicitation 10 alternate-address 6");
        icmp(ICMP, "conversion-error 31 mobile-redirect 32");
        code(
                ICMP,
                "net-unreachable 0 host-unreachable 1 protocol-unreachable 2 port-unreachable 3");
        code(ICMP, "packet-too-big 4 source-route-failed 5 administratively-prohibited 13");
        ICMP.put("ttl-exceeded", new int[] {11, 0});
        ICMP.put("reassembly-timeout", new int[] {11, 1});
        icmp(ICMP6, "unreachable 1 packet-too-big 2 time-exceeded 3 parameter-problem 4");
        icmp(ICMP6, "echo-request 128 echo 128 echo-reply 129 mld-query 130 mld-report 131");
        icmp(ICMP6, "mld-reduction 132 router-solicitation 133 router-advertisement 134 nd-ns 135");
        icmp(ICMP6, "nd-na 136 redirect 137 neighbor-solicitation 135 neighbor-advertisement 136");
        icmp(ICMP6, "router-renumbering 138 membership-query 130 membership-report 131");
        icmp(ICMP6, "neighbor-redirect 137");
    }

    private CiscoNames() {}

    private static void icmp(Map<String, int[]> map, String pairs) {
        String[] words = pairs.split(" ", -1);
        for (int i = 0; i + 1 < words.length; i += 2) {
            map.put(words[i], new int[] {Integer.parseInt(words[i + 1]), -1});
        }
    }

    private static void code(Map<String, int[]> map, String pairs) {
        String[] words = pairs.split(" ", -1);
        for (int i = 0; i + 1 < words.length; i += 2) {
            map.put(words[i], new int[] {3, Integer.parseInt(words[i + 1])});
        }
    }

    static OptionalInt port(String word) {
        Integer known = PORTS.get(word);
        return known != null ? OptionalInt.of(known) : Numbers.tryParse(word, 65535);
    }

    /// Reads a protocol; `ip` and `ipv6` stand for all of them.
    static Optional<ServiceSet> protocol(String word) {
        return switch (word) {
            case "ip", "ipv4", "ipv6", "any" -> Optional.of(ServiceSet.ANY);
            case "tcp-udp" ->
                    Optional.of(
                            ServiceSet.protocol(Protocol.TCP)
                                    .or(ServiceSet.protocol(Protocol.UDP)));
            case "ahp" -> Optional.of(ServiceSet.protocol(51));
            case "ipinip" -> Optional.of(ServiceSet.protocol(4));
            case "nos" -> Optional.of(ServiceSet.protocol(94));
            case "pcp" -> Optional.of(ServiceSet.protocol(108));
            case "snp" -> Optional.of(ServiceSet.protocol(109));
            case "pptp" -> Optional.of(ServiceSet.protocol(47));
            case "ipsec" -> Optional.of(ServiceSet.protocol(50));
            default -> {
                OptionalInt number = Protocol.tryParse(word);
                yield number.isPresent()
                        ? Optional.of(ServiceSet.protocol(number.getAsInt()))
                        : Optional.empty();
            }
        };
    }

    /// Reads the name or number of an ICMP message.
    ///
    /// @return type and code; a code of -1 stands for any
    static Optional<int[]> icmp(String word, boolean six) {
        int[] known = (six ? ICMP6 : ICMP).get(word);
        if (known != null) {
            return Optional.of(known);
        }
        OptionalInt number = Numbers.tryParse(word, 255);
        return number.isPresent()
                ? Optional.of(new int[] {number.getAsInt(), -1})
                : Optional.empty();
    }

    static ServiceSet icmp(boolean six, int type, int code) {
        int protocol = six ? Protocol.ICMP6 : Protocol.ICMP;
        return ServiceSet.of(
                new Service(
                        protocol,
                        protocol,
                        type,
                        type,
                        Math.max(code, 0),
                        code < 0 ? 65535 : code,
                        TcpFlags.ANY));
    }
}
