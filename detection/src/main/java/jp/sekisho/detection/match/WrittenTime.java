// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.detection.sigma.Test;

/// Takes a date apart as it is written, without regard to zones, as Sigma asks.
public final class WrittenTime {

    private static final Pattern DATE =
            Pattern.compile(
                    "(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[T ](\\d{1,2}):(\\d{2})(?::\\d{2})?.{0,40})?");

    private WrittenTime() {}

    /// Returns one part.
    ///
    /// @param text such as `2026-11-22T08:15:00Z` or `2026/11/22 8:15`
    /// @param part which
    /// @return the part, or -1 where the text has none
    public static int part(String text, Test.TimePart part) {
        if (text.length() > 80) {
            return -1;
        }
        Matcher matcher = DATE.matcher(text.strip());
        if (!matcher.matches()) {
            return -1;
        }
        try {
            LocalDate date =
                    LocalDate.of(
                            Integer.parseInt(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3)));
            return switch (part) {
                case YEAR -> date.getYear();
                case MONTH -> date.getMonthValue();
                case DAY -> date.getDayOfMonth();
                case WEEK -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                case HOUR -> clock(matcher.group(4), 23);
                case MINUTE -> clock(matcher.group(5), 59);
            };
        } catch (DateTimeException e) {
            return -1;
        }
    }

    private static int clock(@org.jspecify.annotations.Nullable String digits, int most) {
        if (digits == null) {
            return -1;
        }
        int value = Integer.parseInt(digits);
        return value <= most ? value : -1;
    }
}
