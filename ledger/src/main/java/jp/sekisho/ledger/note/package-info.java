/// Signed statements in the formats of C2SP: notes, keys, checkpoints, cosignatures.
///
/// The formats are `c2sp.org/signed-note`, `c2sp.org/tlog-checkpoint` and
/// `c2sp.org/tlog-cosignature` (the Ed25519 forms, types 0x01 and 0x04), so that any other
/// implementation of them can check what this one signs, and the reverse.
@NullMarked
package jp.sekisho.ledger.note;

import org.jspecify.annotations.NullMarked;
