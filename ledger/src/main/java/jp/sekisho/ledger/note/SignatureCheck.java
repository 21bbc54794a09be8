// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

import java.time.Instant;
import java.util.Optional;

/// What looking for one key's signature on a note came to.
public sealed interface SignatureCheck {

    /// Returns the key that was looked for.
    VerifierKey key();

    /// The key signed the note.
    ///
    /// @param at when a witness last saw it (whole seconds); empty for a ledger's own signature
    record Signed(VerifierKey key, Optional<Instant> at) implements SignatureCheck {}

    /// No signature names the key.
    record NotSigned(VerifierKey key) implements SignatureCheck {}

    /// A signature names the key but does not fit the text: text or signature was altered.
    record Forged(VerifierKey key) implements SignatureCheck {}
}
