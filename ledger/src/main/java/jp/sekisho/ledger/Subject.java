// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

/// What something was done to.
///
/// @param type the kind of thing, for example `asset`; 1 to 255 bytes, no control characters
/// @param id its id, saying nothing about a person; 1 to 255 bytes, no control characters
public record Subject(String type, String id) {
    public Subject {
        Words.require("a kind of subject", type);
        Words.require("a subject", id);
    }
}
