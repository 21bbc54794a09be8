// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.time.LocalDate;
import jp.sekisho.server.page.JapaneseDate;

/// The day for which somebody asks how things stand, past, present or future.
///
/// @param day the day; today where none or none that can be read was typed
/// @param error what is wrong with what was typed; empty for nothing
record AsOf(LocalDate day, String error) {

    static AsOf read(String typed, LocalDate today) {
        if (typed.isBlank()) {
            return new AsOf(today, "");
        }
        return JapaneseDate.tryParse(typed)
                .map(date -> new AsOf(date.date(), ""))
                .orElseGet(() -> new AsOf(today, JapaneseDate.whyNone(typed)));
    }
}
