// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.doctor;

/// One thing that was looked at.
///
/// @param check what, in small letters and hyphens; stable for machines
/// @param grade how it stands
/// @param message one sentence for people: how it stands, and what to do where it must be mended
public record Finding(String check, Grade grade, String message) {

    /// How something stands.
    public enum Grade {
        /// As it should be.
        GOOD,
        /// Worth knowing.
        NOTE,
        /// Must be mended.
        BAD
    }

    static Finding good(String check, String message) {
        return new Finding(check, Grade.GOOD, message);
    }

    static Finding note(String check, String message) {
        return new Finding(check, Grade.NOTE, message);
    }

    static Finding bad(String check, String message) {
        return new Finding(check, Grade.BAD, message);
    }
}
