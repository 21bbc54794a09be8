/// The evidence ledger (証跡台帳): an append-only log in which no change goes unnoticed.
///
/// The door is [jp.sekisho.ledger.Ledger], which appends entries through a
/// [jp.sekisho.ledger.LedgerStorage] that the caller provides. [jp.sekisho.ledger.LedgerExport]
/// writes a ledger as one file and [jp.sekisho.ledger.LedgerVerifier] checks such a file, or a
/// storage, without trusting anything but keys. Formats stand in `docs/ledger.md`.
@NullMarked
package jp.sekisho.ledger;

import org.jspecify.annotations.NullMarked;
