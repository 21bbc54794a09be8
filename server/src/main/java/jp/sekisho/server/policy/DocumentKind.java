// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.util.Optional;

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

    /// Returns the layer above; nothing for the basic policy.
    public Optional<DocumentKind> above() {
        return switch (this) {
            case BASIC_POLICY -> Optional.empty();
            case STANDARD -> Optional.of(BASIC_POLICY);
            case PROCEDURE -> Optional.of(STANDARD);
        };
    }

    /// Reads the name of a kind.
    static Optional<DocumentKind> tryParse(String name) {
        for (DocumentKind kind : values()) {
            if (kind.name().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
