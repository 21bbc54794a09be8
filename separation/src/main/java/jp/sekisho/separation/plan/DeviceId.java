// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.plan;

/// The name of a device in a plan.
///
/// @param value not blank
public record DeviceId(String value) {
    public DeviceId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("value is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
