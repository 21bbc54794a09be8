// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

/// Who did something: an account, or a part of the product. An id that says nothing about the
/// person: names are facts, which can be erased.
///
/// @param id for example `account:41` or `product:backup`; 1 to 255 bytes, no control characters
public record Actor(String id) {
    public Actor {
        Words.require("an actor", id);
    }

    @Override
    public String toString() {
        return id;
    }
}
