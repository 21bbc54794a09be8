// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import java.util.Arrays;
import java.util.List;
import jp.sekisho.server.register.Option;

/// What an asset is.
public enum AssetKind {
    INFORMATION("情報(データ・文書)"),
    SYSTEM("情報システム"),
    SPECIFICATION("システムの仕様書"),
    DIAGRAM("システムの構成図"),
    EQUIPMENT("機器・端末"),
    MEDIUM("記録媒体");

    private final String label;

    AssetKind(String label) {
        this.label = label;
    }

    /// Returns the word for people.
    public String label() {
        return label;
    }

    /// Whether it describes a system, is kept for each system and renewed after each change.
    boolean describesSystem() {
        return this == SPECIFICATION || this == DIAGRAM;
    }

    static List<Option> options() {
        return Arrays.stream(values()).map(kind -> new Option(kind.name(), kind.label)).toList();
    }
}
