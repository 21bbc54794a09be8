// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

/// The kind of a local public body.
public enum BodyKind {
    PREFECTURE("都道府県"),
    CITY("市"),
    SPECIAL_WARD("特別区"),
    TOWN("町"),
    VILLAGE("村"),
    /// 一部事務組合, 企業団 among them.
    UNION("一部事務組合"),
    WIDE_AREA_UNION("広域連合");

    private final String label;

    BodyKind(String label) {
        this.label = label;
    }

    /// Returns the Japanese name.
    public String label() {
        return label;
    }

    /// Says whether the body is a union of others (地方自治法284条).
    public boolean isUnion() {
        return this == UNION || this == WIDE_AREA_UNION;
    }
}
