// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import jp.sekisho.ledger.note.MalformedNoteException.Flaw;

/// A public key with its name, written as `name+id+base64(type || key)` (a C2SP *vkey*).
public final class VerifierKey {

    private final KeyName name;
    private final SignatureType type;
    private final byte[] publicKey;
    private final KeyId id;

    VerifierKey(KeyName name, SignatureType type, byte[] publicKey) {
        this.name = name;
        this.type = type;
        this.publicKey = publicKey.clone();
        this.id = KeyId.of(name, type, publicKey);
    }

    /// Reads a key.
    ///
    /// @param text one line, surrounding white space aside
    /// @throws MalformedNoteException where it is not a key of a supported type, or its id does not
    ///   fit
    public static VerifierKey parse(String text) throws MalformedNoteException {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length < 3) {
            throw new MalformedNoteException(Flaw.KEY);
        }
        KeyName name =
                KeyName.tryParse(parts[0]).orElseThrow(() -> new MalformedNoteException(Flaw.KEY));
        byte[] typed = KeyText.decode(parts[2]);
        SignatureType type =
                SignatureType.of(typed[0])
                        .orElseThrow(() -> new MalformedNoteException(Flaw.KEY_TYPE));
        byte[] raw = Arrays.copyOfRange(typed, 1, typed.length);
        if (!Ed25519.isKey(raw)) {
            throw new MalformedNoteException(Flaw.KEY);
        }
        VerifierKey key = new VerifierKey(name, type, raw);
        if (!key.id.toString().equals(parts[1])) {
            throw new MalformedNoteException(Flaw.KEY);
        }
        return key;
    }

    /// Reads a key.
    ///
    /// @return empty where [#parse] would throw
    public static Optional<VerifierKey> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (MalformedNoteException notAKey) {
            return Optional.empty();
        }
    }

    /// Returns the name under which the key signs.
    public KeyName name() {
        return name;
    }

    /// Returns what its signature states.
    public SignatureType type() {
        return type;
    }

    /// Returns the id that stands in its signatures.
    public KeyId id() {
        return id;
    }

    /// Returns the one-line form.
    public String encode() {
        byte[] typed = KeyText.typed(type, publicKey);
        return name + "+" + id + "+" + Base64.getEncoder().encodeToString(typed);
    }

    boolean verifies(byte[] message, byte[] signature) {
        return Ed25519.verifies(publicKey, message, signature);
    }

    boolean signed(NoteSignature signature) {
        return signature.name().equals(name) && signature.id().equals(id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key
                && name.equals(key.name)
                && type == key.type
                && Arrays.equals(publicKey, key.publicKey);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return encode();
    }
}
