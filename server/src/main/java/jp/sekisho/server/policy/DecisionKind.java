// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

/// How a decision was taken.
public enum DecisionKind {
    /** 決裁 by the one whose decision it is. */
    DECIDED("決裁"),
    /** 専決. */
    DELEGATED("専決"),
    /** 代決. */
    SUBSTITUTED("代決");

    private final String label;

    DecisionKind(String label) {
        this.label = label;
    }

    /// Returns the Japanese name.
    public String label() {
        return label;
    }
}
