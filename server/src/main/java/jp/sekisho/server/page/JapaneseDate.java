// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.JapaneseEra;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date as people in an office read and write it: 令和8年11月22日(日).
///
/// @param date the day; not before 1873-01-01, when Japan took the Gregorian calendar
public record JapaneseDate(LocalDate date) {

    private static final LocalDate FIRST = LocalDate.of(1873, 1, 1);

    private static final Pattern ERA =
            Pattern.compile(
                    "(明治|大正|昭和|平成|令和|[MTSHR])\\s*(元|[0-9]{1,2}|[〇一二三四五六七八九十]{1,3})\\s*[年./-]\\s*"
                            + "([0-9]{1,2}|[一二三四五六七八九十]{1,3})\\s*[月./-]\\s*"
                            + "([0-9]{1,2}|[一二三四五六七八九十]{1,3})\\s*日?");
    private static final Pattern WESTERN =
            Pattern.compile("([0-9]{4})\\s*[年./-]\\s*([0-9]{1,2})\\s*[月./-]\\s*([0-9]{1,2})\\s*日?");
    private static final String KANJI_DIGITS = "〇一二三四五六七八九";

    public JapaneseDate {
        if (date.isBefore(FIRST)) {
            throw new IllegalArgumentException("date is before 1873-01-01: " + date);
        }
    }

    /// Reads a date in any form that offices write: 令和8年4月1日, R8.4.1, 令和元年五月一日, 2026/4/1,
    /// full-width too. A day that does not exist, or that its era does not have, is no date.
    ///
    /// @param text what somebody wrote
    /// @return the date, or nothing where the text is none
    public static Optional<JapaneseDate> tryParse(String text) {
        String plain = plain(text);
        Matcher western = WESTERN.matcher(plain);
        Matcher era = ERA.matcher(plain.toUpperCase(Locale.ROOT));
        try {
            if (western.matches()) {
                return of(
                        LocalDate.of(
                                Integer.parseInt(western.group(1)),
                                Integer.parseInt(western.group(2)),
                                Integer.parseInt(western.group(3))));
            }
            if (era.matches()) {
                return of(
                        LocalDate.from(
                                java.time.chrono.JapaneseDate.of(
                                        era(era.group(1)),
                                        number(era.group(2)),
                                        number(era.group(3)),
                                        number(era.group(4)))));
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /// Says why a text is no date, in one sentence: because there is no such day, or because it is
    /// not written as one.
    ///
    /// @param typed a text that [#tryParse] does not take
    public static String whyNone(String typed) {
        String plain = plain(typed);
        boolean written =
                WESTERN.matcher(plain).matches()
                        || ERA.matcher(plain.toUpperCase(Locale.ROOT)).matches();
        return Quoted.of(typed.strip())
                + (written
                        ? "は、暦にない日です。年・月・日を確かめてください。"
                        : "は日付として読めません。令和8年4月1日、R8.4.1、2026/4/1のように入れてください。");
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .replaceFirst("\\([日月火水木金土]\\)$", "");
    }

    /// Writes the date: 令和8年11月22日.
    public String text() {
        return eraName()
                + yearText()
                + "年"
                + date.getMonthValue()
                + "月"
                + date.getDayOfMonth()
                + "日";
    }

    /// Writes the date with its weekday, for a day on which somebody must act: 令和8年11月27日(金).
    public String withWeekday() {
        return text()
                + "("
                + date.getDayOfWeek().getDisplayName(TextStyle.NARROW, Locale.JAPANESE)
                + ")";
    }

    /// Writes month and day where the year is clear: 11月22日.
    public String monthAndDay() {
        return date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    @Override
    public String toString() {
        return text();
    }

    private String eraName() {
        return chrono().getEra().getDisplayName(TextStyle.FULL, Locale.JAPANESE);
    }

    private String yearText() {
        int year = chrono().get(ChronoField.YEAR_OF_ERA);
        return year == 1 ? "元" : Integer.toString(year);
    }

    private java.time.chrono.JapaneseDate chrono() {
        return java.time.chrono.JapaneseDate.from(date);
    }

    private static Optional<JapaneseDate> of(LocalDate date) {
        return date.isBefore(FIRST) ? Optional.empty() : Optional.of(new JapaneseDate(date));
    }

    private static JapaneseEra era(String name) {
        return switch (name) {
            case "明治", "M" -> JapaneseEra.MEIJI;
            case "大正", "T" -> JapaneseEra.TAISHO;
            case "昭和", "S" -> JapaneseEra.SHOWA;
            case "平成", "H" -> JapaneseEra.HEISEI;
            default -> JapaneseEra.REIWA;
        };
    }

    private static int number(String text) {
        if (text.equals("元")) {
            return 1;
        }
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        int ten = text.indexOf('十');
        if (ten < 0) {
            return text.chars()
                    .map(KANJI_DIGITS::indexOf)
                    .reduce(0, (sum, digit) -> sum * 10 + digit);
        }
        int tens = ten == 0 ? 1 : KANJI_DIGITS.indexOf(text.charAt(ten - 1));
        int ones = ten == text.length() - 1 ? 0 : KANJI_DIGITS.indexOf(text.charAt(ten + 1));
        return tens * 10 + ones;
    }
}
