// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.ledger.ExportedLedger;
import jp.sekisho.ledger.Trust;
import jp.sekisho.ledger.Verification;
import jp.sekisho.ledger.note.KeyName;
import jp.sekisho.ledger.note.NoteSigner;
import jp.sekisho.ledger.note.SignatureType;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.SigningKey;

/// `ledger checkpoint` and `ledger key`.
final class LedgerCheckpoints {

    private LedgerCheckpoints() {}

    /// Shows the newest checkpoint, co-signed where a key is given and the export is intact.
    static int show(Path export, Optional<Path> signingKey, Trust trust, boolean json)
            throws IOException, Unusable {
        Optional<NoteSigner> signer = Optional.empty();
        if (signingKey.isPresent()) {
            signer =
                    Optional.of(LedgerFiles.signingKey(signingKey.get()).signer(Clock.systemUTC()));
        }
        List<SignedNote> notes = LedgerFiles.export(export, ExportedLedger::read).checkpoints();
        if (notes.isEmpty()) {
            throw new Unusable("ledger.noCheckpoint", export);
        }
        SignedNote newest = notes.getLast();
        if (signer.isPresent()) {
            Verification verdict = LedgerFiles.verify(export, trust, Optional.empty());
            if (!(verdict instanceof Verification.Intact)) {
                String found = LedgerVerdicts.sentence(verdict);
                System.err.println(Messages.say("ledger.notCosigned", found));
                return 1;
            }
            newest = newest.cosigned(signer.get());
        }
        print(newest, json);
        return 0;
    }

    private static void print(SignedNote note, boolean json) {
        if (!json) {
            System.out.print(note);
            return;
        }
        Json.print(out -> {
            out.writeStartObject();
            out.writeStringProperty("checkpoint", note.toString());
            out.writeArrayPropertyStart("signedBy");
            note.signatures().forEach(s -> out.writeString(s.name().value()));
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /// Makes a key: the secret into a new file, the public half on standard output.
    static int newKey(String name, Path file, boolean ledger) throws IOException, Unusable {
        KeyName keyName =
                KeyName.tryParse(name).orElseThrow(() -> new Unusable("ledger.badKeyName", name));
        SignatureType type = ledger ? SignatureType.ED25519 : SignatureType.COSIGNATURE;
        SigningKey key = SigningKey.generate(keyName, type, new SecureRandom());
        byte[] secret = (key.encode() + "\n").getBytes(StandardCharsets.UTF_8);
        Set<StandardOpenOption> fresh =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, fresh, onlyOwner())) {
            channel.write(java.nio.ByteBuffer.wrap(secret));
        } catch (FileAlreadyExistsException exists) {
            throw new Unusable("ledger.fileExists", file);
        }
        System.out.println(key.verifierKey().encode());
        System.err.println(Messages.say("ledger.keyMade", file));
        return 0;
    }

    private static FileAttribute<?>[] onlyOwner() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
