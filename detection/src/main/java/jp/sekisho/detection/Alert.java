// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.sekisho.detection.sigma.Level;
import jp.sekisho.detection.sigma.RuleId;

/// A rule that held for an event, or a correlation that was met.
///
/// @param file where the event stood, My Numbers masked
/// @param line its line or record number from 1
/// @param rule which rule
/// @param title what it detects
/// @param level how grave
/// @param time when it happened, where the event says so
/// @param author who wrote the rule; always to be shown with the match
/// @param fields what the rule looked at and the event had, My Numbers masked
public record Alert(
        String file,
        long line,
        RuleId rule,
        String title,
        Level level,
        Optional<Instant> time,
        String author,
        Map<String, String> fields) {

    /// Copies the fields, in their order, and masks My Numbers in the file's name.
    public Alert {
        file = MyNumbers.mask(file);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// Changes how the values of its fields are shown.
    ///
    /// @param shown from each value to what stands for it
    /// @return the same alert otherwise
    public Alert withFields(UnaryOperator<String> shown) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.replaceAll((_, value) -> shown.apply(value));
        return new Alert(file, line, rule, title, level, time, author, changed);
    }
}
