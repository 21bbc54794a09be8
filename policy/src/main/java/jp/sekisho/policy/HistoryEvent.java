// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

/// A date in the life of the policy that its text states.
///
/// @param event what happened
/// @param date the day
/// @param era the day as the text writes it (平成28年12月16日)
/// @param instrument kind and number of the legal act that the text gives with it (訓令第4号); empty
///   where it gives none
/// @param line the line of the source
public record HistoryEvent(Event event, LocalDate date, String era, String instrument, int line) {

    /// What can happen to a policy.
    public enum Event {
        /// 制定・策定.
        ADOPTED,
        /// 改定・改正.
        REVISED,
        /// 施行.
        ENFORCED,
        /// 廃止.
        ABOLISHED;

        /// Returns the word that JSON uses (`adopted`).
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public HistoryEvent {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(instrument, "instrument");
        if (era.isBlank() || line < 1) {
            throw new IllegalArgumentException("an event has a date as written and a line");
        }
    }
}
