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
record Assessment(
        Status status,
        Optional<EvidenceGrade> grade,
        String sentence,
        Optional<LocalDate> due,
        List<EvidenceLink> evidence) {

    Assessment {
        evidence = List.copyOf(evidence);
        if (status == Status.HOLDS && grade.isEmpty()) {
            throw new IllegalArgumentException("a status that holds has evidence: " + sentence);
        }
    }
}
