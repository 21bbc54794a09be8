// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.reading;

import java.util.List;

/// How many lines two versions of a file have in common at their beginnings and at their ends; what
/// lies between was replaced.
///
/// @param before how many lines from the beginning are the same
/// @param after how many of the others, from the end, are the same
public record SharedEnds(int before, int after) {

    /// Compares two versions. Lines that are one object are told apart without being read.
    public static SharedEnds of(List<String> then, List<String> now) {
        int shorter = Math.min(then.size(), now.size());
        int before = 0;
        while (before < shorter && then.get(before).equals(now.get(before))) {
            before++;
        }
        int after = 0;
        while (after < shorter - before
                && then.get(then.size() - 1 - after).equals(now.get(now.size() - 1 - after))) {
            after++;
        }
        return new SharedEnds(before, after);
    }
}
