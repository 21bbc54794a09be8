// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The days on which Japanese offices are closed, computed from the law and not from a list that
/// ends (国民の祝日に関する法律; 地方自治法4条の2).
///
/// Known from 2000 on. The equinoxes follow the usual approximation of their calculated days, good
/// until 2150; the government announces them in February of the year before.
public final class JapaneseHolidays {

    /// The first year that is known.
    public static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2150;

    private static final Map<Integer, NavigableMap<LocalDate, String>> YEARS =
            new ConcurrentHashMap<>();

    private JapaneseHolidays() {}

    /// Returns what holiday a day is.
    ///
    /// @param day from 2000 to 2150
    public static Optional<String> name(LocalDate day) {
        return Optional.ofNullable(year(day.getYear()).get(day));
    }

    /// Tells whether offices are closed: Saturday, Sunday, a holiday, or 29 December to 3 January.
    ///
    /// @param day from 2000 to 2150
    public static boolean isClosed(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= 29)
                || (day.getMonth() == Month.JANUARY && day.getDayOfMonth() <= 3)
                || name(day).isPresent();
    }

    /// Returns the day itself, or the last open day before it.
    ///
    /// @param day from 2000 to 2150
    public static LocalDate onOrBefore(LocalDate day) {
        LocalDate open = day;
        while (isClosed(open)) {
            open = open.minusDays(1);
        }
        return open;
    }

    /// Returns the day itself, or the first open day after it: where a term set by law ends on a
    /// closed day.
    ///
    /// @param day from 2000 to 2150
    public static LocalDate onOrAfter(LocalDate day) {
        LocalDate open = day;
        while (isClosed(open)) {
            open = open.plusDays(1);
        }
        return open;
    }

    private static NavigableMap<LocalDate, String> year(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("holidays are not known for " + year);
        }
        return YEARS.computeIfAbsent(year, JapaneseHolidays::compute);
    }

    private static NavigableMap<LocalDate, String> compute(int year) {
        NavigableMap<LocalDate, String> days = new TreeMap<>();
        fixed(days, year);
        moving(days, year);
        once(days, year);
        NavigableMap<LocalDate, String> all = new TreeMap<>(days);
        // 国民の休日: the day between two holidays (3条3項), where it is no Sunday.
        for (LocalDate day : days.keySet()) {
            LocalDate between = day.plusDays(1);
            if (days.containsKey(between.plusDays(1))
                    && !days.containsKey(between)
                    && between.getDayOfWeek() != DayOfWeek.SUNDAY) {
                all.put(between, "国民の休日");
            }
        }
        // 振替休日: for a holiday on a Sunday, the next day that is none (3条2項).
        for (LocalDate day : days.keySet()) {
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                LocalDate instead = day.plusDays(1);
                while (days.containsKey(instead)) {
                    instead = instead.plusDays(1);
                }
                all.put(instead, "振替休日");
            }
        }
        return all;
    }

    private static void fixed(Map<LocalDate, String> days, int year) {
        days.put(LocalDate.of(year, 1, 1), "元日");
        days.put(LocalDate.of(year, 2, 11), "建国記念の日");
        if (year >= 2020) {
            days.put(LocalDate.of(year, 2, 23), "天皇誕生日");
        } else if (year <= 2018) {
            days.put(LocalDate.of(year, 12, 23), "天皇誕生日");
        }
        days.put(LocalDate.of(year, 4, 29), year >= 2007 ? "昭和の日" : "みどりの日");
        days.put(LocalDate.of(year, 5, 3), "憲法記念日");
        if (year >= 2007) {
            days.put(LocalDate.of(year, 5, 4), "みどりの日");
        }
        days.put(LocalDate.of(year, 5, 5), "こどもの日");
        days.put(LocalDate.of(year, 11, 3), "文化の日");
        days.put(LocalDate.of(year, 11, 23), "勤労感謝の日");
        days.put(equinox(year, 3, 20.8431, 21.8510), "春分の日");
        days.put(equinox(year, 9, 23.2488, 24.2488), "秋分の日");
    }

    private static void moving(Map<LocalDate, String> days, int year) {
        days.put(monday(year, 1, 2), "成人の日");
        days.put(year >= 2003 ? monday(year, 9, 3) : LocalDate.of(year, 9, 15), "敬老の日");
        // The Games of 2020 moved three holidays in both years (特措法).
        LocalDate sea = year >= 2003 ? monday(year, 7, 3) : LocalDate.of(year, 7, 20);
        LocalDate mountain = LocalDate.of(year, 8, 11);
        LocalDate sports = monday(year, 10, 2);
        if (year == 2020) {
            sea = LocalDate.of(year, 7, 23);
            sports = LocalDate.of(year, 7, 24);
            mountain = LocalDate.of(year, 8, 10);
        } else if (year == 2021) {
            sea = LocalDate.of(year, 7, 22);
            sports = LocalDate.of(year, 7, 23);
            mountain = LocalDate.of(year, 8, 8);
        }
        days.put(sea, "海の日");
        days.put(sports, year >= 2020 ? "スポーツの日" : "体育の日");
        if (year >= 2016) {
            days.put(mountain, "山の日");
        }
    }

    /// The accession of 2019 (天皇の即位の日及び即位礼正殿の儀の行われる日を休日とする法律).
    private static void once(Map<LocalDate, String> days, int year) {
        if (year == 2019) {
            days.put(LocalDate.of(2019, 5, 1), "天皇の即位の日");
            days.put(LocalDate.of(2019, 10, 22), "即位礼正殿の儀の行われる日");
        }
    }

    private static LocalDate monday(int year, int month, int nth) {
        return LocalDate.of(year, month, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(nth, DayOfWeek.MONDAY));
    }

    private static LocalDate equinox(int year, int month, double until2099, double from2100) {
        double base = year < 2100 ? until2099 : from2100;
        int since = year - 1980;
        int day = (int) (base + 0.242194 * since) - since / 4;
        return LocalDate.of(year, month, day);
    }
}
