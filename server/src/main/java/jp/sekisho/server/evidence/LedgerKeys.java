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
        LedgerKeyRecord row = db.fetchOne(LEDGER_KEY, LEDGER_KEY.ID.eq(ONLY));
        if (row == null
                || !(secrets.open(Purpose.LEDGER_KEY, ONLY, row.getSealed())
                        instanceof Opened.Content content)) {
            return Optional.empty();
        }
        try {
            SigningKey key = SigningKey.decode(new String(content.bytes(), StandardCharsets.UTF_8));
            // A key that was copied from another body opens, but is not this ledger's.
            return Optional.of(key)
                    .filter(k -> k.verifierKey().name().value().equals(origin.value()));
        } catch (MalformedNoteException notAKey) {
            return Optional.empty();
        }
    }
}
