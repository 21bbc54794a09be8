// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

import java.util.Optional;

/// What a key's signature states (the type bytes of c2sp.org/signed-note).
public enum SignatureType {
    /// Signs the note's text: the ledger itself.
    ED25519(0x01),
    /// Signs the note's text with the time at which a witness saw it: another body.
    COSIGNATURE(0x04);

    private final byte code;

    SignatureType(int code) {
        this.code = (byte) code;
    }

    /// Returns the byte that stands for the type.
    public byte code() {
        return code;
    }

    static Optional<SignatureType> of(byte code) {
        return switch (code) {
            case 0x01 -> Optional.of(ED25519);
            case 0x04 -> Optional.of(COSIGNATURE);
            default -> Optional.empty();
        };
    }
}
