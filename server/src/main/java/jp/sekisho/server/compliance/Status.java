// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

/// How an obligation stands (遵守状況), the most urgent first.
enum Status {
    DUE("要対応", "!", "due"),
    UNKNOWN("確認できない", "?", "unknown"),
    IN_PROGRESS("実施中", "◷", "in-progress"),
    EXCEPTED("例外措置中", "◇", "excepted"),
    NOT_YET_KNOWN("未確認", "…", "not-yet-known"),
    HOLDS("実施済", "✓", "holds"),
    NOT_APPLICABLE("対象外", "–", "not-applicable");

    private final String label;
    private final String sign;
    private final String style;

    Status(String label, String sign, String style) {
        this.label = label;
        this.sign = sign;
        this.style = style;
    }

    /// Returns the word for people.
    String label() {
        return label;
    }

    /// Returns the sign that stands before the word.
    String sign() {
        return sign;
    }

    /// Returns the class of the style sheet.
    String style() {
        return style;
    }
}
