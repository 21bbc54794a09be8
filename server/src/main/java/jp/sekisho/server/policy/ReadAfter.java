// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.time.LocalDate;

/// The one whose decision it was has read it afterwards (後閲).
///
/// @param by who
/// @param on the day
public record ReadAfter(String by, LocalDate on) {
    public ReadAfter {
        if (by.isBlank()) {
            throw new IllegalArgumentException("by must not be blank");
        }
    }
}
