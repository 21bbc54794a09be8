// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.correlate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.sekisho.detection.sigma.Correlation;

/// A correlation that was met.
///
/// @param correlation which
/// @param time when: that of the event by which it was met, or the end of the span where the
///   condition has an upper bound
/// @param group the values of `group-by`, by name
/// @param figure what was counted or computed
/// @param last the last match that it rests on
/// @param matches how many matches it rests on
public record Finding(
        Correlation correlation,
        Instant time,
        Map<String, String> group,
        String figure,
        Occurrence last,
        int matches) {

    /// Copies the group.
    public Finding {
        group = Map.copyOf(group);
    }

    /// The name of the correlation under which it counts for others.
    List<String> names() {
        return correlation.name().isEmpty()
                ? List.of(correlation.id().value())
                : List.of(correlation.id().value(), correlation.name());
    }
}
