// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

/// The number of an entry: its place in the tree.
///
/// @param index counted from 0, without gaps
public record EntryId(long index) implements Comparable<EntryId> {
    public EntryId {
        if (index < 0) {
            throw new IllegalArgumentException("an entry's number is not negative: " + index);
        }
    }

    @Override
    public int compareTo(EntryId other) {
        return Long.compare(index, other.index);
    }

    @Override
    public String toString() {
        return Long.toString(index);
    }
}
