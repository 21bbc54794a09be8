// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.util.List;

/// What the clause board shows.
///
/// @param lead the first sentence: how things stand
/// @param asOf the day shown where it is not today; empty for today
/// @param tiles the eight measures, and the duty itself
/// @param clauses the policy's own words, each clause with its worst status
/// @param chosen what stands at the right
/// @param checkedAt when the checks ran last; empty before the first run
record BoardView(
        String lead,
        String asOf,
        List<Tile> tiles,
        List<ClauseRow> clauses,
        Chosen chosen,
        String checkedAt) {

    /// One measure of the ordinance.
    ///
    /// @param title its number and name
    /// @param holds how many obligations hold
    /// @param of how many concern the body
    /// @param bars parts of the bar
    /// @param path where its obligations are listed
    record Tile(String title, int holds, int of, List<Bar> bars, String path) {}

    /// A part of a bar.
    ///
    /// @param style class of the status
    /// @param label what it means, with its number
    /// @param width in hundredths
    record Bar(String style, String label, int width) {}

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
    /// @param path its own page
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
