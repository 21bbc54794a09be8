// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.util.List;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.page.FormField;

/// What the page of one obligation shows.
///
/// @param title what must be done
/// @param path its address
/// @param description what must be done, in full
/// @param done what counts as done
/// @param role who answers
/// @param cycle when it is due
/// @param evidence the least grade of evidence
/// @param law the law items behind it
/// @param section the guideline's section; empty for none
/// @param doubt where its source is uncertain; empty for certain
/// @param past how it stood, the newest first
/// @param answers what people decided, the newest first; empty for those who do not see it
/// @param mayState whether this person may say that it is done
/// @param mayJudge whether this person may set it aside
/// @param statement fields of the first form
/// @param judgement fields of the second form
record ObligationView(
        String title,
        String path,
        String description,
        String done,
        String role,
        String cycle,
        String evidence,
        List<String> law,
        String section,
        String doubt,
        List<Past> past,
        List<Answer> answers,
        boolean mayState,
        boolean mayJudge,
        List<FormField> statement,
        List<FormField> judgement) {

    /// One answer and since when.
    ///
    /// @param from first day
    /// @param status how it stood
    /// @param grade grade of its evidence; empty for none
    /// @param sentence why; empty for those who do not see it
    /// @param until last day on which the answer counts by itself; empty for no end
    /// @param evidence where a person sees what it rests on; empty for those who do not see it
    /// @param entry where the ledger holds the inspection that found it; empty where this person
    ///   may not look there
    record Past(
            String from,
            Status status,
            String grade,
            String sentence,
            String until,
            List<EvidenceLink> evidence,
            String entry) {
        Past {
            evidence = List.copyOf(evidence);
        }
    }

    /// What somebody decided.
    ///
    /// @param day when
    /// @param kind what kind of decision
    /// @param text in which words
    /// @param who who approved it or took it up; empty where nobody is named
    /// @param until until when it counts, or is to be done; empty for no date
    /// @param withdrawn when a newer one took its place; empty for not at all
    /// @param entry where the ledger shows it; empty where this person may not look there
    record Answer(
            String day,
            String kind,
            String text,
            String who,
            String until,
            String withdrawn,
            String entry) {}
}
