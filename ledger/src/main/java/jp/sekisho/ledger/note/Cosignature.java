// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// The Ed25519 form of c2sp.org/tlog-cosignature: a witness states when it saw a checkpoint.
final class Cosignature {

    /// Eight bytes of time and the signature.
    static final int BYTES = 8 + Ed25519.SIGNATURE_BYTES;

    private Cosignature() {}

    static byte[] message(String text, long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    /// Returns when the witness signed, where its signature is good.
    static Optional<Instant> verify(VerifierKey key, String text, byte[] signature) {
        if (signature.length != BYTES) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            return Optional.empty();
        }
        byte[] bare = Arrays.copyOfRange(signature, 8, signature.length);
        return key.verifies(message(text, seconds), bare)
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }
}
