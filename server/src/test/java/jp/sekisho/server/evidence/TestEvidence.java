// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.SealedFile.SEALED_FILE;

import java.time.Clock;
import jp.sekisho.server.secret.Secrets;
import org.jooq.DSLContext;

/// The evidence kernel for tests of others.
///
/// @param evidence the door through which data change
/// @param desk what the ledger proves
/// @param seal what binds a backup to its ledger
public record TestEvidence(Evidence evidence, LedgerDesk desk, BackupSeal seal) {

    public TestEvidence(Clock clock, Secrets secrets) {
        this(new Evidence(clock, secrets));
    }

    private TestEvidence(Evidence evidence) {
        this(evidence, new LedgerDesk(evidence), new BackupSeal(evidence));
    }

    /// Names a sealed file, without an entry.
    public static int nameSealedFile(DSLContext db, String hash, long bytes) {
        return db.insertInto(SEALED_FILE)
                .set(SEALED_FILE.ID, 1L)
                .set(SEALED_FILE.VERSION, 1)
                .set(SEALED_FILE.HASH, hash)
                .set(SEALED_FILE.NAME, "写し.pdf")
                .set(SEALED_FILE.TYPE, "PDF")
                .set(SEALED_FILE.BYTES, bytes)
                .set(SEALED_FILE.SEALED_AT, 1L)
                .execute();
    }
}
