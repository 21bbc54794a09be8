// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

/// Identity of a clause: a path of role, caption and ordinal that stays the same when clauses are
/// renumbered.
///
/// @param value the path, for example `measures/組織体制`; never blank, no white space
public record ClauseId(String value) {
    public ClauseId {
        if (value.isBlank() || value.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "clause id must be a path without white space: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
