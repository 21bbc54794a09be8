// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

/// What a class is about.
enum Dimension {
    CONFIDENTIALITY("機密性"),
    INTEGRITY("完全性"),
    AVAILABILITY("可用性");

    private final String label;

    Dimension(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
