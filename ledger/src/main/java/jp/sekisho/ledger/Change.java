// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What happened, before it is appended: an entry whose facts are still open.
///
/// @param at when; cut to whole microseconds
/// @param actor who
/// @param subject what it was done to
/// @param action what was done
/// @param before the row before
/// @param after the row after
/// @param facts what is bound and can be erased: names, reasons; each at most [Limits#FACT] bytes
/// @param statement what can never be erased; mostly empty
public record Change(
        Instant at,
        Actor actor,
        Subject subject,
        Action action,
        Optional<RowHash> before,
        Optional<RowHash> after,
        Map<FactName, String> facts,
        String statement) {

    public Change {
        at = at.truncatedTo(ChronoUnit.MICROS);
        SortedMap<FactName, String> sorted = new TreeMap<>(facts);
        if (sorted.size() > Limits.FACTS) {
            throw new IllegalArgumentException("an entry has at most 64 facts: " + sorted.size());
        }
        sorted.values().forEach(value -> Bytes.requireText("a fact", value, Limits.FACT));
        facts = Collections.unmodifiableSortedMap(sorted);
    }

    /// Starts a change without rows and facts.
    public static Change of(Instant at, Actor actor, Action action, Subject subject) {
        return new Change(
                at, actor, subject, action, Optional.empty(), Optional.empty(), Map.of(), "");
    }

    /// Says what the row was before.
    public Change before(RowHash row) {
        return new Change(at, actor, subject, action, Optional.of(row), after, facts, statement);
    }

    /// Says what the row is after.
    public Change after(RowHash row) {
        return new Change(at, actor, subject, action, before, Optional.of(row), facts, statement);
    }

    /// Adds the reason; it can be erased.
    public Change because(String why) {
        return with(FactName.WHY, why);
    }

    /// Adds a fact that can be erased.
    ///
    /// @param value at most [Limits#FACT] bytes of UTF-8
    public Change with(FactName name, String value) {
        Map<FactName, String> more = new TreeMap<>(facts);
        more.put(name, value);
        return new Change(at, actor, subject, action, before, after, more, statement);
    }

    /// Sets the statement, which can never be erased.
    ///
    /// @param text at most [Limits#STATEMENT] bytes of UTF-8
    public Change stating(String text) {
        return new Change(at, actor, subject, action, before, after, facts, text);
    }
}
