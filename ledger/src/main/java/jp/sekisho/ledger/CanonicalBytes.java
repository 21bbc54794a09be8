// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.Arrays;
import jp.sekisho.ledger.tree.Hash;

/// Bytes that are hashed exactly as they stand and never made anew.
public final class CanonicalBytes {

    private final byte[] bytes;

    private CanonicalBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Wraps bytes; they are copied.
    public static CanonicalBytes of(byte[] bytes) {
        return new CanonicalBytes(bytes.clone());
    }

    /// Wraps bytes that nobody else keeps.
    static CanonicalBytes adopt(byte[] bytes) {
        return new CanonicalBytes(bytes);
    }

    /// Returns the bytes for reading only.
    byte[] raw() {
        return bytes;
    }

    /// Returns how many there are.
    public int length() {
        return bytes.length;
    }

    /// Returns a copy of the bytes.
    public byte[] toArray() {
        return bytes.clone();
    }

    /// Returns their SHA-256.
    public Hash sha256() {
        return Hash.sha256(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "CanonicalBytes[" + bytes.length + "]";
    }
}
