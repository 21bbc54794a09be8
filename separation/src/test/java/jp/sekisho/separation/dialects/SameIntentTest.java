// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same intent, written in every dialect, gives the same answer: from `a` one host may reach
/// one server of `b` by HTTPS and everybody a network by RDP except one host; `a` may reach
/// anything outside by TCP 80 to 88; nothing else.
final class SameIntentTest {

    @TempDir Path folder;

    private static final String IPTABLES =
            """
            *filter
            :FORWARD DROP [0:0]
            -A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
            -A FORWARD -i p1 -o p2 -s 10.1.0.9/32 -p tcp --dport 3389 -j DROP
            -A FORWARD -i p1 -o p2 -s 10.1.0.5/32 -d 10.2.0.8/32 -p tcp --dport 443 -j ACCEPT
            -A FORWARD -i p1 -o p2 -d 10.2.7.0/24 -p tcp --dport 3389 -j ACCEPT
            -A FORWARD -i p1 -o p3 -p tcp --dport 80:88 -j ACCEPT
            COMMIT
            """;

    private static final String NFT =
            """
            table ip filter {
            	chain forward {
            		type filter hook forward priority 0; policy drop;
            		ct state established,related accept
            		iifname "p1" oifname "p2" ip saddr 10.1.0.9 tcp dport 3389 drop
            		iifname "p1" oifname "p2" ip saddr 10.1.0.5 ip daddr 10.2.0.8 tcp dport 443 accept
            		iifname "p1" oifname "p2" ip daddr 10.2.7.0/24 tcp dport 3389 accept
            		iifname "p1" oifname "p3" tcp dport 80-88 accept
            	}
            }
            """;

    private static final String JSON =
            """
            {"nftables": [{"metainfo": {"json_schema_version": 1}},
              {"table": {"family": "ip", "name": "filter", "handle": 1}},
              {"chain": {"family": "ip", "table": "filter", "name": "forward", "handle": 1, "type": "filter",
                "hook": "forward", "prio": 0, "policy": "drop"}},
              {"rule": {"family": "ip", "table": "filter", "chain": "forward", "handle": 9, "expr": [
                {"match": {"op": "in", "left": {"ct": {"key": "state"}}, "right": ["established", "related"]}},
                {"accept": null}]}},
              {"rule": {"family": "ip", "table": "filter", "chain": "forward", "handle": 9, "expr": [
                {"match": {"op": "==", "left": {"meta": {"key": "iifname"}}, "right": "p1"}},
                {"match": {"op": "==", "left": {"meta": {"key": "oifname"}}, "right": "p2"}},
                {"match": {"op": "==", "left": {"payload": {"protocol": "ip", "field": "saddr"}}, "right": "10.1.0.9"}},
                {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 3389}},
                {"drop": null}]}},
              {"rule": {"family": "ip", "table": "filter", "chain": "forward", "handle": 9, "expr": [
                {"match": {"op": "==", "left": {"meta": {"key": "iifname"}}, "right": "p1"}},
                {"match": {"op": "==", "left": {"meta": {"key": "oifname"}}, "right": "p2"}},
                {"match": {"op": "==", "left": {"payload": {"protocol": "ip", "field": "saddr"}}, "right": "10.1.0.5"}},
                {"match": {"op": "==", "left": {"payload": {"protocol": "ip", "field": "daddr"}}, "right": "10.2.0.8"}},
                {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 443}},
                {"accept": null}]}},
              {"rule": {"family": "ip", "table": "filter", "chain": "forward", "handle": 9, "expr": [
                {"match": {"op": "==", "left": {"meta": {"key": "iifname"}}, "right": "p1"}},
                {"match": {"op": "==", "left": {"meta": {"key": "oifname"}}, "right": "p2"}},
                {"match": {"op": "==", "left": {"payload": {"protocol": "ip", "field": "daddr"}}, "right": {"prefix": {"addr": "10.2.7.0", "len": 24}}}},
                {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 3389}},
                {"accept": null}]}},
              {"rule": {"family": "ip", "table": "filter", "chain": "forward", "handle": 9, "expr": [
                {"match": {"op": "==", "left": {"meta": {"key": "iifname"}}, "right": "p1"}},
                {"match": {"op": "==", "left": {"meta": {"key": "oifname"}}, "right": "p3"}},
                {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": {"range": [80, 88]}}},
                {"accept": null}]}}]}
            """;

    private static final String RTX =
            """
            ip lan1 address 10.1.0.1/16
            ip lan2 address 10.2.0.1/16
            ip lan3 address 203.0.113.1/24
            ip route default gateway 203.0.113.254
            ip lan1 secure filter in 1 2 3 4 5 9 dynamic 100
            ip lan2 secure filter in 6
            ip lan3 secure filter in 6
            ip filter 1 reject 10.1.0.9 10.2.0.0/16 tcp * 3389
            ip filter 2 pass 10.1.0.5 10.2.0.8 tcp * 443
            ip filter 3 pass * 10.2.7.0/24 tcp * 3389
            ip filter 4 reject * 10.2.0.0/16
            ip filter 5 reject * 10.1.0.1,10.2.0.1,203.0.113.1
            ip filter 9 pass * * tcp * 80-88
            ip filter 6 reject * *
            ip filter dynamic 100 * * tcp
            """;

    private static final String JUNOS =
            """
            set interfaces ge-0/0/0 unit 0 family inet address 10.1.0.1/16
            set interfaces ge-0/0/1 unit 0 family inet address 10.2.0.1/16
            set interfaces ge-0/0/2 unit 0 family inet address 203.0.113.1/24
            set routing-options static route 0.0.0.0/0 next-hop 203.0.113.254
            set security zones security-zone a interfaces ge-0/0/0.0
            set security zones security-zone b interfaces ge-0/0/1.0
            set security zones security-zone out interfaces ge-0/0/2.0
            set security address-book global address h5 10.1.0.5/32
            set security address-book global address h9 10.1.0.9/32
            set security address-book global address server 10.2.0.8/32
            set security address-book global address net7 10.2.7.0/24
            set applications application rdp protocol tcp
            set applications application rdp destination-port 3389
            set applications application web protocol tcp
            set applications application web destination-port 80-88
            set security policies from-zone a to-zone b policy 1 match source-address h9
            set security policies from-zone a to-zone b policy 1 match destination-address any
            set security policies from-zone a to-zone b policy 1 match application rdp
            set security policies from-zone a to-zone b policy 1 then deny
            set security policies from-zone a to-zone b policy 2 match source-address h5
            set security policies from-zone a to-zone b policy 2 match destination-address server
            set security policies from-zone a to-zone b policy 2 match application junos-https
            set security policies from-zone a to-zone b policy 2 then permit
            set security policies from-zone a to-zone b policy 3 match source-address any
            set security policies from-zone a to-zone b policy 3 match destination-address net7
            set security policies from-zone a to-zone b policy 3 match application rdp
            set security policies from-zone a to-zone b policy 3 then permit
            set security policies from-zone a to-zone out policy 4 match source-address any
            set security policies from-zone a to-zone out policy 4 match destination-address any
            set security policies from-zone a to-zone out policy 4 match application web
            set security policies from-zone a to-zone out policy 4 then permit
            """;

    private static final String FORTI =
            """
            config system interface
                edit "p1"
                    set ip 10.1.0.1 255.255.0.0
                next
                edit "p2"
                    set ip 10.2.0.1 255.255.0.0
                next
                edit "p3"
                    set ip 203.0.113.1 255.255.255.0
                next
            end
            config firewall address
                edit "h5"
                    set subnet 10.1.0.5 255.255.255.255
                next
                edit "h9"
                    set subnet 10.1.0.9 255.255.255.255
                next
                edit "server"
                    set subnet 10.2.0.8 255.255.255.255
                next
                edit "net7"
                    set subnet 10.2.7.0 255.255.255.0
                next
            end
            config firewall service custom
                edit "rdp"
                    set tcp-portrange 3389
                next
                edit "web"
                    set tcp-portrange 80-88
                next
            end
            config router static
                edit 1
                    set gateway 203.0.113.254
                    set device "p3"
                next
            end
            config firewall policy
                edit 1
                    set srcintf "p1"
                    set dstintf "p2"
                    set srcaddr "h9"
                    set dstaddr "all"
                    set service "rdp"
                    set action deny
                    set schedule "always"
                next
                edit 2
                    set srcintf "p1"
                    set dstintf "p2"
                    set srcaddr "h5"
                    set dstaddr "server"
                    set service "HTTPS"
                    set action accept
                    set schedule "always"
                next
                edit 3
                    set srcintf "p1"
                    set dstintf "p2"
                    set srcaddr "all"
                    set dstaddr "net7"
                    set service "rdp"
                    set action accept
                    set schedule "always"
                next
                edit 4
                    set srcintf "p1"
                    set dstintf "p3"
                    set srcaddr "all"
                    set dstaddr "all"
                    set service "web"
                    set action accept
                    set schedule "always"
                next
            end
            """;

    private static final String IOS =
            """
            hostname r
            interface GigabitEthernet0/1
             ip address 10.1.0.1 255.255.0.0
             ip access-group FROM-A in
            interface GigabitEthernet0/2
             ip address 10.2.0.1 255.255.0.0
             ip access-group NOTHING in
            interface GigabitEthernet0/3
             ip address 203.0.113.1 255.255.255.0
             ip access-group NOTHING in
            ip route 0.0.0.0 0.0.0.0 203.0.113.254
            ip access-list extended FROM-A
             10 deny tcp host 10.1.0.9 10.2.0.0 0.0.255.255 eq 3389
             20 permit tcp host 10.1.0.5 host 10.2.0.8 eq 443
             30 permit tcp any 10.2.7.0 0.0.0.255 eq 3389
             40 deny ip any 10.2.0.0 0.0.255.255
             50 permit tcp any any range 80 88
            ip access-list extended NOTHING
             10 permit tcp any any established
            """;

    private static final String AWPLUS =
            """
            hostname sw
            access-list hardware from-a
             10 deny tcp 10.1.0.9/32 10.2.0.0/16 eq 3389
             20 permit tcp host 10.1.0.5 host 10.2.0.8 eq 443
             30 permit tcp any 10.2.7.0 0.0.0.255 eq 3389
             40 deny ip any 10.2.0.0/16
             50 permit tcp any any range 80 88
             60 deny ip any any
            access-list hardware nothing
             10 deny ip any any
            vlan database
             vlan 10,20,30 state enable
            interface port1.0.1-1.0.2
             switchport
             switchport mode access
             switchport access vlan 10
             access-group from-a
            interface port1.0.3
             switchport
             switchport access vlan 20
             access-group nothing
            interface port1.0.4
             switchport
             switchport access vlan 30
             access-group nothing
            interface vlan10
             ip address 10.1.0.1/16
            interface vlan20
             ip address 10.2.0.1/16
            interface vlan30
             ip address 203.0.113.1/24
            ip route 0.0.0.0/0 203.0.113.254
            """;

    private static final String ASA =
            """
            ASA Version 9.16(4)
            interface GigabitEthernet0/1
             nameif p1
             security-level 50
             ip address 10.1.0.1 255.255.0.0
            interface GigabitEthernet0/2
             nameif p2
             security-level 70
             ip address 10.2.0.1 255.255.0.0
            interface GigabitEthernet0/3
             nameif p3
             security-level 60
             ip address 203.0.113.1 255.255.255.0
            object network server
             host 10.2.0.8
            object-group network net7
             network-object 10.2.7.0 255.255.255.0
            object-group service rdp tcp
             port-object eq 3389
            access-list from-a extended deny tcp host 10.1.0.9 10.2.0.0 255.255.0.0 object-group rdp
            access-list from-a extended permit tcp host 10.1.0.5 object server eq https
            access-list from-a extended permit tcp any object-group net7 object-group rdp
            access-list from-a extended deny ip any 10.2.0.0 255.255.0.0
            access-list from-a extended permit tcp any4 any4 range 80 88
            access-list nothing extended deny ip any any
            access-group from-a in interface p1
            access-group nothing in interface p2
            access-group nothing in interface p3
            route p3 0.0.0.0 0.0.0.0 203.0.113.254 1
            """;

    private Map<String, Passing> dialects() {
        Map<String, Passing> all = new TreeMap<>();
        String[] linux = {"p1", "p2", "p3"};
        all.put("iptables-save", new Passing(folder, "iptables-save", IPTABLES, linux));
        all.put("nftables", new Passing(folder, "nftables", NFT, linux));
        all.put("nftables-json", new Passing(folder, "nftables-json", JSON, linux));
        all.put("yamaha-rtx", new Passing(folder, "yamaha-rtx", RTX, "lan1", "lan2", "lan3"));
        all.put("fortios", new Passing(folder, "fortios", FORTI, linux));
        all.put("asa", new Passing(folder, "asa", ASA, linux));
        all.put(
                "junos",
                new Passing(folder, "junos", JUNOS, "ge-0/0/0.0", "ge-0/0/1.0", "ge-0/0/2.0"));
        all.put(
                "ios",
                new Passing(
                        folder,
                        "ios",
                        IOS,
                        "GigabitEthernet0/1",
                        "GigabitEthernet0/2",
                        "GigabitEthernet0/3"));
        all.put(
                "alliedware-plus",
                new Passing(folder, "alliedware-plus", AWPLUS, "vlan10", "vlan20", "vlan30"));
        return all;
    }

    /// What passes, without where it is written.
    private static TreeSet<String> shown(Proof proof, String from, String to) {
        TreeSet<String> all = new TreeSet<>();
        for (Violation violation : Passing.pair(proof, from, to).violations()) {
            if (violation.packet().family() == 4) {
                all.add(
                        violation.legalising().protocol()
                                + " "
                                + violation.legalising().destination()
                                + " "
                                + violation.legalising().ports());
            }
        }
        return all;
    }

    @Test
    void everyDialectLetsTheSamePacketsPass() {
        dialects()
                .forEach((name, device) -> {
                    Proof proof = device.proof("");
                    assertThat(shown(proof, "a", "b"))
                            .as(name)
                            .containsExactlyInAnyOrder(
                                    "tcp [10.2.0.8] [443]", "tcp [10.2.7.0-10.2.7.255] [3389]");
                    for (String pair : List.of("b>a", "b>out", "out>a", "out>b")) {
                        String[] ends = pair.split(">", -1);
                        assertThat(shown(proof, ends[0], ends[1])).as(name + pair).isEmpty();
                    }
                    assertThat(shown(proof, "a", "out"))
                            .as(name)
                            .isNotEmpty()
                            .allMatch(s -> s.endsWith("[80-88]"));
                    // iptables-save knows nothing of IPv6; that line alone may be open.
                    assertThat(Passing.pair(proof, "a", "b").unknownLines())
                            .as(name)
                            .allMatch(l -> l.text().startsWith("IPv6 "));
                });
    }

    @Test
    void everyDialectIsSeparatedBeyondTheFlowsThatItServes() {
        String flows =
                "{id: F1, from: a, to: b, src: 10.1.0.5, dst: 10.2.0.8, proto: tcp, ports: [443]},"
                        + " {id: F2, from: a, to: b, dst: 10.2.7.0/24, proto: tcp, ports: [3389]}";
        dialects()
                .forEach((name, device) ->
                        assertThat(shown(device.proof(flows), "a", "b")).as(name).isEmpty());
    }
}
