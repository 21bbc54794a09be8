// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.comparison;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.policy.Clause;

/// One clause, or a group that was split or merged, as it stands in both versions.
///
/// @param older the clauses of the old version; empty when it was added
/// @param newer the clauses of the new version; empty when it was removed
/// @param kinds in which ways it differs, children aside; empty when it is unchanged
public record ClauseChange(List<Clause> older, List<Clause> newer, Set<ChangeKind> kinds) {
    public ClauseChange {
        older = List.copyOf(older);
        newer = List.copyOf(newer);
        EnumSet<ChangeKind> ordered = EnumSet.noneOf(ChangeKind.class);
        ordered.addAll(kinds);
        kinds = java.util.Collections.unmodifiableSet(ordered);
        if (older.isEmpty() && newer.isEmpty()) {
            throw new IllegalArgumentException("a change has a clause on one side");
        }
        if (older.size() > 1 && newer.size() > 1) {
            throw new IllegalArgumentException("a change is a split or a merger, not both");
        }
    }

    /// Says whether the clause is the same in both versions, children aside.
    public boolean unchanged() {
        return kinds.isEmpty();
    }
}
