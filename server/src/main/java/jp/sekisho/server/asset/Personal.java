// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import java.util.Arrays;
import java.util.List;
import jp.sekisho.server.register.Option;

/// What an asset says about persons.
public enum Personal {
    /** 特定個人情報: it holds individual numbers. */
    SPECIFIC("特定個人情報(マイナンバー)"),
    /** 住民などの個人情報. */
    RESIDENTS("住民の個人情報"),
    /** 職員の情報. */
    STAFF("職員の情報"),
    /** None. */
    NONE("含まない"),
    /** Nobody has said yet. */
    UNKNOWN("未確認");

    private final String label;

    Personal(String label) {
        this.label = label;
    }

    /// Returns the word for people.
    public String label() {
        return label;
    }

    static List<Option> options() {
        return Arrays.stream(values())
                .map(one ->
                        new Option(
                                one.name(),
                                one.label,
                                one == NONE
                                        ? List.of("×", "✕", "無", "なし", "無し", "非該当")
                                        : List.of()))
                .toList();
    }
}
