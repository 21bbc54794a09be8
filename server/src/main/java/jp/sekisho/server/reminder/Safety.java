// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.reminder;

/// How the way to the mail server is protected.
enum Safety {
    STARTTLS("STARTTLSで暗号化する(多くは587番)"),
    TLS("はじめから暗号化する(多くは465番)"),
    NONE("暗号化しない(庁内の中継サーバ。多くは25番)");

    private final String label;

    Safety(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
