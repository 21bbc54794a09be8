// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A SHA-256 value: 32 bytes that never change.
public final class Hash {

    /// How many bytes a hash has.
    public static final int BYTES = 32;

    private final byte[] value;

    private Hash(byte[] value) {
        this.value = value;
    }

    /// Wraps 32 bytes; they are copied.
    ///
    /// @throws IllegalArgumentException where there are not exactly 32
    public static Hash of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /// Wraps a part of an array; it is copied.
    ///
    /// @param length must be 32
    /// @throws IllegalArgumentException where it is not
    public static Hash of(byte[] bytes, int offset, int length) {
        if (length != BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + length);
        }
        return new Hash(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /// Hashes the parts one after the other with SHA-256.
    public static Hash sha256(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /// Reads the standard Base 64 form (44 characters, RFC 4648 section 4); only the canonical form
    /// of 32 bytes is accepted.
    ///
    /// @return empty where the text is anything else
    public static Optional<Hash> tryParse(String base64) {
        if (base64.length() != 44) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            boolean canonical =
                    bytes.length == BYTES
                            && Base64.getEncoder().encodeToString(bytes).equals(base64);
            return canonical ? Optional.of(new Hash(bytes)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// Takes the result of a digest without another copy.
    static Hash adopt(byte[] digest) {
        return new Hash(digest);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    void feed(MessageDigest digest) {
        digest.update(value);
    }

    /// Copies the 32 bytes to a place in an array.
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(value, 0, target, offset, BYTES);
    }

    /// Says whether 32 bytes in an array are this hash.
    public boolean sameAs(byte[] bytes, int offset) {
        return Arrays.equals(value, 0, BYTES, bytes, offset, offset + BYTES);
    }

    /// Returns a copy of the 32 bytes.
    public byte[] bytes() {
        return value.clone();
    }

    /// Returns the form of checkpoints and proofs.
    public String base64() {
        return Base64.getEncoder().encodeToString(value);
    }

    /// Returns 64 lower-case hexadecimal digits.
    public String hex() {
        return HexFormat.of().formatHex(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(value, hash.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
