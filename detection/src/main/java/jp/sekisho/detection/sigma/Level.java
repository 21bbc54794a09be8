// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.util.Locale;
import java.util.Optional;

/// How grave a match is, as the rule's author says.
public enum Level {
    /// The rule says nothing.
    UNRATED,
    /// Enriches events.
    INFORMATIONAL,
    /// Notable, rarely an incident.
    LOW,
    /// Worth a manual review.
    MEDIUM,
    /// Asks for a prompt review.
    HIGH,
    /// An incident, nearly certainly.
    CRITICAL;

    /// Reads the word of a rule.
    ///
    /// @param word as the rule has it
    /// @return the level, or nothing where Sigma knows no such word
    public static Optional<Level> tryParse(String word) {
        for (Level level : values()) {
            if (level != UNRATED && level.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /// Returns the word that Sigma uses.
    ///
    /// @return lower case; empty for [#UNRATED]
    public String word() {
        return this == UNRATED ? "" : name().toLowerCase(Locale.ROOT);
    }
}
