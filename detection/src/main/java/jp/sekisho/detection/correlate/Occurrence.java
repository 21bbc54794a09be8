// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.correlate;

import java.time.Instant;
import java.util.Map;

/// A match as correlations see it.
///
/// @param rule the id or name of the rule or correlation
/// @param time when it happened
/// @param fields what correlations ask for, by field name
/// @param file where the event stood
/// @param line its line or record number
public record Occurrence(
        String rule, Instant time, Map<String, String> fields, String file, long line) {

    /// Copies the fields.
    public Occurrence {
        fields = Map.copyOf(fields);
    }
}
