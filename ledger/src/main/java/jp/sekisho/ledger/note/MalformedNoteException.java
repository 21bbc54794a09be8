// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

/// Thrown where bytes are not the note, checkpoint or key that they should be.
public final class MalformedNoteException extends Exception {

    private static final long serialVersionUID = 1;

    private final Flaw flaw;

    /// Makes the exception.
    ///
    /// @param flaw what is wrong
    public MalformedNoteException(Flaw flaw) {
        super(flaw.name());
        this.flaw = flaw;
    }

    /// Returns what is wrong.
    public Flaw flaw() {
        return flaw;
    }

    /// What can be wrong with a note, a checkpoint or a key.
    public enum Flaw {
        /// More bytes than [SignedNote#MAX_BYTES].
        TOO_LARGE,
        /// Not UTF-8.
        NOT_UTF8,
        /// A control character other than the line feed.
        CONTROL_CHARACTER,
        /// No empty line between text and signatures, or no line feed at the end.
        NO_SIGNATURE_BLOCK,
        /// A line below the text that is not `— name base64`.
        SIGNATURE_LINE,
        /// More signatures than [SignedNote#MAX_SIGNATURES].
        TOO_MANY_SIGNATURES,
        /// Fewer than three lines, an empty line, or no line feed at the end.
        CHECKPOINT_LINES,
        /// The second line is not a number in canonical form.
        CHECKPOINT_SIZE,
        /// The third line is not the base64 of 32 bytes.
        CHECKPOINT_ROOT,
        /// Not `name+id+base64`, or the id does not fit name and key.
        KEY,
        /// A kind of key that is not supported.
        KEY_TYPE
    }
}
