// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

/// What was done.
///
/// @param value for example `asset-changed`; 1 to 255 bytes, no control characters
public record Action(String value) {
    public Action {
        Words.require("an action", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
