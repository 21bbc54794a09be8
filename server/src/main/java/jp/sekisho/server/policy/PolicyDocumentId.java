// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

/// Identity of one edition of a policy document.
///
/// @param value the row's id, positive
public record PolicyDocumentId(long value) {
    public PolicyDocumentId {
        if (value <= 0) {
            throw new IllegalArgumentException("document id must be positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
