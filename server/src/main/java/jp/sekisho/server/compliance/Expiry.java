// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.time.LocalDate;
import jp.sekisho.server.page.JapaneseDate;

/// When an answer stops counting by itself, without anybody touching it.
///
/// @param on the first day on which it counts no longer
/// @param then what it is from that day on, until somebody looks again
record Expiry(LocalDate on, Status then) {

    Expiry {
        if (then != Status.UNKNOWN && then != Status.DUE) {
            throw new IllegalArgumentException("nothing becomes better by itself: " + then);
        }
    }

    /// Tells whether it counts no longer on a day.
    boolean over(LocalDate day) {
        return !day.isBefore(on);
    }

    /// Says so.
    String sentence() {
        String last = new JapaneseDate(on.minusDays(1)).text();
        return then == Status.DUE
                ? "期限(" + last + ")を過ぎました。終わらせるか、期限を決め直してください。"
                : "証跡の期限(" + last + ")が過ぎました。改めて確かめてください。";
    }
}
