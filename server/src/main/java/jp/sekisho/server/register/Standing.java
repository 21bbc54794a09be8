// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

/// How things stand with one row, in a word that the list shows.
///
/// @param sign one character
/// @param word what is so: 見直し 21日超過
/// @param look how pressing it is
public record Standing(String sign, String word, Look look) {

    /// How pressing it is.
    public enum Look {
        /** Must be done now. */
        DUE("due"),
        /** Soon. */
        IN_PROGRESS("in-progress"),
        /** As it should be. */
        HOLDS("holds"),
        /** Nothing to say. */
        NONE("not-applicable");

        private final String style;

        Look(String style) {
            this.style = style;
        }

        /// Returns its class in the style sheet.
        public String style() {
            return style;
        }
    }

    /// Something must be done now.
    ///
    /// @param word what
    public static Standing due(String word) {
        return new Standing("！", word, Look.DUE);
    }

    /// Something must be done soon.
    ///
    /// @param word what
    public static Standing soon(String word) {
        return new Standing("◷", word, Look.IN_PROGRESS);
    }

    /// All is as it should be.
    ///
    /// @param word why
    public static Standing holds(String word) {
        return new Standing("✓", word, Look.HOLDS);
    }

    /// Nothing is expected of the row any more.
    ///
    /// @param word why
    public static Standing none(String word) {
        return new Standing("−", word, Look.NONE);
    }
}
