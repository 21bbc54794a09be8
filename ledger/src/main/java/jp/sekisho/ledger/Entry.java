// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an entry says: who, when, what, from which state to which, and why (as bound facts).
///
/// @param at when, in whole microseconds since 1970, from year 1 to 9999
/// @param actor who
/// @param subject what it was done to
/// @param action what was done
/// @param before the row before; empty where there was none
/// @param after the row after; empty where there is none any more
/// @param facts what is bound and can be erased, names ascending, none twice, at most
///   [Limits#FACTS]
/// @param statement what can never be erased beyond the rest, such as a signed note; mostly empty
public record Entry(
        Instant at,
        Actor actor,
        Subject subject,
        Action action,
        Optional<RowHash> before,
        Optional<RowHash> after,
        List<Commitment> facts,
        String statement) {

    public Entry {
        facts = List.copyOf(facts);
        Micros.require(at);
        Bytes.requireText("a statement", statement, Limits.STATEMENT);
        if (facts.size() > Limits.FACTS) {
            throw new IllegalArgumentException("an entry has at most 64 facts: " + facts.size());
        }
        for (int i = 1; i < facts.size(); i++) {
            if (facts.get(i - 1).name().compareTo(facts.get(i).name()) >= 0) {
                throw new IllegalArgumentException(
                        "facts are ascending by name, none twice: " + facts.get(i).name());
            }
        }
    }
}
