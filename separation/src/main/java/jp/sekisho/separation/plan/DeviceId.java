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

    /// Names one of several routers in the box.
    public DeviceId inside(String name) {
        return new DeviceId(value + "/" + name);
    }

    /// Says whether this is a device or a router inside of it.
    public boolean isPartOf(DeviceId whole) {
        return value.equals(whole.value) || value.startsWith(whole.value + "/");
    }

    @Override
    public String toString() {
        return value;
    }
}
