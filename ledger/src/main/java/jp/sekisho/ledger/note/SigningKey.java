// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import jp.sekisho.ledger.note.MalformedNoteException.Flaw;

/// A private key with its name. Its written form, `PRIVATE+KEY+name+id+base64(type || seed)`, is a
/// secret: whoever keeps it encrypts it.
public final class SigningKey {

    private static final String HEAD = "PRIVATE+KEY+";

    private final byte[] seed;
    private final VerifierKey verifierKey;

    private SigningKey(KeyName name, SignatureType type, byte[] seed) {
        this.seed = seed.clone();
        this.verifierKey = new VerifierKey(name, type, Ed25519.publicKey(seed));
    }

    /// Makes a new key.
    ///
    /// @param name the name under which it signs
    /// @param type [SignatureType#ED25519] for a ledger, [SignatureType#COSIGNATURE] for a witness
    /// @param random where 32 bytes are taken from
    public static SigningKey generate(KeyName name, SignatureType type, SecureRandom random) {
        return new SigningKey(name, type, Ed25519.newSeed(random));
    }

    /// Reads the written form.
    ///
    /// @param text one line, surrounding white space aside
    /// @throws MalformedNoteException where it is not a private key or its id does not fit
    public static SigningKey decode(String text) throws MalformedNoteException {
        String line = text.strip();
        String[] parts = line.split("\\+", 5);
        if (!line.startsWith(HEAD) || parts.length < 5) {
            throw new MalformedNoteException(Flaw.KEY);
        }
        KeyName name =
                KeyName.tryParse(parts[2]).orElseThrow(() -> new MalformedNoteException(Flaw.KEY));
        byte[] typed = KeyText.decode(parts[4]);
        SignatureType type =
                SignatureType.of(typed[0])
                        .orElseThrow(() -> new MalformedNoteException(Flaw.KEY_TYPE));
        SigningKey key = new SigningKey(name, type, Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.verifierKey.id().toString().equals(parts[3])) {
            throw new MalformedNoteException(Flaw.KEY);
        }
        return key;
    }

    /// Returns the written form; a secret.
    public String encode() {
        byte[] typed = KeyText.typed(verifierKey.type(), seed);
        return HEAD
                + verifierKey.name()
                + "+"
                + verifierKey.id()
                + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /// Returns the public half.
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /// Returns what signs with this key.
    ///
    /// @param clock the time that a witness states; a ledger's own signature holds none
    public NoteSigner signer(Clock clock) {
        return text -> sign(text, clock);
    }

    private NoteSignature sign(String text, Clock clock) {
        byte[] signature =
                switch (verifierKey.type()) {
                    case ED25519 -> Ed25519.sign(seed, text.getBytes(StandardCharsets.UTF_8));
                    case COSIGNATURE -> cosign(text, clock.instant().getEpochSecond());
                };
        return new NoteSignature(verifierKey.name(), verifierKey.id(), signature);
    }

    private byte[] cosign(String text, long seconds) {
        byte[] signature = Ed25519.sign(seed, Cosignature.message(text, seconds));
        return ByteBuffer.allocate(Cosignature.BYTES).putLong(seconds).put(signature).array();
    }

    /// Names the key without the secret.
    @Override
    public String toString() {
        return "SigningKey[" + verifierKey + "]";
    }
}
