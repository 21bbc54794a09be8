// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

/// How good evidence is (証跡の確かさ), best first.
public enum EvidenceGrade {
    /// A program read it from the thing itself.
    MEASURED("自動取得"),
    /// A document of someone else.
    THIRD_PARTY("第三者の書類"),
    /// A person looked at the thing or its record.
    INSPECTED("現物確認"),
    /// The responsible person says so.
    DECLARED("自己申告");

    private final String label;

    EvidenceGrade(String label) {
        this.label = label;
    }

    /// Returns the word for people.
    public String label() {
        return label;
    }

    /// Says whether this grade is enough where `minimum` is asked.
    public boolean atLeast(EvidenceGrade minimum) {
        return compareTo(minimum) <= 0;
    }
}
