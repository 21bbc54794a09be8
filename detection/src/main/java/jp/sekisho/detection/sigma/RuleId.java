// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

/// The identity of a Sigma document: its `id`, or `title:` and the title where it has none.
///
/// @param value not blank
public record RuleId(String value) implements Comparable<RuleId> {

    /// Checks the value.
    public RuleId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("value is blank");
        }
    }

    @Override
    public int compareTo(RuleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
