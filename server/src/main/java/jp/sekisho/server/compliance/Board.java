// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.policy.ClauseId;
import jp.sekisho.policy.catalogue.BoundObligation.Standing;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.policy.PolicyDocumentId;

/// How all obligations of a body stand on a day.
///
/// @param day the day
/// @param document the edition of the basic policy that was bound; empty while the body has none
/// @param run the run of the checks on which it rests, the last one that day or before
/// @param lines one line an obligation, in catalogue order; each counts once
record Board(
        LocalDate day, Optional<PolicyDocumentId> document, Optional<Run> run, List<Line> lines) {

    Board {
        lines = List.copyOf(lines);
    }

    /// A run of the checks.
    ///
    /// @param id its row, by which the ledger knows it
    /// @param at when
    /// @param catalogue version of the catalogue that was bound
    /// @param hash SHA-256 over status, grade and sentence of every obligation, in hexadecimal; the
    ///   ledger keeps it
    /// @param unmatched clauses that oblige and to which the catalogue knows no obligation
    record Run(long id, Instant at, String catalogue, String hash, List<ClauseId> unmatched) {
        Run {
            unmatched = List.copyOf(unmatched);
        }
    }

    /// One obligation.
    ///
    /// @param obligation which
    /// @param standing how it stands towards the policy's text
    /// @param status how it stands
    /// @param grade how good the evidence is
    /// @param sentence why
    /// @param responsible who answers
    /// @param due until when
    /// @param evidence what it rests on
    /// @param clauses the clauses that bind it
    /// @param expiry when this answer stops counting by itself, where it does
    record Line(
            ObligationId obligation,
            Standing standing,
            Status status,
            Optional<EvidenceGrade> grade,
            String sentence,
            String responsible,
            Optional<LocalDate> due,
            List<EvidenceLink> evidence,
            List<ClauseId> clauses,
            Optional<Expiry> expiry) {

        Line {
            evidence = List.copyOf(evidence);
            clauses = List.copyOf(clauses);
        }

        /// Returns how it stands on a day if nothing new is entered until then.
        Line on(LocalDate day) {
            return expiry.filter(end -> end.over(day))
                    .map(end ->
                            new Line(
                                    obligation,
                                    standing,
                                    end.then(),
                                    Optional.empty(),
                                    end.sentence(),
                                    responsible,
                                    Optional.of(end.on().minusDays(1)),
                                    evidence,
                                    clauses,
                                    Optional.empty()))
                    .orElse(this);
        }
    }

    /// Returns the lines that concern the body.
    List<Line> concerning() {
        return lines.stream().filter(line -> line.status() != Status.NOT_APPLICABLE).toList();
    }

    /// Counts lines by status, in the order of urgency.
    static Map<Status, Integer> count(List<Line> lines) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        lines.forEach(line -> counts.merge(line.status(), 1, Integer::sum));
        return counts;
    }
}
