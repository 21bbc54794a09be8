// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

/// How sure a statement of the catalogue is.
public enum Certainty {
    /// Read in a primary or confirmed source.
    SOURCED("出典で確認"),
    /// Known from memory, not confirmed against the text: a person should look it up.
    FROM_MEMORY("記憶による。原文で確認を"),
    /// Drawn from sourced statements by reasoning.
    INFERRED("推定");

    private final String label;

    Certainty(String label) {
        this.label = label;
    }

    /// Returns the words for people.
    public String label() {
        return label;
    }
}
