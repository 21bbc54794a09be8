// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

/// Who carries a measure for the body.
public enum CarrierKind {
    /** 構成市町村など. */
    MEMBER_BODY("構成市町村・ほかの市町村"),
    /** 都道府県. */
    PREFECTURE("都道府県"),
    /** 電算の共同処理. */
    JOINT_COMPUTING("電算の共同処理をする組合・協議会"),
    /** 地方公共団体情報システム機構. */
    J_LIS("地方公共団体情報システム機構(J-LIS)"),
    /** Any other body. */
    BODY("そのほかの団体");

    private final String label;

    CarrierKind(String label) {
        this.label = label;
    }

    /// Returns the Japanese name.
    public String label() {
        return label;
    }
}
