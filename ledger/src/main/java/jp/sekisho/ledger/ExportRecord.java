// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.List;
import jp.sekisho.ledger.note.Origin;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.VerifierKey;
import jp.sekisho.ledger.tree.Hash;

/// One record of an export, as it was found.
sealed interface ExportRecord {

    /// Which ledger it is.
    record Name(Origin origin) implements ExportRecord {}

    /// A key of the ledger, by its own account.
    record Key(VerifierKey key) implements ExportRecord {}

    /// A signed checkpoint, by its own account.
    record Note(SignedNote note) implements ExportRecord {}

    /// An entry with its nodes.
    record Item(long index, List<Hash> nodes, CanonicalBytes bytes) implements ExportRecord {}

    /// A fact of the entry before it.
    record Beside(Fact fact) implements ExportRecord {}

    /// The end.
    record End(long entries, long facts) implements ExportRecord {}

    /// The file ends before its end record.
    record Cut() implements ExportRecord {}

    /// A record that is not in the format.
    record Broken(long offset) implements ExportRecord {}
}
