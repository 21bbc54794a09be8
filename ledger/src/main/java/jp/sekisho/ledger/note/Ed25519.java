// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Ed25519 (RFC 8032) on raw 32-byte keys.
final class Ed25519 {

    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    /// The fixed DER heads of RFC 8410 in front of the 32 bytes.
    private static final byte[] PUBLIC_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte[] PRIVATE_HEAD =
            HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519() {}

    static byte[] newSeed(SecureRandom random) {
        byte[] seed = new byte[KEY_BYTES];
        random.nextBytes(seed);
        return seed;
    }

    /// Derives the public key. The platform has no call for it, but its generator takes exactly 32
    /// random bytes as the seed; the trial signature notices where that ever changed.
    static byte[] publicKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new Replay(seed));
            byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
            byte[] key = Arrays.copyOfRange(encoded, PUBLIC_HEAD.length, encoded.length);
            byte[] trial = {1};
            if (!verifies(key, trial, sign(seed, trial))) {
                throw new IllegalStateException("the platform derives Ed25519 keys differently");
            }
            return key;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has Ed25519", impossible);
        }
    }

    static byte[] sign(byte[] seed, byte[] message) {
        try {
            PrivateKey key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(join(PRIVATE_HEAD, seed)));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has Ed25519", impossible);
        }
    }

    static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        Optional<PublicKey> key = decode(publicKey);
        if (key.isEmpty() || signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key.get());
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    /// Says whether 32 bytes are a point of the curve.
    static boolean isKey(byte[] publicKey) {
        return decode(publicKey).isPresent();
    }

    private static Optional<PublicKey> decode(byte[] publicKey) {
        if (publicKey.length != KEY_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(join(PUBLIC_HEAD, publicKey))));
        } catch (InvalidKeySpecException notAKey) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has Ed25519", impossible);
        }
    }

    private static byte[] join(byte[] head, byte[] tail) {
        byte[] joined = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, joined, head.length, tail.length);
        return joined;
    }

    /// Hands out one seed instead of random bytes.
    private static final class Replay extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final transient byte[] seed;

        Replay(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("the platform derives Ed25519 keys differently");
            }
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
