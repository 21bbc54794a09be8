// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

/// A post of the information security organisation, as the MIC guideline names it (chapter 1).
///
/// One person may hold several; what each may do stands in [AccessTable].
public enum Role {
    CISO("最高情報セキュリティ責任者"),
    DEPUTY_CISO("副最高情報セキュリティ責任者"),
    CHIEF_OFFICER("統括情報セキュリティ責任者"),
    OFFICER("情報セキュリティ責任者"),
    MANAGER("情報セキュリティ管理者"),
    SYSTEM_MANAGER("情報システム管理者"),
    SYSTEM_OPERATOR("情報システム担当者"),
    COMMITTEE_MEMBER("情報セキュリティ委員会の委員"),
    AUDITOR("情報セキュリティ監査人"),
    CSIRT("CSIRT"),
    POINT_OF_CONTACT("統一的窓口"),
    /// Everybody in office, without being appointed to a post.
    STAFF("職員等");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /// Returns the name that people read.
    public String label() {
        return label;
    }
}
