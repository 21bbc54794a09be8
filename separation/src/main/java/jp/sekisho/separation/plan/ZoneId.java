// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.plan;

/// The name of a zone in a plan.
///
/// @param value not blank
public record ZoneId(String value) {
    public ZoneId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("value is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
