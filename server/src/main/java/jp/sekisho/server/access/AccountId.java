// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

/// Names one account of a body.
///
/// @param value positive
public record AccountId(long value) {

    public AccountId {
        if (value <= 0) {
            throw new IllegalArgumentException("account id must be positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
