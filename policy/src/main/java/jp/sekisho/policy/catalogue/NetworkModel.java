// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

/// Where terminals and business systems stand (α・α′・β・β′モデル).
public enum NetworkModel {
    ALPHA("αモデル"),
    ALPHA_PRIME("α′モデル"),
    BETA("βモデル"),
    BETA_PRIME("β′モデル"),
    /// The body has no network of its own with zones.
    NONE("三層の対策の対象となる網なし");

    private final String label;

    NetworkModel(String label) {
        this.label = label;
    }

    /// Returns the Japanese name.
    public String label() {
        return label;
    }
}
