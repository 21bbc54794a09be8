// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

/// Something that can sign a note's text: a key at hand, or one that never leaves its device.
@FunctionalInterface
public interface NoteSigner {

    /// Signs a text.
    ///
    /// @param text the note's text, with its final line feed
    NoteSignature sign(String text);
}
