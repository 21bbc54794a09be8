// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

/// The layer of a policy document.
public enum DocumentKind {
    /** 基本方針: published. */
    BASIC_POLICY("基本方針"),
    /** 対策基準: what must be kept, for the staff. */
    STANDARD("対策基準"),
    /** 実施手順: how it is done; never public. */
    PROCEDURE("実施手順");

    private final String label;

    DocumentKind(String label) {
        this.label = label;
    }

    /// Returns the Japanese name.
    public String label() {
        return label;
    }
}
