// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sekisho.ledger.note.SignatureCheck;
import jp.sekisho.ledger.note.VerifierKey;
import jp.sekisho.ledger.tree.Frontier;
import jp.sekisho.ledger.tree.Hash;
import jp.sekisho.ledger.tree.TreeHasher;

/// Builds the tree anew, entry by entry, and stops at the first that does not fit.
final class EntryAudit {

    private final Frontier tree = Frontier.empty();
    private final TreeHasher hasher = new TreeHasher();
    private final FactAudit facts = new FactAudit();
    private final Optional<RowAudit> rows;
    private final Optional<VerifierKey> key;
    private final Pins pins;
    private final List<EntryId> restorations = new ArrayList<>();
    private OptionalInt newerSchema = OptionalInt.empty();

    EntryAudit(Pins pins, Optional<VerifierKey> key, boolean withRows) throws Tampered {
        this.pins = pins;
        this.key = key;
        this.rows = withRows ? Optional.of(new RowAudit()) : Optional.empty();
        pins.reached(tree);
    }

    void entry(long index, List<Hash> nodes, CanonicalBytes bytes) throws Tampered {
        long expected = tree.size();
        if (index != expected) {
            throw new Tampered(Finding.ENTRY_OUT_OF_ORDER, expected, Long.toString(index));
        }
        Hash leaf = hasher.leaf(bytes.raw());
        if (nodes.isEmpty() || !nodes.getFirst().equals(leaf)) {
            throw new Tampered(Finding.ENTRY_CHANGED, expected);
        }
        EntryReading reading = EntryCodec.decode(bytes);
        boolean restored =
                reading instanceof EntryReading.Read(Entry read) && Restoration.claimedBy(read);
        Hash rootBefore = restored ? tree.root() : leaf;
        List<Hash> completed = tree.append(leaf);
        if (!completed.equals(nodes)) {
            throw new Tampered(Finding.NODE_CHANGED, below(expected, completed, nodes), "");
        }
        switch (reading) {
            case EntryReading.Read(Entry entry) -> read(expected, entry, rootBefore);
            case EntryReading.NewerSchema(int version) -> {
                newerSchema = newerSchema.isPresent() ? newerSchema : OptionalInt.of(version);
                facts.unreadableEntry(expected);
            }
            case EntryReading.Malformed(String why) ->
                    throw new Tampered(Finding.ENTRY_MALFORMED, expected, why);
        }
        pins.reached(tree);
    }

    private void read(long index, Entry entry, Hash rootBefore) throws Tampered {
        facts.entry(index, entry);
        if (rows.isPresent()) {
            rows.get().entry(index, entry);
        }
        if (Restoration.claimedBy(entry)) {
            restoration(index, entry, rootBefore);
        }
    }

    private void restoration(long index, Entry entry, Hash rootBefore) throws Tampered {
        Optional<Restoration> restoration = Restoration.of(entry);
        boolean borneOut =
                restoration.isPresent()
                        && restoration.get().from().size() == index
                        && restoration.get().from().root().equals(rootBefore)
                        && !(key.isPresent()
                                && restoration.get().note().check(key.get())
                                        instanceof SignatureCheck.Forged);
        if (!borneOut) {
            throw new Tampered(Finding.RESTORATION_FALSE, index);
        }
        restorations.add(new EntryId(index));
    }

    /// Returns the leaves below the lowest node that differs.
    private static Optional<EntryRange> below(long index, List<Hash> good, List<Hash> found) {
        for (int level = 1; level < Math.min(good.size(), found.size()); level++) {
            if (!good.get(level).equals(found.get(level))) {
                return Optional.of(EntryRange.of(index + 1 - (1L << level), index));
            }
        }
        return Optional.of(EntryRange.of(index));
    }

    void fact(Fact fact) throws Tampered {
        facts.fact(fact);
    }

    /// Ends the audit of the facts.
    ///
    /// @return how many were erased and recorded as such
    long endOfFacts() throws Tampered {
        return facts.end();
    }

    void rows(Iterable<LiveRow> live) throws Tampered {
        if (rows.isPresent()) {
            rows.get().end(live);
        }
    }

    long size() {
        return tree.size();
    }

    Hash root() {
        return tree.root();
    }

    List<EntryId> restorations() {
        return restorations;
    }

    OptionalInt newerSchema() {
        return newerSchema;
    }
}
