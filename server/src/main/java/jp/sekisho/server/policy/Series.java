// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One document in all its editions.
///
/// @param editions at least one, the newest first
record Series(List<Edition> editions) {

    private static final Comparator<Edition> BY_FORCE =
            Comparator.<Edition, LocalDate>comparing(e -> e.enforcedOn().orElse(LocalDate.MIN))
                    .thenComparingInt(Edition::number);

    Series {
        editions = List.copyOf(editions);
        if (editions.isEmpty()) {
            throw new IllegalArgumentException("a document has an edition");
        }
    }

    PolicyDocumentId id() {
        return editions.getFirst().series();
    }

    Edition newest() {
        return editions.getFirst();
    }

    /// Returns the edition in force on a day; nothing before the first and after the repeal.
    Optional<Edition> inForce(LocalDate day) {
        return lastEnforced(day)
                .filter(edition -> edition.endedOn().map(day::isBefore).orElse(true));
    }

    private Optional<Edition> lastEnforced(LocalDate day) {
        return editions.stream()
                .filter(e -> e.enforcedOn().filter(on -> !on.isAfter(day)).isPresent())
                .max(BY_FORCE);
    }

    /// Returns what to show of the document on a day: what is in force, else the newest.
    Edition shown(LocalDate day) {
        return inForce(day).orElse(newest());
    }

    /// Returns the edition before another one.
    Optional<Edition> before(Edition edition) {
        return editions.stream().filter(e -> e.number() < edition.number()).findFirst();
    }

    Optional<Edition> edition(PolicyDocumentId id) {
        return editions.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    EditionState state(Edition edition, LocalDate day) {
        if (edition.decision().isEmpty() || edition.enforcedOn().isEmpty()) {
            return EditionState.DRAFT;
        }
        if (edition.enforcedOn().get().isAfter(day)) {
            return EditionState.DECIDED;
        }
        if (lastEnforced(day).filter(edition::equals).isEmpty()) {
            return EditionState.REPLACED;
        }
        return inForce(day).isPresent() ? EditionState.IN_FORCE : EditionState.ENDED;
    }
}
