// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

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

    /// How things stand with something that has a last day.
    ///
    /// @param what what has it: 承認
    /// @param lastDay the day, in ISO form; empty where none is set
    /// @param today the day, in Japan
    /// @param soonDays days before it at which it is soon
    public static Standing by(String what, String lastDay, LocalDate today, int soonDays) {
        if (lastDay.isEmpty()) {
            return soon(what + "の期限なし");
        }
        long left = ChronoUnit.DAYS.between(today, LocalDate.parse(lastDay));
        if (left < 0) {
            return due(what + " " + -left + "日超過");
        }
        return left <= soonDays ? soon(what + "まで" + left + "日") : holds(what + "あり");
    }
}
