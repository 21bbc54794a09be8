// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.plan;

/// The name of a permitted flow in a plan.
///
/// @param value not blank
public record FlowId(String value) {
    public FlowId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("value is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
