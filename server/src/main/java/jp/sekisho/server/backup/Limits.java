// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.backup;

/// What a backup that is read may hold at most; whoever altered one must not exhaust the memory.
final class Limits {

    /// The longest list of files, in bytes: a million sealed files.
    static final int CONTENTS = 128 * 1024 * 1024;

    /// The longest text or bytes in one column.
    static final int VALUE = 64 * 1024 * 1024;

    /// Columns of a table.
    static final int COLUMNS = 200;

    /// Rows that are written in one statement.
    static final int BATCH = 500;

    private Limits() {}
}
