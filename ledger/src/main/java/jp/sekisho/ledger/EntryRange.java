// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

/// Entries that follow each other, both ends included.
///
/// @param first the first
/// @param last the last, not before the first
public record EntryRange(EntryId first, EntryId last) {
    public EntryRange {
        if (last.compareTo(first) < 0) {
            throw new IllegalArgumentException("not a range: " + first + "-" + last);
        }
    }

    /// Returns the range of one entry.
    public static EntryRange of(long only) {
        return of(only, only);
    }

    /// Returns a range by its numbers.
    public static EntryRange of(long first, long last) {
        return new EntryRange(new EntryId(first), new EntryId(last));
    }

    /// Says whether an entry is in the range.
    public boolean contains(long index) {
        return first.index() <= index && index <= last.index();
    }

    /// Returns `7` or `7-9`.
    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + "-" + last;
    }
}
