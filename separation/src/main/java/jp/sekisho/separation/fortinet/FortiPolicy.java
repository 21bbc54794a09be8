// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.fortinet;

import java.util.List;
import java.util.Set;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.fortinet.FortiTree.Entry;

/// What is said of one entry of `firewall policy` as a whole.
final class FortiPolicy {

    /// Settings that are read, and those that do not change what passes (FortiOS CLI reference,
    /// `firewall policy`).
    private static final Set<String> KNOWN =
            Set.of(
                    """
                    name uuid srcintf dstintf srcaddr dstaddr srcaddr6 dstaddr6 service action
                    schedule status nat logtraffic logtraffic-start comments utm-status
                    inspection-mode av-profile webfilter-profile ips-sensor application-list
                    ssl-ssh-profile dnsfilter-profile emailfilter-profile file-filter-profile
                    profile-protocol-options profile-type profile-group traffic-shaper
                    traffic-shaper-reverse per-ip-shaper ippool poolname fixedport session-ttl
                    label global-label match-vip srcaddr-negate dstaddr-negate service-negate
                    groups users internet-service internet-service-name internet-service-id
                    internet-service-src internet-service-src-name tcp-mss-sender tcp-mss-receiver
                    auto-asic-offload np-acceleration capture-packet wanopt webcache dlp-profile
                    dlp-sensor voip-profile waf-profile schedule-timeout block-notification
                    diffserv-forward diffservcode-forward vpntunnel send-deny-packet
                    permit-any-host anti-replay delay-tcp-npu-session cgn-eif cgn-eim
                    application-charts spamfilter-profile icap-profile rtp-nat tos
                    custom-log-fields dscp-match poolname6 srcaddr6-negate dstaddr6-negate
                    internet-service6 internet-service6-name internet-service6-src
                    internet-service6-src-name
                    """
                            .strip()
                            .split("\\s+"));

    private static final List<String> SHOWN =
            List.of(
                    "name",
                    "srcintf",
                    "dstintf",
                    "srcaddr",
                    "dstaddr",
                    "srcaddr6",
                    "dstaddr6",
                    "service",
                    "action");

    private FortiPolicy() {}

    /// Tells whether no setting stands in it of which it is not known what it does.
    static boolean isKnown(Entry entry) {
        return KNOWN.containsAll(entry.values.keySet());
    }

    /// Says how well the match that was read fits: a schedule and users narrow it at times.
    ///
    /// @param plain whether everything else was understood
    static Match.Fit fit(Entry entry, boolean plain) {
        boolean sometimes =
                !entry.one("schedule", "always").equals("always")
                        || entry.values.containsKey("groups")
                        || entry.values.containsKey("users");
        return !plain ? Match.Fit.AT_MOST : sometimes ? Match.Fit.SOMETIMES : Match.Fit.EXACT;
    }

    /// Returns the entry in one line, as people look for it.
    static String described(Entry entry) {
        StringBuilder words = new StringBuilder("edit ").append(entry.name);
        for (String key : SHOWN) {
            if (entry.values.containsKey(key)) {
                words.append(' ').append(key).append(' ').append(String.join(" ", entry.list(key)));
            }
        }
        return words.toString();
    }
}
