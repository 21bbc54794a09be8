// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.check.EvidenceLink;

/// How one obligation stands on a day, and why.
///
/// @param status the status; never better than its evidence
/// @param grade how good the evidence is; empty where there is none
/// @param sentence why, in one sentence
/// @param due until when something must be done, where something sets a date
/// @param evidence what it rests on
/// @param expiry when this answer stops counting by itself, where it does
record Assessment(
        Status status,
        Optional<EvidenceGrade> grade,
        String sentence,
        Optional<LocalDate> due,
        List<EvidenceLink> evidence,
        Optional<Expiry> expiry) {

    Assessment {
        evidence = List.copyOf(evidence);
        if (status == Status.HOLDS && grade.isEmpty()) {
            throw new IllegalArgumentException("a status that holds has evidence: " + sentence);
        }
    }

    /// An answer without evidence.
    static Assessment bare(Status status, String sentence, Optional<LocalDate> due) {
        return new Assessment(status, Optional.empty(), sentence, due, List.of(), Optional.empty());
    }

    /// An answer without evidence or date.
    static Assessment bare(Status status, String sentence) {
        return bare(status, sentence, Optional.empty());
    }

    /// An answer that rests on something, but proves nothing yet.
    static Assessment pointing(
            Status status, String sentence, Optional<LocalDate> due, List<EvidenceLink> to) {
        return new Assessment(status, Optional.empty(), sentence, due, to, Optional.empty());
    }

    /// The same, until a day.
    Assessment until(LocalDate day, Status then) {
        return new Assessment(
                status, grade, sentence, due, evidence, Optional.of(new Expiry(day, then)));
    }

    /// The same, with a date until when something must be done.
    Assessment due(LocalDate day) {
        return new Assessment(status, grade, sentence, Optional.of(day), evidence, expiry);
    }
}
