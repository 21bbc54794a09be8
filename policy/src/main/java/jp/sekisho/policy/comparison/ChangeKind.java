// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.comparison;

import java.util.Locale;

/// In which way a clause differs between two versions.
public enum ChangeKind {
    /// The new version has it, the old had not.
    ADDED("新設"),
    /// The old version had it, the new has not.
    REMOVED("削除"),
    /// It stands under another clause or in another order.
    MOVED("移動"),
    /// It bears another number.
    RENUMBERED("番号の変更"),
    /// Its caption differs.
    RETITLED("見出しの変更"),
    /// Its words differ.
    REWORDED("文言の変更"),
    /// One clause became several.
    SPLIT("分割"),
    /// Several clauses became one.
    MERGED("統合");

    private final String label;

    ChangeKind(String label) {
        this.label = label;
    }

    /// Returns the word that offices write in the column 備考.
    public String label() {
        return label;
    }

    /// Returns the word that JSON uses (`renumbered`).
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
