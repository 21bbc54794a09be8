// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import java.util.Arrays;
import java.util.List;
import jp.sekisho.server.register.Option;

/// On what an asset is kept, paper included.
public enum AssetMedium {
    SERVER("サーバ・共有フォルダ"),
    TERMINAL("端末の中"),
    CLOUD("クラウド・外部サービス"),
    PORTABLE("USBメモリ・外付け媒体"),
    TAPE("磁気テープ・光ディスク"),
    PAPER("紙"),
    BOTH("紙と電子の両方"),
    UNKNOWN("未確認");

    private final String label;

    AssetMedium(String label) {
        this.label = label;
    }

    /// Returns the word for people.
    public String label() {
        return label;
    }

    static List<Option> options() {
        return Arrays.stream(values()).map(one -> new Option(one.name(), one.label)).toList();
    }
}
