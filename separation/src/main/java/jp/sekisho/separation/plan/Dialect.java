// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.plan;

import java.util.Arrays;
import java.util.Optional;

/// A language of configurations that can be read.
public enum Dialect {
    IPTABLES_SAVE("iptables-save"),
    IP6TABLES_SAVE("ip6tables-save"),
    NFTABLES("nftables"),
    NFTABLES_JSON("nftables-json"),
    YAMAHA_RTX("yamaha-rtx"),
    FORTIOS("fortios"),
    IOS("ios"),
    ASA("asa"),
    ALLIEDWARE_PLUS("alliedware-plus"),
    JUNOS("junos"),
    NEC_IX("nec-ix");

    private final String label;

    Dialect(String label) {
        this.label = label;
    }

    /// Returns the name that plans use.
    public String label() {
        return label;
    }

    static Optional<Dialect> named(String label) {
        return Arrays.stream(values()).filter(d -> d.label.equals(label)).findFirst();
    }
}
