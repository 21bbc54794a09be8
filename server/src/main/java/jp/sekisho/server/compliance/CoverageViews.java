// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.util.List;

/// What the pages on the body as a whole show.
final class CoverageViews {

    private CoverageViews() {}

    /// How obligations stand by law item, chapter and threat, and where the policy has gaps.
    ///
    /// @param path where the board stands
    /// @param day the day, as people write it
    /// @param blocks one table each
    /// @param missing what law or guideline ask and no clause says
    /// @param unmatched clauses that oblige and to which the catalogue knows no obligation
    record Overview(
            String path, String day, List<Block> blocks, List<Gap> missing, List<Gap> unmatched) {}

    /// A table of tallies.
    ///
    /// @param title what they are counted by
    /// @param remark what a reader should know
    /// @param rows one row each
    record Block(String title, String remark, List<Tally> rows) {}

    /// Something of the policy's text.
    ///
    /// @param label where, or what kind
    /// @param words the words
    /// @param path its page
    record Gap(String label, String words, String path) {}

    /// How things stood over time.
    ///
    /// @param path where the board stands
    /// @param lead the first sentence
    /// @param chart the drawing
    /// @param rows the numbers of the drawing
    record OverTime(String path, String lead, HistoryChart chart, List<Row> rows) {}

    /// One day's numbers.
    ///
    /// @param day the day, as people write it
    /// @param path the board of that day
    /// @param counts one number for each of [Tally#COLUMNS]
    /// @param all how many there were
    record Row(String day, String path, List<Integer> counts, int all) {}

    /// The report on what the law asks.
    ///
    /// @param path where the board stands
    /// @param query names the day in addresses; empty for today
    /// @param policy the policy's title
    /// @param day the day, as people write it
    /// @param lead the first sentence
    /// @param basis on what the report rests: run, catalogue, checkpoint; one line each
    /// @param summary one tally for each law item
    /// @param chapters one for each law item, with its obligations
    record Report(
            String path,
            String query,
            String policy,
            String day,
            String lead,
            List<String> basis,
            List<Tally> summary,
            List<Chapter> chapters) {}

    /// The report on paper.
    ///
    /// @param body the body's name
    /// @param report what it says
    record Paper(String body, Report report) {}

    /// One law item of the report.
    ///
    /// @param title article and title
    /// @param gist what it asks
    /// @param inForce from when it binds
    /// @param lines one line an obligation
    record Chapter(String title, String gist, String inForce, List<Entry> lines) {}

    /// One obligation of the report.
    ///
    /// @param title what must be done
    /// @param clauses where the policy says it; empty for nowhere
    /// @param status how it stands
    /// @param grade grade of its evidence; empty for none
    /// @param sentence why
    /// @param responsible who answers
    /// @param due until when; empty for no date
    /// @param evidence what it rests on, as text
    /// @param path its page
    record Entry(
            String title,
            String clauses,
            Status status,
            String grade,
            String sentence,
            String responsible,
            String due,
            String evidence,
            String path) {}
}
