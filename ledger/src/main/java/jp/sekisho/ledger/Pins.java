// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.tree.Frontier;
import jp.sekisho.ledger.tree.Hash;

/// The roots that trusted checkpoints state, waiting for the tree to reach their size.
final class Pins {

    /// One root.
    ///
    /// @param older whether it was kept elsewhere
    record Pin(long size, Hash root, boolean older) {}

    private final Deque<Pin> waiting;
    private long goodOwn;
    private long goodOlder;

    Pins(List<Pin> pins) {
        List<Pin> sorted = new ArrayList<>(pins);
        sorted.sort(Comparator.comparingLong(Pin::size).thenComparing(Pin::older));
        waiting = new ArrayDeque<>(sorted);
    }

    /// Compares the roots of all pins at the size that the tree has now.
    void reached(Frontier tree) throws Tampered {
        while (!waiting.isEmpty() && waiting.peek().size() == tree.size()) {
            Pin pin = waiting.remove();
            if (!tree.root().equals(pin.root())) {
                Finding finding = pin.older() ? Finding.OLDER_ROOT_DIFFERS : Finding.ROOT_DIFFERS;
                long good = pin.older() ? goodOlder : goodOwn;
                throw new Tampered(finding, range(good, pin.size()), "");
            }
            goodOwn = pin.size();
            goodOlder = pin.older() ? pin.size() : goodOlder;
        }
    }

    /// Returns the pins that the tree never reached.
    List<Pin> beyond() {
        return List.copyOf(waiting);
    }

    /// Returns the entries that no good pin covers.
    Optional<EntryRange> uncovered(long size) {
        return range(goodOwn, size);
    }

    private static Optional<EntryRange> range(long from, long to) {
        return from < to ? Optional.of(EntryRange.of(from, to - 1)) : Optional.empty();
    }
}
