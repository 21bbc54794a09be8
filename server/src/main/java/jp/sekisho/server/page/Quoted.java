// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

/// What somebody typed, as a sentence names it.
public final class Quoted {

    /// Characters of it that a sentence shows.
    private static final int SHOWN = 40;

    private Quoted() {}

    /// Returns 「…」, cut where it is long.
    public static String of(String typed) {
        int points = typed.codePointCount(0, typed.length());
        return points <= SHOWN
                ? "「" + typed + "」"
                : "「" + typed.substring(0, typed.offsetByCodePoints(0, SHOWN)) + "…」";
    }
}
