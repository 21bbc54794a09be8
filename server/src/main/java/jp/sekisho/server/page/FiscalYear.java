// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import java.time.LocalDate;
import java.time.Month;

/// The year in which a local government works (年度): 1 April to 31 March.
///
/// @param year the calendar year in which it begins, 1873 or later
public record FiscalYear(int year) {

    public FiscalYear {
        if (year < 1873) {
            throw new IllegalArgumentException("year is before 1873: " + year);
        }
    }

    /// Returns the fiscal year that a day belongs to.
    ///
    /// @param day any day
    public static FiscalYear of(LocalDate day) {
        return new FiscalYear(day.getMonthValue() >= 4 ? day.getYear() : day.getYear() - 1);
    }

    /// Returns its first day, 1 April.
    public LocalDate first() {
        return LocalDate.of(year, Month.APRIL, 1);
    }

    /// Returns the first day of the next fiscal year.
    public LocalDate end() {
        return first().plusYears(1);
    }

    /// Writes it: 令和8年度.
    public String text() {
        return new JapaneseDate(first()).text().replaceFirst("年.*", "年度");
    }

    /// Writes the quarter of a day in it: 第3四半期.
    ///
    /// @param day a day of this fiscal year
    public String quarter(LocalDate day) {
        return "第" + (Math.floorMod(day.getMonthValue() - 4, 12) / 3 + 1) + "四半期";
    }

    @Override
    public String toString() {
        return text();
    }
}
