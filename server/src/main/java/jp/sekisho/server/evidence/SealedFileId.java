// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

/// Names one sealed file of a body.
///
/// @param value the row's id, positive
public record SealedFileId(long value) {

    public SealedFileId {
        if (value <= 0) {
            throw new IllegalArgumentException("sealed file id must be positive: " + value);
        }
    }
}
