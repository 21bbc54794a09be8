// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import java.util.List;

/// One field of a form as the template `page/field.jte` shows it: label above, example below, error
/// beside.
///
/// @param name the name under which the browser sends it
/// @param label what it is called
/// @param kind how it is typed
/// @param value what stands in it: what was typed before, or the next sensible value
/// @param required whether it must be filled
/// @param hint an example or explanation; empty for none
/// @param error what is wrong with the value; empty for nothing
/// @param choices what can be chosen, for [Kind#CHOICE]
public record FormField(
        String name,
        String label,
        Kind kind,
        String value,
        boolean required,
        String hint,
        String error,
        List<Choice> choices) {

    public FormField {
        choices = List.copyOf(choices);
    }

    /// How a field is typed.
    public enum Kind {
        /** One line. */
        TEXT,
        /** Several lines. */
        LONG_TEXT,
        /** A date in any form that offices write. */
        DATE,
        /** A whole number. */
        NUMBER,
        /** One of several. */
        CHOICE,
        /** A box to tick. */
        YES_NO,
        /** A secret that is not shown. */
        SECRET,
        /** A file. */
        FILE
    }

    /// One thing that can be chosen.
    ///
    /// @param value what the browser sends
    /// @param label what is shown
    public record Choice(String value, String label) {}

    /// A field without value, hint, error or choices.
    ///
    /// @param name the name under which the browser sends it
    /// @param label what it is called
    /// @param kind how it is typed
    public static FormField of(String name, String label, Kind kind) {
        return new FormField(name, label, kind, "", false, "", "", List.of());
    }

    /// The same field, which must be filled.
    public FormField mandatory() {
        return new FormField(name, label, kind, value, true, hint, error, choices);
    }

    /// The same field with a value.
    ///
    /// @param newValue what stands in it
    public FormField with(String newValue) {
        return new FormField(name, label, kind, newValue, required, hint, error, choices);
    }

    /// The same field with an example or explanation.
    ///
    /// @param newHint what stands below the label
    public FormField hinted(String newHint) {
        return new FormField(name, label, kind, value, required, newHint, error, choices);
    }

    /// The same field with an error.
    ///
    /// @param newError one sentence; empty for none
    public FormField wrong(String newError) {
        return new FormField(name, label, kind, value, required, hint, newError, choices);
    }

    /// The same field with choices.
    ///
    /// @param newChoices what can be chosen
    public FormField choosing(List<Choice> newChoices) {
        return new FormField(name, label, kind, value, required, hint, error, newChoices);
    }
}
