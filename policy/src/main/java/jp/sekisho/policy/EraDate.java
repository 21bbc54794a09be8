// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date as texts write it: 平成28年12月16日, 令和四年十一月十日, 2025年6月30日.
///
/// @param date the day; where the day does not exist (2月30日), the last one of the month
/// @param exists whether the day as written exists in the era as written
/// @param start where it begins in the text
/// @param end behind its last character
record EraDate(LocalDate date, boolean exists, int start, int end) {

    private static final String N = "([0-9]{1,4}|[元一二三四五六七八九十]{1,4})";
    private static final Pattern DATE =
            Pattern.compile(
                    "(?:(明治|大正|昭和|平成|令和|西暦)\\s?)?"
                            + N
                            + "\\s?年\\s?"
                            + N
                            + "\\s?月\\s?"
                            + N
                            + "\\s?日");

    private record Era(LocalDate first, LocalDate last) {}

    private static final Map<String, Era> ERAS =
            Map.of(
                    "明治", new Era(LocalDate.of(1868, 1, 25), LocalDate.of(1912, 7, 29)),
                    "大正", new Era(LocalDate.of(1912, 7, 30), LocalDate.of(1926, 12, 24)),
                    "昭和", new Era(LocalDate.of(1926, 12, 25), LocalDate.of(1989, 1, 7)),
                    "平成", new Era(LocalDate.of(1989, 1, 8), LocalDate.of(2019, 4, 30)),
                    "令和", new Era(LocalDate.of(2019, 5, 1), LocalDate.MAX));

    /// Returns the first date in the text.
    static Optional<EraDate> find(String plain) {
        return all(plain).stream().findFirst();
    }

    /// Returns every date in the text.
    static List<EraDate> all(String plain) {
        List<EraDate> dates = new ArrayList<>();
        if (plain.indexOf('年') < 0) {
            return dates;
        }
        Matcher matcher = DATE.matcher(plain);
        while (matcher.find()) {
            of(matcher).ifPresent(dates::add);
        }
        return dates;
    }

    private static Optional<EraDate> of(Matcher matcher) {
        Era era = matcher.group(1) == null ? null : ERAS.get(matcher.group(1));
        int year = number(matcher.group(2));
        int month = number(matcher.group(3));
        int day = number(matcher.group(4));

        if (year == 0 || (era == null && (year < 1868 || year > 9998))) {
            return Optional.empty();
        }
        int full = era == null ? year : era.first.getYear() + year - 1;
        boolean exists = true;
        LocalDate date;
        try {
            date = LocalDate.of(full, month, day);
        } catch (DateTimeException e) {
            exists = false;
            int near = Math.clamp(month, 1, 12);
            date = LocalDate.of(full, near, 1);
            date = date.withDayOfMonth(Math.clamp(day, 1, date.lengthOfMonth()));
        }
        if (era != null) {
            exists &= !date.isBefore(era.first) && !date.isAfter(era.last);
        }
        return Optional.of(new EraDate(date, exists, matcher.start(), matcher.end()));
    }

    private static int number(String digits) {
        return digits.equals("元") ? 1 : Numerals.value(digits);
    }
}
