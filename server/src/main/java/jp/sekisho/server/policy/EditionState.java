// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

/// How an edition stands on a day, with the sign and colour of the status that it is shown like.
enum EditionState {
    /** No decision yet. */
    DRAFT("案", "in-progress", "…"),
    /** Decided, not yet in force. */
    DECIDED("決裁済・施行前", "in-progress", "→"),
    IN_FORCE("施行中", "holds", "✓"),
    /** A later edition has taken its place. */
    REPLACED("旧版", "not-applicable", "－"),
    /** Repealed without one in its place. */
    ENDED("廃止", "not-applicable", "×");

    private final String label;
    private final String style;
    private final String sign;

    EditionState(String label, String style, String sign) {
        this.label = label;
        this.style = style;
        this.sign = sign;
    }

    String label() {
        return label;
    }

    String style() {
        return style;
    }

    String sign() {
        return sign;
    }
}
