// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.comparison;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.ClauseId;

/// Two versions of a policy, clause by clause.
///
/// @param older the old version
/// @param newer the new version
/// @param changes every clause of both versions exactly once, unchanged ones included: first in the
///   order of the new version, then those that were removed in the order of the old
public record PolicyComparison(BasicPolicy older, BasicPolicy newer, List<ClauseChange> changes) {
    public PolicyComparison {
        changes = List.copyOf(changes);
    }

    /// Compares two versions. Time and memory grow with the length of the texts, not with the
    /// product of their numbers of clauses.
    public static PolicyComparison between(BasicPolicy older, BasicPolicy newer) {
        return new PolicyComparison(older, newer, Aligner.align(older.clauses(), newer.clauses()));
    }

    /// Returns the changes that are none: what differs, in order.
    public List<ClauseChange> differences() {
        return changes.stream().filter(change -> !change.unchanged()).toList();
    }

    /// Counts the differences of each kind.
    public Map<ChangeKind, Integer> summary() {
        Map<ChangeKind, Integer> summary = new EnumMap<>(ChangeKind.class);
        for (ClauseChange change : changes) {
            change.kinds().forEach(kind -> summary.merge(kind, 1, Integer::sum));
        }
        return summary;
    }

    /// Returns the clause of the old version from which a clause of the new one comes, so that what
    /// a body decided for it can be carried over; empty when it is new.
    public Map<ClauseId, ClauseId> origins() {
        Map<ClauseId, ClauseId> origins = new HashMap<>();
        for (ClauseChange change : changes) {
            Optional<Clause> origin = change.older().stream().findFirst();
            origin.ifPresent(
                    clause -> change.newer().forEach(n -> origins.put(n.id(), clause.id())));
        }
        return origins;
    }
}
