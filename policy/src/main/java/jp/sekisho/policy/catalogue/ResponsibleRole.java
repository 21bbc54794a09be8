// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

/// Who answers for an obligation, by the names of the glossary.
public enum ResponsibleRole {
    /// The organ that adopts the policy: head, assembly, board of education …
    ORGAN("制定主体(長・議会・委員会)"),
    CISO("最高情報セキュリティ責任者"),
    CHIEF_OFFICER("統括情報セキュリティ責任者"),
    OFFICER("情報セキュリティ責任者"),
    MANAGER("情報セキュリティ管理者"),
    SYSTEM_MANAGER("情報システム管理者"),
    SYSTEM_OPERATOR("情報システム担当者"),
    COMMITTEE("情報セキュリティ委員会"),
    CSIRT("CSIRT"),
    AUDITOR("情報セキュリティ監査人"),
    /// Everyone who works for the body.
    STAFF_MEMBER("職員等");

    private final String label;

    ResponsibleRole(String label) {
        this.label = label;
    }

    /// Returns the Japanese name.
    public String label() {
        return label;
    }
}
