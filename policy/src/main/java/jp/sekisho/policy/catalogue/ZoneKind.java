// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

/// The three network tiers of the guideline; a body may have more of its own.
public enum ZoneKind {
    MY_NUMBER("マイナンバー利用事務系"),
    LGWAN("LGWAN接続系"),
    INTERNET("インターネット接続系");

    private final String label;

    ZoneKind(String label) {
        this.label = label;
    }

    /// Returns the Japanese name.
    public String label() {
        return label;
    }
}
