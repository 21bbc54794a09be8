// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// When an obligation is due.
public sealed interface Cycle {

    /// Returns the words for people.
    String label();

    /// It must hold at all times.
    record Standing() implements Cycle {
        @Override
        public String label() {
            return "常に";
        }
    }

    /// Once in each fiscal year (April to March).
    record EveryFiscalYear() implements Cycle {
        @Override
        public String label() {
            return "毎年度";
        }
    }

    /// Again after so many months.
    ///
    /// @param months 1 to 120
    record EveryMonths(int months) implements Cycle {
        public EveryMonths {
            if (months < 1 || months > 120) {
                throw new IllegalArgumentException("months must be 1..120: " + months);
            }
        }

        @Override
        public String label() {
            return months == 1 ? "毎月" : months == 12 ? "1年ごと" : months + "か月ごと";
        }
    }

    /// Each time when something happens.
    ///
    /// @param event what happens, in Japanese, as the words before とき
    record OnEvent(String event) implements Cycle {
        public OnEvent {
            Texts.require("event", event);
        }

        @Override
        public String label() {
            return event + "とき";
        }
    }

    /// Once, not later than a day.
    ///
    /// @param date the last day
    record OnceBy(LocalDate date) implements Cycle {

        private static final DateTimeFormatter DAY =
                DateTimeFormatter.ofPattern("GGGGy年M月d日", Locale.JAPANESE);

        @Override
        public String label() {
            return JapaneseDate.from(date).format(DAY) + "まで";
        }
    }

    /// Some days before something ends.
    ///
    /// @param what what ends, in Japanese
    /// @param days 1 to 3,660
    record BeforeExpiry(String what, int days) implements Cycle {
        public BeforeExpiry {
            Texts.require("what", what);
            requireDays(days);
        }

        @Override
        public String label() {
            return what + "の" + days + "日前まで";
        }
    }

    /// Within some days after something happened; the day it became known is day 1.
    ///
    /// @param event what happened, in Japanese
    /// @param days 1 to 3,660
    record WithinDays(String event, int days) implements Cycle {
        public WithinDays {
            Texts.require("event", event);
            requireDays(days);
        }

        @Override
        public String label() {
            return event + "から" + days + "日以内";
        }
    }

    private static void requireDays(int days) {
        if (days < 1 || days > 3660) {
            throw new IllegalArgumentException("days must be 1..3660: " + days);
        }
    }
}
