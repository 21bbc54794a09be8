// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.util.Arrays;

/// The numbers of the rules that hold for one event, in ascending order.
public final class Matches {

    private int[] rules = new int[16];
    private int count;

    /// Makes an empty list.
    public Matches() {}

    void add(int rule) {
        if (count == rules.length) {
            rules = Arrays.copyOf(rules, count * 2);
        }
        rules[count++] = rule;
    }

    void clear() {
        count = 0;
    }

    /// Returns how many rules hold.
    ///
    /// @return the number
    public int count() {
        return count;
    }

    /// Returns one of them.
    ///
    /// @param index from 0
    /// @return the rule's number in the matcher's list
    public int rule(int index) {
        return rules[index];
    }
}
