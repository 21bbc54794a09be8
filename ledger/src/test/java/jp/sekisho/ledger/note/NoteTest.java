// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.note.MalformedNoteException.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NoteTest {

    /// The key pair and the note of Go's `sumdb/note`, where the format comes from.
    private static final String GO_PRIVATE =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private static final String GO_PUBLIC =
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String GO_TEXT =
            "If you think cryptography is the answer to your problem,\n"
                    + "then you don't know what your problem is.\n";
    private static final String GO_NOTE =
            GO_TEXT
                    + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZ"
                    + "SNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00.5Z"), ZoneOffset.UTC);

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SignedNote sample(String name) throws IOException, MalformedNoteException {
        try (InputStream in = NoteTest.class.getResourceAsStream(name)) {
            return SignedNote.parse(in.readAllBytes());
        }
    }

    @Test
    void signsExactlyTheKnownNote() throws MalformedNoteException {
        SigningKey key = SigningKey.decode(GO_PRIVATE);
        assertThat(key.verifierKey().encode()).isEqualTo(GO_PUBLIC);
        assertThat(key.encode()).isEqualTo(GO_PRIVATE);
        assertThat(SignedNote.sign(GO_TEXT, List.of(key.signer(NOON)))).hasToString(GO_NOTE);
    }

    @Test
    void verifiesTheKnownNote() throws MalformedNoteException {
        VerifierKey key = VerifierKey.parse(GO_PUBLIC);
        assertThat(SignedNote.parse(utf8(GO_NOTE)).check(key))
                .isEqualTo(new SignatureCheck.Signed(key, Optional.empty()));
    }

    @Test
    void verifiesARealCheckpointOfGoSumDatabase() throws Exception {
        SignedNote note = sample("go-sum-database.checkpoint");
        VerifierKey key =
                VerifierKey.parse(
                        "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
        assertThat(note.check(key)).isInstanceOf(SignatureCheck.Signed.class);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint.origin()).hasToString("go.sum database tree");
        assertThat(checkpoint.size()).isEqualTo(63096908);
        assertThat(checkpoint.text()).isEqualTo(note.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transparency.dev/DEV:witness-little-garden+d8042a87+BCtusOxINQNUTN5Oj8HObRkh2yHf/MwYaGX4CPdiVEPM",
                "witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO",
                "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
                "witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv"
            })
    void verifiesRealCosignatures(String witness) throws Exception {
        VerifierKey key = VerifierKey.parse(witness);
        assertThat(key.type()).isEqualTo(SignatureType.COSIGNATURE);
        assertThat(sample("arche-with-witnesses.checkpoint").check(key))
                .isEqualTo(
                        new SignatureCheck.Signed(
                                key, Optional.of(Instant.ofEpochSecond(0x6a122120L))));
    }

    @Test
    void verifiesTheLogsOwnLineBesideOneOfAnUnknownTypeAndTheSameName() throws Exception {
        VerifierKey key =
                VerifierKey.parse(
                        "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f");
        assertThat(sample("arche-with-witnesses.checkpoint").check(key))
                .isInstanceOf(SignatureCheck.Signed.class);
    }

    @Test
    void changedTextIsForged() throws MalformedNoteException {
        VerifierKey key = VerifierKey.parse(GO_PUBLIC);
        SignedNote changed = SignedNote.parse(utf8(GO_NOTE.replace("answer", "Answer")));
        assertThat(changed.check(key)).isEqualTo(new SignatureCheck.Forged(key));
    }

    @Test
    void unknownSignaturesAreIgnored() throws MalformedNoteException {
        SigningKey other = key("other.example/x", SignatureType.ED25519);
        SignedNote note = SignedNote.parse(utf8(GO_NOTE)).cosigned(other.signer(NOON));
        assertThat(note.check(VerifierKey.parse(GO_PUBLIC)))
                .isInstanceOf(SignatureCheck.Signed.class);
        VerifierKey third = key("third.example/x", SignatureType.ED25519).verifierKey();
        assertThat(note.check(third)).isEqualTo(new SignatureCheck.NotSigned(third));
    }

    @Test
    void sameNameWithAnotherKeyHasNotSigned() throws MalformedNoteException {
        VerifierKey impostor = key("PeterNeumann", SignatureType.ED25519).verifierKey();
        assertThat(SignedNote.parse(utf8(GO_NOTE)).check(impostor))
                .isInstanceOf(SignatureCheck.NotSigned.class);
    }

    @Test
    void oneBadSignatureOfAKeySpoilsItsGoodOne() throws MalformedNoteException {
        VerifierKey key = VerifierKey.parse(GO_PUBLIC);
        SignedNote good = SignedNote.parse(utf8(GO_NOTE));
        NoteSignature bad = new NoteSignature(key.name(), key.id(), new byte[64]);
        SignedNote both = new SignedNote(good.text(), List.of(good.signatures().getFirst(), bad));
        assertThat(both.check(key)).isInstanceOf(SignatureCheck.Forged.class);
    }

    @Test
    void cosignatureStatesWhenInWholeSeconds() {
        SigningKey witness = key("pref.example.jp/witness", SignatureType.COSIGNATURE);
        SignedNote note = SignedNote.sign("a\n1\nb\n", List.of(witness.signer(NOON)));
        assertThat(note.check(witness.verifierKey()))
                .isEqualTo(
                        new SignatureCheck.Signed(
                                witness.verifierKey(),
                                Optional.of(Instant.parse("2026-11-22T12:00:00Z"))));
    }

    @Test
    void cosignatureWithAnotherTimeIsForged() {
        SigningKey witness = key("pref.example.jp/witness", SignatureType.COSIGNATURE);
        SignedNote note = SignedNote.sign("a\n1\nb\n", List.of(witness.signer(NOON)));
        byte[] bytes = note.signatures().getFirst().signature();
        for (int changed : new int[] {0, 7}) {
            byte[] later = bytes.clone();
            later[changed] ^= (byte) 0x80;
            NoteSignature forged =
                    new NoteSignature(
                            witness.verifierKey().name(), witness.verifierKey().id(), later);
            assertThat(new SignedNote(note.text(), List.of(forged)).check(witness.verifierKey()))
                    .isInstanceOf(SignatureCheck.Forged.class);
        }
    }

    @Test
    void plainSignatureUnderAWitnesssNameIsForged() {
        SigningKey ledger = key("x.example/y", SignatureType.ED25519);
        VerifierKey witness = key("x.example/y", SignatureType.COSIGNATURE).verifierKey();
        NoteSignature plain = ledger.signer(NOON).sign("a\n1\nb\n");
        NoteSignature renamed = new NoteSignature(witness.name(), witness.id(), plain.signature());
        assertThat(new SignedNote("a\n1\nb\n", List.of(renamed)).check(witness))
                .isInstanceOf(SignatureCheck.Forged.class);
    }

    @Test
    void parsingAndWritingIsTheIdentity() throws Exception {
        for (String name :
                List.of("go-sum-database.checkpoint", "arche-with-witnesses.checkpoint")) {
            SignedNote note = sample(name);
            assertThat(SignedNote.parse(note.encode())).isEqualTo(note);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NO_SIGNATURE_BLOCK, 'text only\n'",
        "NO_SIGNATURE_BLOCK, 'text\n\n'",
        "NO_SIGNATURE_BLOCK, ''",
        "SIGNATURE_LINE, 'text\n\n- name AAAAAAAA\n'",
        "SIGNATURE_LINE, 'text\n\n— na+me AAAAAAAA\n'",
        "SIGNATURE_LINE, 'text\n\n— name AAAA\n'",
        "SIGNATURE_LINE, 'text\n\n— name  AAAAAAAA\n'",
        "SIGNATURE_LINE, 'text\n\n— name AAAAAAB=\n'",
        "SIGNATURE_LINE, 'text\n\n— name AAAAAAAA \n'",
        "SIGNATURE_LINE, 'text\n\n— name !!!!!!!!\n'",
        "CONTROL_CHARACTER, 'te\txt\n\n— name AAAAAAAA\n'",
        "CONTROL_CHARACTER, 'text\r\n\r\n— name AAAAAAAA\r\n'",
    })
    void malformedNoteIsNamed(Flaw flaw, String note) {
        assertThatExceptionOfType(MalformedNoteException.class)
                .isThrownBy(() -> SignedNote.parse(utf8(note)))
                .matches(e -> e.flaw() == flaw, flaw.name());
    }

    @Test
    void brokenUtf8AndOversizeAreRefused() {
        byte[] broken = utf8("text\n\n— name AAAAAAAA\n");
        broken[0] = (byte) 0xff;
        assertThatThrownBy(() -> SignedNote.parse(broken)).hasMessage("NOT_UTF8");
        assertThatThrownBy(() -> SignedNote.parse(new byte[SignedNote.MAX_BYTES + 1]))
                .hasMessage("TOO_LARGE");
        String many = "t\n\n" + "— name AAAAAAAA\n".repeat(101);
        assertThatThrownBy(() -> SignedNote.parse(utf8(many))).hasMessage("TOO_MANY_SIGNATURES");
    }

    @ParameterizedTest
    @CsvSource({
        "CHECKPOINT_LINES, 'origin\n1\n'",
        "CHECKPOINT_LINES, 'origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='",
        "CHECKPOINT_LINES, '\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'",
        "CHECKPOINT_LINES, 'origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n'",
        "CHECKPOINT_SIZE, 'origin\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'",
        "CHECKPOINT_SIZE, 'origin\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'",
        "CHECKPOINT_SIZE, 'origin\n１\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'",
        "CHECKPOINT_SIZE, 'origin\n1 \nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'",
        "CHECKPOINT_SIZE, 'origin\n9999999999999999999\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'",
        "CHECKPOINT_ROOT, 'origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n'",
        "CHECKPOINT_ROOT, 'origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n'",
        "CHECKPOINT_ROOT, 'origin\n1\nCsUYapGGPo4dkMgIAUqom-Xajj7h2fB2MPA3j2jxq2I=\n'",
    })
    void malformedCheckpointIsNamed(Flaw flaw, String text) {
        assertThatExceptionOfType(MalformedNoteException.class)
                .isThrownBy(() -> Checkpoint.parse(text))
                .matches(e -> e.flaw() == flaw, flaw.name());
    }

    @Test
    void extensionLinesAreKeptAndSigned() throws MalformedNoteException {
        String text = "origin\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n";
        assertThat(Checkpoint.parse(text).extensions()).containsExactly("more");
        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
    }

    @Test
    void mangledKeysAreRefused() {
        for (int from = 0; from <= GO_PUBLIC.length(); from++) {
            for (int to = from; to <= GO_PUBLIC.length(); to++) {
                if (from > 0 || to < GO_PUBLIC.length()) {
                    assertThat(VerifierKey.tryParse(GO_PUBLIC.substring(from, to))).isEmpty();
                }
            }
        }
        for (int i = 0; i < GO_PUBLIC.length(); i++) {
            char[] changed = GO_PUBLIC.toCharArray();
            changed[i]++;
            assertThat(VerifierKey.tryParse(new String(changed))).isEmpty();
        }
    }

    @Test
    void keyOfAnotherTypeIsNamed() {
        String ecdsa =
                "name+00000000+AhpcY2QcUPDhMQegwxbzhKqiBfsVkmqqLDE4izWy10TW"
                        .replace("cY2Q", "2QcU");
        assertThatThrownBy(() -> VerifierKey.parse(ecdsa)).hasMessage("KEY_TYPE");
    }

    @Test
    void secretDoesNotShowInText() throws MalformedNoteException {
        assertThat(SigningKey.decode(GO_PRIVATE).toString()).doesNotContain("AYEKFALV");
    }

    private static SigningKey key(String name, SignatureType type) {
        return SigningKey.generate(new KeyName(name), type, new SecureRandom());
    }
}
