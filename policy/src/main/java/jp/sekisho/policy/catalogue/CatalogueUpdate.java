// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What would change for a body if it took a newer catalogue: a dry run that changes nothing.
///
/// No decision of the body is ever lost: it stays where the obligation stays, passes on where
/// obligations were merged, and is kept in the archive where one was retired.
///
/// @param from the version in use
/// @param to the newer version
/// @param added obligations that are new
/// @param retired obligations that are no more, with the reason that the newer version gives
/// @param merged obligations that live on in another, old id to new id
/// @param changed obligations that stay and read or work differently
/// @param decisions what becomes of each decision of the body, in the order of the ids
public record CatalogueUpdate(
        String from,
        String to,
        List<Obligation> added,
        Map<ObligationId, String> retired,
        Map<ObligationId, ObligationId> merged,
        List<Changed> changed,
        List<Kept> decisions) {
    public CatalogueUpdate {
        added = List.copyOf(added);
        retired = Map.copyOf(retired);
        merged = Map.copyOf(merged);
        changed = List.copyOf(changed);
        decisions = List.copyOf(decisions);
    }

    /// What of an obligation can change.
    public enum Part {
        /// Title, description or what counts as done.
        WORDS,
        /// Law items, section or leaves.
        SOURCES,
        /// Who answers for it.
        ROLE,
        /// When it is due.
        CYCLE,
        /// The least grade of evidence.
        EVIDENCE,
        /// The check that answers it.
        CHECK,
        /// On which bodies it falls.
        CONDITION,
        /// Which clauses bind it.
        BINDING
    }

    /// An obligation that stays and differs.
    ///
    /// @param parts what differs; never empty
    public record Changed(Obligation older, Obligation newer, Set<Part> parts) {
        public Changed {
            parts = Set.copyOf(parts);
        }
    }

    /// What becomes of a decision of the body.
    ///
    /// @param id the obligation for which the body decided
    /// @param outcome what becomes of it
    /// @param target the obligation under which it stands afterwards; empty when it is archived
    public record Kept(ObligationId id, Outcome outcome, Optional<ObligationId> target) {}

    /// What can become of a decision.
    public enum Outcome {
        /// It stands as it is.
        KEPT,
        /// It stands, but what it answered has changed: a person should look.
        NEEDS_A_LOOK,
        /// It passes on to the obligation into which this one was merged; a person should look.
        PASSED_ON,
        /// Its obligation was retired; it is kept for the record.
        ARCHIVED
    }

    /// Compares two catalogues.
    ///
    /// @param older the version in use
    /// @param newer the version that would be taken
    /// @param decided the obligations for which the body has decided something
    /// @throws IllegalArgumentException when a decision stands for an id that `older` does not have
    public static CatalogueUpdate dryRun(
            Catalogue older, Catalogue newer, Collection<ObligationId> decided) {
        Map<ObligationId, ObligationId> successors = new HashMap<>();
        for (Obligation obligation : newer.obligations()) {
            obligation.replaces().forEach(id -> successors.put(id, obligation.id()));
        }
        List<Obligation> added =
                newer.obligations().stream()
                        .filter(o -> older.obligation(o.id()).isEmpty())
                        .toList();
        Map<ObligationId, String> retired = new HashMap<>();
        Map<ObligationId, ObligationId> merged = new HashMap<>();
        List<Changed> changed = new ArrayList<>();
        Map<ObligationId, Set<Part>> parts = new HashMap<>();
        for (Obligation before : older.obligations()) {
            Optional<Obligation> after = newer.obligation(before.id());
            ObligationId successor = successors.get(before.id());
            if (after.isPresent()) {
                Set<Part> differing = differing(before, after.get());
                parts.put(before.id(), differing);
                if (!differing.isEmpty()) {
                    changed.add(new Changed(before, after.get(), differing));
                }
            } else if (successor != null) {
                merged.put(before.id(), successor);
            } else {
                retired.put(
                        before.id(), newer.retired().getOrDefault(before.id(), "理由は記録されていません。"));
            }
        }
        List<Kept> decisions = new ArrayList<>();
        for (ObligationId id : new TreeSet<>(decided)) {
            if (older.obligation(id).isEmpty()) {
                throw new IllegalArgumentException(
                        "no such obligation in the older version: " + id);
            }
            decisions.add(kept(id, parts, merged));
        }
        return new CatalogueUpdate(
                older.version(), newer.version(), added, retired, merged, changed, decisions);
    }

    private static Kept kept(
            ObligationId id,
            Map<ObligationId, Set<Part>> parts,
            Map<ObligationId, ObligationId> merged) {
        Set<Part> differing = parts.get(id);
        if (differing != null) {
            // Who reads the clause differently or where the source stands leaves the decision true.
            boolean harmless = EnumSet.of(Part.SOURCES, Part.BINDING).containsAll(differing);
            return new Kept(id, harmless ? Outcome.KEPT : Outcome.NEEDS_A_LOOK, Optional.of(id));
        }
        ObligationId successor = merged.get(id);
        return successor == null
                ? new Kept(id, Outcome.ARCHIVED, Optional.empty())
                : new Kept(id, Outcome.PASSED_ON, Optional.of(successor));
    }

    private static Set<Part> differing(Obligation a, Obligation b) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        note(parts, Part.WORDS, words(a), words(b));
        note(parts, Part.SOURCES, sources(a), sources(b));
        note(parts, Part.ROLE, a.role(), b.role());
        note(parts, Part.CYCLE, a.cycles(), b.cycles());
        note(parts, Part.EVIDENCE, a.evidence(), b.evidence());
        note(parts, Part.CHECK, a.answer(), b.answer());
        note(parts, Part.CONDITION, a.condition(), b.condition());
        note(parts, Part.BINDING, List.of(a.named(), a.implied()), List.of(b.named(), b.implied()));
        return parts;
    }

    private static void note(Set<Part> parts, Part part, Object a, Object b) {
        if (!a.equals(b)) {
            parts.add(part);
        }
    }

    private static List<String> words(Obligation o) {
        return List.of(o.title(), o.description(), o.done());
    }

    private static List<Object> sources(Obligation o) {
        return List.of(o.law(), o.section(), o.leaves(), o.certainty());
    }
}
