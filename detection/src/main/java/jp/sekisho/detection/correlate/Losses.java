// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.correlate;

/// What correlations could not take into account; zero in a healthy run, and always reported.
///
/// @param evicted matches given up because the memory budget was full
/// @param late matches that came after the watermark had passed them
/// @param withoutTime matches whose event has no time
/// @param withoutGroup matches whose event lacks a field of `group-by`
public record Losses(long evicted, long late, long withoutTime, long withoutGroup) {

    /// Adds matches without a time that were counted elsewhere.
    ///
    /// @param more how many
    /// @return the sum
    public Losses withoutTime(long more) {
        return new Losses(evicted, late, withoutTime + more, withoutGroup);
    }

    /// Says whether anything was lost to memory or lateness.
    ///
    /// @return whether alerts may be missing
    public boolean isLossy() {
        return evicted > 0 || late > 0;
    }
}
