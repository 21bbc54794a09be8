// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.util.List;
import jp.sekisho.server.backup.BackupResult;

/// What came of backups, as sentences and as JSON.
final class BackupResults {

    private BackupResults() {}

    /// Prints results.
    ///
    /// @param done the key of the sentence for one that was done
    /// @return 0 where all were done; 1 where a backup is not as it was made, too old or
    ///   incomplete; 2 where one cannot be used
    static int print(List<BackupResult> results, String done, boolean json) {
        int status = 0;
        for (BackupResult result : results) {
            switch (result) {
                case BackupResult.Done one -> {
                    if (json) {
                        write(one);
                    } else {
                        System.out.println(
                                Messages.say(
                                        done,
                                        one.body().value(),
                                        one.place(),
                                        one.entries(),
                                        one.rows(),
                                        one.files()));
                    }
                }
                case BackupResult.Refused no -> {
                    if (json) {
                        write(no);
                    }
                    System.err.println(no.message());
                    status = Math.max(status, status(no.reason()));
                }
            }
        }
        return status;
    }

    private static int status(BackupResult.Reason reason) {
        return switch (reason) {
            case ALTERED, TOO_OLD, SEALED_FILE_LOST -> 1;
            case NO_SUCH_BODY,
                    EXISTS,
                    RUNNING,
                    CANNOT_SIGN,
                    NOT_A_BACKUP,
                    OTHER_MASTER_KEY,
                    NEWER_PROGRAM ->
                    2;
        };
    }

    private static void write(BackupResult.Done one) {
        Json.print(out -> {
            out.writeStartObject();
            out.writeStringProperty("body", one.body().value());
            out.writeStringProperty("place", one.place());
            out.writeStringProperty("outcome", "DONE");
            out.writeNumberProperty("entries", one.entries());
            out.writeNumberProperty("rows", one.rows());
            out.writeNumberProperty("files", one.files());
            out.writeNumberProperty("bytes", one.bytes());
            out.writeEndObject();
        });
    }

    private static void write(BackupResult.Refused no) {
        Json.print(out -> {
            out.writeStartObject();
            out.writeStringProperty("place", no.place());
            out.writeStringProperty("outcome", "REFUSED");
            out.writeStringProperty("reason", no.reason().name());
            out.writeStringProperty("message", no.message());
            out.writeEndObject();
        });
    }
}
