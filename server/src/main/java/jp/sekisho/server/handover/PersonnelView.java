// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.util.List;
import jp.sekisho.server.page.FormField;

/// What a personnel list would do, as the page shows it.
///
/// @param lead numbers first
/// @param path the draft's full address
/// @param mark the mark of what is shown; empty where nothing can be done
/// @param notice what is said on top; empty for nothing
/// @param notes what is not touched and what looks wrong
/// @param groups the lines, by what becomes of the people
/// @param posts the posts about which somebody decides
/// @param columns the columns with what each says
/// @param left cells that belong to no row
record PersonnelView(
        String lead,
        String path,
        String mark,
        String notice,
        List<String> notes,
        List<Group> groups,
        List<FormField> posts,
        List<Column> columns,
        List<String> left) {

    PersonnelView {
        notes = List.copyOf(notes);
        groups = List.copyOf(groups);
        posts = List.copyOf(posts);
        columns = List.copyOf(columns);
        left = List.copyOf(left);
    }

    /// People of whom the same becomes.
    ///
    /// @param heading what becomes of them
    /// @param lines one for each
    /// @param more how many are not shown
    record Group(String heading, List<Line> lines, int more) {
        Group {
            lines = List.copyOf(lines);
        }
    }

    /// Somebody.
    ///
    /// @param place where in the list; empty where it is not there
    /// @param name as written
    /// @param what what becomes, or what is wrong
    record Line(String place, String name, String what) {}

    /// A column.
    ///
    /// @param heading what it is called
    /// @param field what it says, to be chosen
    record Column(String heading, FormField field) {}
}
