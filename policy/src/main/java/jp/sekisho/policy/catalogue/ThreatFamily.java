// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

/// The five families of threats that policies and the guideline name (対象とする脅威).
public enum ThreatFamily {
    DELIBERATE("意図的な脅威(攻撃・侵入・内部不正)"),
    UNINTENTIONAL("意図しない脅威(誤操作・規定違反・不備・故障)"),
    DISASTER("災害"),
    STAFF_SHORTAGE("疾病などによる要員不足"),
    UTILITY_FAILURE("電力・通信・水道の途絶の波及");

    private final String label;

    ThreatFamily(String label) {
        this.label = label;
    }

    /// Returns the Japanese name.
    public String label() {
        return label;
    }
}
