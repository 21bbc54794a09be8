// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

import java.util.Base64;
import jp.sekisho.ledger.note.MalformedNoteException.Flaw;

/// The last part of a written key: base64 of a type byte and 32 bytes.
final class KeyText {

    private KeyText() {}

    static byte[] decode(String base64) throws MalformedNoteException {
        if (base64.length() != 44) {
            throw new MalformedNoteException(Flaw.KEY);
        }
        try {
            byte[] typed = Base64.getDecoder().decode(base64);
            if (typed.length != Ed25519.KEY_BYTES + 1) {
                throw new MalformedNoteException(Flaw.KEY);
            }
            return typed;
        } catch (IllegalArgumentException notBase64) {
            throw new MalformedNoteException(Flaw.KEY);
        }
    }

    static byte[] typed(SignatureType type, byte[] key) {
        byte[] typed = new byte[key.length + 1];
        typed[0] = type.code();
        System.arraycopy(key, 0, typed, 1, key.length);
        return typed;
    }
}
