// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.note.MalformedNoteException.Flaw;

/// A text with the signatures below it (c2sp.org/signed-note).
///
/// @param text the text with its final line feed, without other control characters
/// @param signatures one or more, at most [#MAX_SIGNATURES]
public record SignedNote(String text, List<NoteSignature> signatures) {

    /// The largest note that is read; room for more signatures than any body will have.
    public static final int MAX_BYTES = 128 * 1024;

    /// The most signatures that are read; the format asks for at least 16.
    public static final int MAX_SIGNATURES = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || hasControl(text)) {
            throw new IllegalArgumentException(
                    "a note's text ends in a line feed and has no control characters");
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException(
                    "a note has 1 to 100 signatures: " + signatures.size());
        }
    }

    /// Signs a text.
    public static SignedNote sign(String text, List<NoteSigner> signers) {
        return new SignedNote(text, signers.stream().map(s -> s.sign(text)).toList());
    }

    /// Reads a note.
    ///
    /// @throws MalformedNoteException where the bytes are not exactly in the format
    public static SignedNote parse(byte[] bytes) throws MalformedNoteException {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedNoteException(Flaw.TOO_LARGE);
        }
        String all = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(all.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw new MalformedNoteException(Flaw.NOT_UTF8);
        }
        if (hasControl(all)) {
            throw new MalformedNoteException(Flaw.CONTROL_CHARACTER);
        }
        int gap = all.lastIndexOf("\n\n");
        if (gap < 0 || !all.endsWith("\n") || gap + 2 == all.length()) {
            throw new MalformedNoteException(Flaw.NO_SIGNATURE_BLOCK);
        }
        String text = all.substring(0, gap + 1);
        String[] lines = all.substring(gap + 2, all.length() - 1).split("\n", -1);
        if (lines.length > MAX_SIGNATURES) {
            throw new MalformedNoteException(Flaw.TOO_MANY_SIGNATURES);
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(signature(line));
        }
        return new SignedNote(text, signatures);
    }

    private static NoteSignature signature(String line) throws MalformedNoteException {
        String[] parts = line.split(" ", -1);
        Optional<KeyName> name = parts.length == 3 ? KeyName.tryParse(parts[1]) : Optional.empty();
        if (name.isEmpty() || !parts[0].equals("—")) {
            throw new MalformedNoteException(Flaw.SIGNATURE_LINE);
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(parts[2]);
            if (bytes.length <= 4 || !Base64.getEncoder().encodeToString(bytes).equals(parts[2])) {
                throw new MalformedNoteException(Flaw.SIGNATURE_LINE);
            }
            KeyId id = new KeyId(ByteBuffer.wrap(bytes).getInt());
            return new NoteSignature(name.get(), id, Arrays.copyOfRange(bytes, 4, bytes.length));
        } catch (IllegalArgumentException notBase64) {
            throw new MalformedNoteException(Flaw.SIGNATURE_LINE);
        }
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> c < 0x20 && c != '\n');
    }

    /// Returns the bytes of the note.
    public byte[] encode() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Returns the note with one more signature.
    public SignedNote cosigned(NoteSigner signer) {
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signer.sign(text));
        return new SignedNote(text, more);
    }

    /// Returns the note with one key's signatures of another copy of it; its own, where it has them
    /// already.
    ///
    /// @param copy a note with the same text
    /// @param key whose signatures are taken over
    /// @throws IllegalArgumentException where the copy has another text
    public SignedNote joined(SignedNote copy, VerifierKey key) {
        if (!copy.text.equals(text)) {
            throw new IllegalArgumentException("copies of a note have the same text");
        }
        if (signatures.stream().anyMatch(key::signed)) {
            return this;
        }
        List<NoteSignature> more = new ArrayList<>(signatures);
        copy.signatures.stream().filter(key::signed).forEach(more::add);
        return new SignedNote(text, more);
    }

    /// Looks for one key's signature. Where the key signed several times, all must be good.
    ///
    /// @param key a key that the caller trusts
    public SignatureCheck check(VerifierKey key) {
        List<NoteSignature> own = signatures.stream().filter(key::signed).toList();
        if (own.isEmpty()) {
            return new SignatureCheck.NotSigned(key);
        }
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        Instant seen = Instant.MIN;
        for (NoteSignature one : own) {
            Optional<Instant> at =
                    switch (key.type()) {
                        case ED25519 ->
                                key.verifies(message, one.signature())
                                        ? Optional.of(Instant.MIN)
                                        : Optional.empty();
                        case COSIGNATURE -> Cosignature.verify(key, text, one.signature());
                    };
            if (at.isEmpty()) {
                return new SignatureCheck.Forged(key);
            }
            seen = seen.isAfter(at.get()) ? seen : at.get();
        }
        return new SignatureCheck.Signed(
                key, seen.equals(Instant.MIN) ? Optional.empty() : Optional.of(seen));
    }

    /// Returns the note as it is written.
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(s -> note.append(s.line()));
        return note.toString();
    }
}
