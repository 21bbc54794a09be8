// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

/// How somebody works for the body (任用・雇用の区分).
public enum EmploymentKind {
    /** 特別職(長・議員など). */
    SPECIAL("特別職"),
    /** 常勤の職員. */
    REGULAR("職員"),
    /** 再任用職員. */
    REAPPOINTED("再任用職員"),
    /** 会計年度任用職員. */
    FISCAL_YEAR("会計年度任用職員"),
    /** 非常勤職員. */
    PART_TIME("非常勤職員"),
    /** 教職員. */
    TEACHER("教職員"),
    /** 派遣. */
    DISPATCHED("派遣");

    private final String label;

    EmploymentKind(String label) {
        this.label = label;
    }

    /// Returns the Japanese name.
    public String label() {
        return label;
    }
}
