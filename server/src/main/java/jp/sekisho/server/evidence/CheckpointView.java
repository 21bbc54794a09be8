// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

/// What the sheet of one checkpoint shows, to be printed and handed to another body.
///
/// @param list the full address of the checkpoints
/// @param download the address of the file
/// @param when when it was signed
/// @param size how many entries it covers
/// @param root the root that it signs
/// @param note the signed note, as it is
/// @param key the ledger's public key; empty where it cannot be opened
record CheckpointView(
        String list,
        String download,
        String when,
        long size,
        String root,
        String note,
        String key) {}
