// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.List;
import jp.sekisho.server.page.FormField;

/// What the preview of an import shows.
///
/// @param register the register's name
/// @param file the file's name
/// @param listPath the register's full address
/// @param path the preview's full address
/// @param notice something to know first; empty for nothing
/// @param lead what would be done, in one sentence
/// @param mark marks what would be done
/// @param commitLabel what doing it says; empty where there is nothing to do
/// @param problems what cannot be imported
/// @param moreProblems how many of them are not shown
/// @param understood what is read as something other than its characters
/// @param moreUnderstood how many of them are not shown
/// @param defaults what rows get that the sheet does not say
/// @param changes what would be changed
/// @param additions what would be added
/// @param moreAdditions how many of them are not shown
/// @param left what belongs to no row
/// @param moreLeft how many of them are not shown
/// @param columns which column stands for which field
/// @param undecided whether somebody should look at the columns first
public record ImportView(
        String register,
        String file,
        String listPath,
        String path,
        String notice,
        String lead,
        String mark,
        String commitLabel,
        List<Line> problems,
        int moreProblems,
        List<Line> understood,
        int moreUnderstood,
        List<Line> defaults,
        List<Line> changes,
        List<Line> additions,
        int moreAdditions,
        List<Line> left,
        int moreLeft,
        List<ColumnChoice> columns,
        boolean undecided) {

    public ImportView {
        problems = List.copyOf(problems);
        understood = List.copyOf(understood);
        defaults = List.copyOf(defaults);
        changes = List.copyOf(changes);
        additions = List.copyOf(additions);
        left = List.copyOf(left);
        columns = List.copyOf(columns);
    }

    /// One line: where, what stands there, what becomes of it.
    ///
    /// @param place sheet and cell
    /// @param what what stands there
    /// @param outcome what becomes of it
    public record Line(String place, String what, String outcome) {}

    /// A column of the workbook.
    ///
    /// @param place sheet and column
    /// @param heading its heading
    /// @param sample what stands in it
    /// @param field the field to be chosen for it
    /// @param decided whether its heading is known
    public record ColumnChoice(
            String place, String heading, String sample, FormField field, boolean decided) {}
}
