// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

/// What an entry speaks of: a row of a table.
///
/// @param kind the table's name, or another kind of thing in small letters
/// @param id the row's id
public record Subject(String kind, long id) {

    public Subject {
        if (kind.isBlank()) {
            throw new IllegalArgumentException("kind must not be blank");
        }
    }
}
