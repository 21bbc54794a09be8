// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.LedgerKey.LEDGER_KEY;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import jp.sekisho.ledger.note.KeyName;
import jp.sekisho.ledger.note.MalformedNoteException;
import jp.sekisho.ledger.note.Origin;
import jp.sekisho.ledger.note.SignatureType;
import jp.sekisho.ledger.note.SigningKey;
import jp.sekisho.server.database.schema.tables.records.LedgerKeyRecord;
import jp.sekisho.server.secret.Opened;
import jp.sekisho.server.secret.Purpose;
import jp.sekisho.server.secret.Secrets;
import org.jooq.DSLContext;

/// The key with which a body's ledger signs: made with the ledger's first entry, sealed with the
/// master key, so that who can write the database cannot sign.
final class LedgerKeys {

    private static final long ONLY = 1;

    private final Secrets secrets;
    private final SecureRandom random;

    LedgerKeys(Secrets secrets, SecureRandom random) {
        this.secrets = secrets;
        this.random = random;
    }

    /// Makes the key of a ledger that has none.
    SigningKey make(DSLContext db, Origin origin, Instant now) {
        SigningKey key =
                SigningKey.generate(new KeyName(origin.value()), SignatureType.ED25519, random);
        byte[] written = key.encode().getBytes(StandardCharsets.UTF_8);
        db.executeInsert(
                new LedgerKeyRecord(
                        ONLY, secrets.seal(Purpose.LEDGER_KEY, ONLY, written), now.toEpochMilli()));
        return key;
    }

    /// Opens the key.
    ///
    /// @return nothing where there is none, where it was altered, or where the master key is
    ///   another
    Optional<SigningKey> open(DSLContext db, Origin origin) {
        return sealed(db)
                .map(bytes -> unseal(bytes, origin))
                .flatMap(opened ->
                        opened instanceof Unsealed.Key(SigningKey key)
                                ? Optional.of(key)
                                : Optional.empty());
    }

    /// Reads the key as it is sealed.
    ///
    /// @return nothing where there is none
    static Optional<byte[]> sealed(DSLContext db) {
        return db.fetchOptional(LEDGER_KEY, LEDGER_KEY.ID.eq(ONLY)).map(LedgerKeyRecord::getSealed);
    }

    /// What came of opening a sealed key.
    sealed interface Unsealed {

        /// The ledger's key.
        record Key(SigningKey key) implements Unsealed {}

        /// It was sealed with another master key.
        record OtherMasterKey() implements Unsealed {}

        /// It was altered, or is another ledger's.
        record Altered() implements Unsealed {}
    }

    Unsealed unseal(byte[] sealed, Origin origin) {
        return switch (secrets.open(Purpose.LEDGER_KEY, ONLY, sealed)) {
            case Opened.Content content -> key(content, origin);
            case Opened.OtherKey _ -> new Unsealed.OtherMasterKey();
            case Opened.Altered _ -> new Unsealed.Altered();
        };
    }

    private static Unsealed key(Opened.Content content, Origin origin) {
        try {
            SigningKey key = SigningKey.decode(new String(content.bytes(), StandardCharsets.UTF_8));
            // A key that was copied from another body opens, but is not this ledger's.
            return key.verifierKey().name().value().equals(origin.value())
                    ? new Unsealed.Key(key)
                    : new Unsealed.Altered();
        } catch (MalformedNoteException notAKey) {
            return new Unsealed.Altered();
        }
    }
}
