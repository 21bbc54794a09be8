// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation;

/// What is known of one ordered pair of zones.
public enum Verdict {
    /// Nothing can be opened from one to the other beyond the declared flows: proved.
    SEPARATED,
    /// Something more can: a packet is shown.
    CROSSES,
    /// A line or device that could matter is not understood.
    UNDETERMINED
}
