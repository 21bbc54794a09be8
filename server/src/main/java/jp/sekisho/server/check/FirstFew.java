// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.check;

import java.util.List;

/// Names as a sentence lists them: the first few, and how many more there are.
public final class FirstFew {

    private static final int NAMED = 3;

    private FirstFew() {}

    /// Lists names.
    ///
    /// @param names the names; at least one
    /// @return `税務課、町民課、総務課ほか2件`
    public static String of(List<String> names) {
        return of(names, names.size());
    }

    /// Lists names of which only the first are known.
    ///
    /// @param names the first names; at least one
    /// @param all how many there are altogether
    public static String of(List<String> names, long all) {
        List<String> first = names.subList(0, Math.min(NAMED, names.size()));
        String listed = String.join("、", first);
        return all <= first.size() ? listed : listed + "ほか" + (all - first.size()) + "件";
    }
}
