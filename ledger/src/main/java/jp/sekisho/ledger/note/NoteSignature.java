// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/// One signature line of a note; says nothing until a key has verified it.
public final class NoteSignature {

    private final KeyName name;
    private final KeyId id;
    private final byte[] signature;

    /// Makes a signature.
    ///
    /// @param name the name of the key that is said to have signed
    /// @param id its id
    /// @param signature the bytes without the id; copied
    public NoteSignature(KeyName name, KeyId id, byte[] signature) {
        this.name = name;
        this.id = id;
        this.signature = signature.clone();
    }

    /// Returns the name of the key that is said to have signed.
    public KeyName name() {
        return name;
    }

    /// Returns the id of the key that is said to have signed.
    public KeyId id() {
        return id;
    }

    /// Returns a copy of the signature's bytes without the id.
    public byte[] signature() {
        return signature.clone();
    }

    String line() {
        byte[] bytes =
                ByteBuffer.allocate(4 + signature.length).putInt(id.value()).put(signature).array();
        return "— " + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && name.equals(that.name)
                && id.equals(that.id)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return line().strip();
    }
}
