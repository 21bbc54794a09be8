// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.note.Origin;
import jp.sekisho.ledger.note.VerifierKey;

/// Verifies a ledger from its entries alone; nothing else that it holds is believed.
public final class LedgerVerifier {

    private LedgerVerifier() {}

    /// Verifies an export, streamed.
    ///
    /// @param export the file; not closed
    /// @param trust what the caller trusts
    /// @param rows the rows as they are now, to be compared with what entries say of them; empty
    ///   where only the ledger itself is verified
    /// @throws IOException where the file cannot be read
    /// @throws NotAnExportException where it is something else
    public static Verification verify(
            InputStream export, Trust trust, Optional<Iterable<LiveRow>> rows)
            throws IOException, NotAnExportException {
        return new ExportVerification(ExportReader.open(export), trust, rows).run();
    }

    /// Verifies a running ledger where it stands.
    ///
    /// @param origin its name in checkpoints
    /// @param storage within a transaction that sees one state
    /// @param keys the ledger's keys, the present one first
    /// @param trust what the caller trusts
    /// @param rows the rows as they are now, read in the same transaction
    public static Verification verify(
            Origin origin,
            LedgerStorage storage,
            List<VerifierKey> keys,
            Trust trust,
            Optional<Iterable<LiveRow>> rows) {
        return new StorageVerification(origin, storage, keys, trust, rows).run();
    }
}
