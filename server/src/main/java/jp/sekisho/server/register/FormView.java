// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.List;
import jp.sekisho.server.page.FormField;

/// What the form of one row shows.
///
/// @param title what is typed
/// @param action where it is sent
/// @param back where one goes without saving
/// @param fields the fields
/// @param version the version on which it stands; 0 for a new row
/// @param why the reason that was typed
/// @param conflict what somebody else changed meanwhile; empty for nothing
/// @param saveLabel what saving says
public record FormView(
        String title,
        String action,
        String back,
        List<Input> fields,
        int version,
        String why,
        List<Both> conflict,
        String saveLabel) {

    public FormView {
        fields = List.copyOf(fields);
        conflict = List.copyOf(conflict);
    }

    /// A field; where it offers more than a list can show, one types and is offered the rest.
    ///
    /// @param field the field
    /// @param offered what is offered while one types; empty where the field itself has the choices
    public record Input(FormField field, List<String> offered) {
        public Input {
            offered = List.copyOf(offered);
        }
    }

    /// A value that differs.
    ///
    /// @param label what the field is called
    /// @param mine what was typed here
    /// @param theirs what stands now
    public record Both(String label, String mine, String theirs) {}

    /// Returns the plain fields, for the list of errors.
    public List<FormField> plainFields() {
        return fields.stream().map(Input::field).toList();
    }
}
