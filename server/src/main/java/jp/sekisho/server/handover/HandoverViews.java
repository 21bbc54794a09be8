// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.util.List;

/// What the pages of comings and goings show.
final class HandoverViews {

    private HandoverViews() {}

    /// What changes until a day.
    ///
    /// @param lead how things stand
    /// @param day the day, as typed
    /// @param sheets where all sheets are, as one PDF; empty where nobody changes
    /// @param changes who comes and goes
    /// @param gone who has left within a year and has something open
    /// @param posts the posts of the day, each with its holders
    record DayView(
            String lead,
            String day,
            String sheets,
            List<Line> changes,
            List<Line> gone,
            List<PostView> posts) {
        DayView {
            gone = List.copyOf(gone);
            changes = List.copyOf(changes);
            posts = List.copyOf(posts);
        }

        List<PostView> vacant() {
            return posts.stream().filter(post -> post.holders().isEmpty()).toList();
        }
    }

    /// A post on the day.
    ///
    /// @param post what it is called, with its unit
    /// @param holders who holds it; empty where nobody does
    record PostView(String post, String holders) {}

    /// Somebody who comes or goes.
    ///
    /// @param name as written
    /// @param kind what becomes
    /// @param where the unit, or from which to which
    /// @param lost what is given up
    /// @param gained what is taken up
    /// @param things how many rows of registers and open requests hang on this person
    /// @param accounts names of accounts that must be closed
    /// @param sheet where the sheet is; empty for none
    record Line(
            String name,
            String kind,
            String where,
            String lost,
            String gained,
            int things,
            String accounts,
            String sheet) {}

    /// The sheet of one person (引継書).
    ///
    /// @param name as written
    /// @param unit the unit's name
    /// @param today the day
    /// @param pdf where it is as a PDF
    /// @param posts the posts held today
    /// @param parts what hangs on this person, by register
    record SheetView(
            String name,
            String unit,
            String today,
            String pdf,
            List<String> posts,
            List<Part> parts) {
        SheetView {
            posts = List.copyOf(posts);
            parts = List.copyOf(parts);
        }
    }

    /// Sheets for print.
    ///
    /// @param body the body's name
    /// @param sheets one for each person
    record PaperView(String body, List<SheetView> sheets) {
        PaperView {
            sheets = List.copyOf(sheets);
        }
    }

    /// The rows of one register.
    ///
    /// @param register its name
    /// @param rows the rows
    record Part(String register, List<Row> rows) {
        Part {
            rows = List.copyOf(rows);
        }
    }

    /// A row.
    ///
    /// @param title what it is called
    /// @param as as what it names the person
    /// @param path its full address
    record Row(String title, String as, String path) {}
}
