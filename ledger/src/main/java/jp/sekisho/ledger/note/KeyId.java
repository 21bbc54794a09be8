// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import jp.sekisho.ledger.tree.Hash;

/// The four bytes that, with the name, say which key signed; never a proof of anything.
///
/// @param value the bytes as a big-endian number
public record KeyId(int value) {

    /// Computes the id: the first four bytes of `SHA-256(name || 0x0A || type || public key)`
    /// (c2sp.org/signed-note).
    static KeyId of(KeyName name, SignatureType type, byte[] publicKey) {
        Hash hash =
                Hash.sha256(
                        name.value().getBytes(StandardCharsets.UTF_8),
                        new byte[] {'\n', type.code()},
                        publicKey);
        return new KeyId(ByteBuffer.wrap(hash.bytes()).getInt());
    }

    /// Returns eight lower-case hexadecimal digits.
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
