// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JapaneseHolidaysTest {

    /// Days as the Cabinet Office announced them.
    @ParameterizedTest
    @CsvSource({
        "2000-01-10,成人の日",
        "2003-07-21,海の日",
        "2002-07-20,海の日",
        "2006-04-29,みどりの日",
        "2007-04-30,振替休日",
        "2008-05-06,振替休日",
        "2009-05-06,振替休日",
        "2009-09-22,国民の休日",
        "2015-09-22,国民の休日",
        "2015-05-06,振替休日",
        "2016-08-11,山の日",
        "2018-12-24,振替休日",
        "2019-04-30,国民の休日",
        "2019-05-01,天皇の即位の日",
        "2019-05-02,国民の休日",
        "2019-05-06,振替休日",
        "2019-10-22,即位礼正殿の儀の行われる日",
        "2020-02-24,振替休日",
        "2020-07-23,海の日",
        "2020-07-24,スポーツの日",
        "2020-08-10,山の日",
        "2020-05-06,振替休日",
        "2021-07-22,海の日",
        "2021-07-23,スポーツの日",
        "2021-08-08,山の日",
        "2021-08-09,振替休日",
        "2024-03-20,春分の日",
        "2024-09-22,秋分の日",
        "2024-09-23,振替休日",
        "2024-02-12,振替休日",
        "2025-03-20,春分の日",
        "2025-09-23,秋分の日",
        "2025-02-24,振替休日",
        "2025-11-24,振替休日",
        "2026-03-20,春分の日",
        "2026-05-06,振替休日",
        "2026-09-21,敬老の日",
        "2026-09-22,国民の休日",
        "2026-09-23,秋分の日",
        "2027-03-21,春分の日",
        "2027-03-22,振替休日"
    })
    void theDayIsWhatTheLawSays(LocalDate day, String name) {
        assertThat(JapaneseHolidays.name(day)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-12-23",
        "2019-02-23",
        "2020-10-12",
        "2020-07-20",
        "2021-10-11",
        "2021-07-19",
        "2021-08-11",
        "2015-08-11",
        "2006-05-06",
        "2026-09-24"
    })
    void otherDaysAreNone(LocalDate day) {
        assertThat(JapaneseHolidays.name(day)).isEmpty();
    }

    @Test
    void theYear2026HasEighteenHolidays() {
        List<LocalDate> days =
                Stream.iterate(
                                LocalDate.of(2026, 1, 1),
                                d -> d.getYear() == 2026,
                                d -> d.plusDays(1))
                        .filter(d -> JapaneseHolidays.name(d).isPresent())
                        .toList();
        assertThat(days).hasSize(18);
    }

    @Test
    void everyHolidayOnASundayHasItsSubstituteInAllYearsThatAreKnown() {
        Stream.iterate(
                        LocalDate.of(JapaneseHolidays.FIRST_YEAR, 1, 1),
                        d -> d.getYear() <= 2149,
                        d -> d.plusDays(1))
                .filter(d -> d.getDayOfWeek() == DayOfWeek.SUNDAY)
                .filter(d -> JapaneseHolidays.name(d).isPresent())
                .forEach(sunday ->
                        assertThat(
                                        Stream.iterate(sunday.plusDays(1), d -> d.plusDays(1))
                                                .limit(4)
                                                .anyMatch(d ->
                                                        JapaneseHolidays.name(d)
                                                                .equals(
                                                                        java.util.Optional.of(
                                                                                "振替休日"))))
                                .as(sunday.toString())
                                .isTrue());
    }

    @Test
    void officesAreClosedAtTheTurnOfTheYear() {
        assertThat(JapaneseHolidays.onOrBefore(LocalDate.of(2027, 1, 3)))
                .isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(JapaneseHolidays.onOrAfter(LocalDate.of(2026, 12, 29)))
                .isEqualTo(LocalDate.of(2027, 1, 4));
    }

    @Test
    void yearsThatAreNotKnownAreSaidToBe() {
        assertThatThrownBy(() -> JapaneseHolidays.name(LocalDate.of(1999, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
