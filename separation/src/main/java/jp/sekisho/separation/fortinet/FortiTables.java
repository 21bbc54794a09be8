// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.fortinet;

import java.util.List;
import java.util.Set;

/// Which tables of a FortiGate's configuration cannot change what passes.
final class FortiTables {

    /// Tables that decide nothing about which packets pass, by the beginning of their path.
    private static final List<String> IRRELEVANT =
            List.of(
                    "system ",
                    "log ",
                    "user ",
                    "webfilter ",
                    "antivirus ",
                    "ips ",
                    "application ",
                    "dlp ",
                    "emailfilter ",
                    "spamfilter ",
                    "dnsfilter ",
                    "file-filter ",
                    "voip ",
                    "waf ",
                    "wireless-controller ",
                    "switch-controller ",
                    "report ",
                    "alertemail ",
                    "certificate ",
                    "vpn certificate ",
                    "vpn ipsec ",
                    "web-proxy ",
                    "endpoint-control ",
                    "extender-controller ",
                    "firewall schedule ",
                    "firewall profile",
                    "firewall ssl-ssh-profile",
                    "firewall shaper ",
                    "firewall service category",
                    "firewall internet-service-",
                    "firewall ssh ",
                    "firewall ssl ",
                    "firewall address6-template",
                    "firewall multicast-address",
                    "firewall proxy-address",
                    "firewall wildcard-fqdn",
                    "icap ",
                    "media-gateway ",
                    "authentication ",
                    "automation ",
                    "ftp-proxy ",
                    "cifs ",
                    "sctp-filter ",
                    "videofilter ",
                    "virtual-patch ",
                    "casb ",
                    "ztna ",
                    "diameter-filter ",
                    "nsx ",
                    "ssh-filter ");

    /// Tables below `system` that do.
    private static final Set<String> RELEVANT =
            Set.of(
                    "system sdwan",
                    "system virtual-wan-link",
                    "system virtual-wire-pair",
                    "system vdom-link",
                    "system vdom",
                    "system vxlan",
                    "system switch-interface");

    private FortiTables() {}

    static boolean isIrrelevant(String path) {
        return !RELEVANT.contains(path)
                && IRRELEVANT.stream().anyMatch(p -> (path + " ").startsWith(p));
    }
}
