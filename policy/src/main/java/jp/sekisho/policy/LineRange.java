// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

/// The lines of the source on which something stands, both ends included, counted from 1.
///
/// @param from first line, at least 1
/// @param to last line, at least `from`
public record LineRange(int from, int to) {
    public LineRange {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException(
                    "lines must satisfy 1 <= from <= to: " + from + ".." + to);
        }
    }
}
