// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.backup;

import java.util.Optional;
import java.util.regex.Pattern;

/// One file of a backup, as its list names it.
///
/// @param name `rows`, `ledger.checkpoint` or `sealed/<hash>`
/// @param bytes its length
/// @param hash SHA-256 of its content, in hexadecimal
record BackupFile(String name, long bytes, String hash) {

    /// The signed statement; names the list.
    static final String MANIFEST = "manifest";

    /// The list of the other files.
    static final String CONTENTS = "contents";

    /// The rows of every table.
    static final String ROWS = "rows";

    /// The newest checkpoint of the ledger, to be handed to others.
    static final String CHECKPOINT = "ledger.checkpoint";

    /// The folder of sealed files.
    static final String SEALED = "sealed";

    private static final Pattern NAME =
            Pattern.compile("rows|ledger\\.checkpoint|sealed/[0-9a-f]{64}");
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([0-9]{1,18}) (\\S+)");

    BackupFile {
        if (!NAME.matcher(name).matches() && !name.equals(MANIFEST) && !name.equals(CONTENTS)) {
            throw new IllegalArgumentException("not a file of a backup: " + name);
        }
    }

    String line() {
        return hash + " " + bytes + " " + name + "\n";
    }

    static Optional<BackupFile> tryParse(String line) {
        var parts = LINE.matcher(line);
        return parts.matches() && NAME.matcher(parts.group(3)).matches()
                ? Optional.of(
                        new BackupFile(
                                parts.group(3), Long.parseLong(parts.group(2)), parts.group(1)))
                : Optional.empty();
    }
}
