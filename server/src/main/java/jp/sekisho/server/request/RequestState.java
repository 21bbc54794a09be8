// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

/// Where a request stands.
enum RequestState {
    ASKED("決裁待ち", "◷", "in-progress"),
    RETURNED("差し戻し", "！", "due"),
    WITHDRAWN("取下げ", "−", "not-applicable"),
    APPROVED("承認", "✓", "holds"),
    REFUSED("不承認", "×", "not-applicable");

    private final String label;
    private final String sign;
    private final String style;

    RequestState(String label, String sign, String style) {
        this.label = label;
        this.sign = sign;
        this.style = style;
    }

    String label() {
        return label;
    }

    String sign() {
        return sign;
    }

    String style() {
        return style;
    }

    /// Whether the applicant may still change or withdraw it.
    boolean isOpen() {
        return this == ASKED || this == RETURNED;
    }
}
