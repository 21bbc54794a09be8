// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.backup;

import jp.sekisho.server.database.BodyKey;

/// What came of making a backup or putting one back.
public sealed interface BackupResult {

    /// Done.
    ///
    /// @param body whose
    /// @param place the backup's folder
    /// @param entries how many entries its ledger has
    /// @param rows how many rows
    /// @param files how many sealed files
    /// @param bytes how long it is
    record Done(BodyKey body, String place, long entries, long rows, long files, long bytes)
            implements BackupResult {}

    /// Not done; nothing was changed.
    ///
    /// @param place which backup
    /// @param reason why
    /// @param message one sentence for people
    record Refused(String place, Reason reason, String message) implements BackupResult {}

    /// Why nothing was done.
    enum Reason {
        /// There is no such body.
        NO_SUCH_BODY,
        /// Something stands there already.
        EXISTS,
        /// The server runs and must not.
        RUNNING,
        /// The ledger cannot sign: it is empty, or its key does not open.
        CANNOT_SIGN,
        /// It is no backup.
        NOT_A_BACKUP,
        /// It is not as it was made.
        ALTERED,
        /// It was made under another master key.
        OTHER_MASTER_KEY,
        /// A newer program made it.
        NEWER_PROGRAM,
        /// It is older than what is demanded.
        TOO_OLD,
        /// A sealed file is missing or altered in the body itself.
        SEALED_FILE_LOST
    }
}
