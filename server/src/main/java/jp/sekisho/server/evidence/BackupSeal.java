// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.Verification;
import jp.sekisho.ledger.note.Checkpoint;
import jp.sekisho.ledger.note.MalformedNoteException;
import jp.sekisho.ledger.note.SignatureCheck;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// What binds a backup to the ledger of its body: the ledger's key signs it, and only the master
/// key under which that key was sealed tells whether the signature is the ledger's.
@Component
public final class BackupSeal {

    private final Evidence evidence;

    BackupSeal(Evidence evidence) {
        this.evidence = evidence;
    }

    /// Writes what is signed.
    @FunctionalInterface
    public interface Statement {

        /// Writes it.
        ///
        /// @param head how many entries the ledger has, and their root
        /// @param sealedKey the ledger's key as it is sealed in the database
        /// @return lines, each ended by a line feed
        String about(Checkpoint head, byte[] sealedKey);
    }

    /// Signs a statement about a body as a transaction sees it.
    ///
    /// @return nothing where nothing was ever entered, or where the key cannot be opened
    public Optional<SignedNote> seal(BodyKey body, DSLContext db, Statement statement) {
        return evidence.ledger(body, db).signed(statement);
    }

    /// What came of checking a signed statement.
    public enum Check {
        /// The ledger's own key signed it.
        SIGNED,
        /// The ledger's key is sealed with another master key.
        OTHER_MASTER_KEY,
        /// The statement or the sealed key was altered.
        FORGED
    }

    /// Checks a statement that [#seal] made.
    ///
    /// @param sealedKey the ledger's key as the backup holds it
    public Check check(BodyKey body, byte[] sealedKey, SignedNote note) {
        return switch (evidence.keys().unseal(sealedKey, BodyLedger.origin(body))) {
            case LedgerKeys.Unsealed.Key(var key) ->
                    note.check(key.verifierKey()) instanceof SignatureCheck.Signed
                            ? Check.SIGNED
                            : Check.FORGED;
            case LedgerKeys.Unsealed.OtherMasterKey _ -> Check.OTHER_MASTER_KEY;
            case LedgerKeys.Unsealed.Altered _ -> Check.FORGED;
        };
    }

    /// Verifies a restored body, before anything is appended.
    ///
    /// @param against checkpoints that were kept elsewhere
    public Verification verify(BodyDatabase body, List<SignedNote> against) {
        return body.read(db -> evidence.ledger(body.key(), db).verify(against));
    }

    /// Returns how many entries the ledger has and their root.
    public Checkpoint head(BodyDatabase body) {
        return body.read(db -> evidence.ledger(body.key(), db).head());
    }

    /// Records that the body was just restored; the first thing that is written after that.
    ///
    /// @param why who restored it, from what and why
    public void restored(BodyDatabase body, Actor actor, String why) {
        body.write(db -> {
            evidence.ledger(body.key(), db).restored(actor, why);
            return 0;
        });
    }

    /// Reads a signed statement.
    ///
    /// @return nothing where the bytes are none
    public static Optional<SignedNote> note(byte[] bytes) {
        try {
            return Optional.of(SignedNote.parse(bytes));
        } catch (MalformedNoteException malformed) {
            return Optional.empty();
        }
    }
}
