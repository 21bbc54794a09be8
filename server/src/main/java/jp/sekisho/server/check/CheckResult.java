// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.catalogue.EvidenceGrade;

/// What a check found. The sentence is for people: numbers first, then what and where.
public sealed interface CheckResult {

    /// Returns the sentence for people.
    String sentence();

    /// Returns where a person sees what the answer rests on.
    List<EvidenceLink> evidence();

    /// Says that nothing was ever entered from which it could be known.
    ///
    /// @param sentence what would have to be entered
    static CheckResult notYetKnown(String sentence) {
        return new CannotKnow(sentence, false);
    }

    /// Says that it was known once and the evidence has become too old.
    ///
    /// @param sentence what is too old, and what to do
    static CheckResult stale(String sentence) {
        return new CannotKnow(sentence, true);
    }

    /// Says that it does not hold, where nothing sets a date.
    ///
    /// @param sentence what is missing, where, and what to do
    /// @param evidence what it rests on
    static CheckResult doesNotHold(String sentence, List<EvidenceLink> evidence) {
        return new DoesNotHold(sentence, Optional.empty(), evidence);
    }

    /// It holds.
    ///
    /// @param sentence why
    /// @param grade how good the evidence is
    /// @param evidence what it rests on
    record Holds(String sentence, EvidenceGrade grade, List<EvidenceLink> evidence)
            implements CheckResult {
        public Holds {
            evidence = List.copyOf(evidence);
        }
    }

    /// It does not hold.
    ///
    /// @param sentence what is missing, where, and what to do
    /// @param due until when, where something sets a date
    /// @param evidence what it rests on
    record DoesNotHold(String sentence, Optional<LocalDate> due, List<EvidenceLink> evidence)
            implements CheckResult {
        public DoesNotHold {
            evidence = List.copyOf(evidence);
        }
    }

    /// The data do not tell: nothing was ever entered, or what was entered is too old.
    ///
    /// @param sentence what would have to be known
    /// @param stale whether it was known once and has become too old
    record CannotKnow(String sentence, boolean stale) implements CheckResult {
        @Override
        public List<EvidenceLink> evidence() {
            return List.of();
        }
    }
}
