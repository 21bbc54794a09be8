// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.util.List;

/// What the list of checkpoints shows.
///
/// @param list the full address of the ledger
/// @param path the page's full address
/// @param rows the checkpoints, the newest first
/// @param key the ledger's public key in one line; empty where it cannot be opened
/// @param mayWitness whether the person may take in another body's signature
record CheckpointsView(String list, String path, List<Row> rows, String key, boolean mayWitness) {

    CheckpointsView {
        rows = List.copyOf(rows);
    }

    /// One checkpoint.
    ///
    /// @param id its number
    /// @param when when it was signed
    /// @param size how many entries it covers
    /// @param root the root that it signs
    /// @param witnesses how many signatures of others it bears
    record Row(long id, String when, long size, String root, int witnesses) {}
}
