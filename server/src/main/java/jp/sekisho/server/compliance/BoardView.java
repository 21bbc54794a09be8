// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.util.List;

/// What the clause board shows.
///
/// @param lead the first sentence: how things stand
/// @param asOf the day shown where it is not today; empty for today
/// @param dayError what is wrong with the day that was typed; empty for nothing
/// @param ahead whether the day lies ahead
/// @param path where the board stands
/// @param whole whether this person sees the whole body, and so report, overview and chart
/// @param tiles the eight measures, and the duty itself
/// @param clauses the policy's own words, each clause with its worst status
/// @param chosen what stands at the right
/// @param checkedAt when the checks ran last; empty before the first run
record BoardView(
        String lead,
        String asOf,
        String dayError,
        boolean ahead,
        String path,
        boolean whole,
        List<Tally> tiles,
        List<ClauseRow> clauses,
        Chosen chosen,
        String checkedAt) {

    /// One clause of the policy.
    ///
    /// @param label number as it stands in the text
    /// @param heading heading as it stands
    /// @param text words as they stand
    /// @param depth 0 for the top
    /// @param status the worst status of its obligations; null where it has none
    /// @param path where it is chosen
    /// @param chosen whether it is
    record ClauseRow(
            String label,
            String heading,
            String text,
            int depth,
            @org.jspecify.annotations.Nullable Status status,
            String path,
            boolean chosen) {}

    /// A heading with obligations.
    ///
    /// @param title what was chosen
    /// @param lead how many, and where they come from
    /// @param obligations one block each
    record Chosen(String title, String lead, List<ObligationRow> obligations) {}

    /// One obligation.
    ///
    /// @param title what must be done
    /// @param status how it stands
    /// @param grade how good the evidence is; empty for none
    /// @param sentence why
    /// @param responsible who answers
    /// @param due until when; empty for no date
    /// @param evidence what it rests on
    /// @param path its own page; empty where the catalogue knows it no longer
    record ObligationRow(
            String title,
            Status status,
            String grade,
            String sentence,
            String responsible,
            String due,
            List<Link> evidence,
            String path) {}

    /// A link.
    ///
    /// @param label what is shown
    /// @param path full address
    record Link(String label, String path) {}
}
