// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the dates of Japanese exports: 令和8年4月1日 8時5分, R8.4.1 08:05:00, 2026/4/1 8:05.
final class JapaneseDates {

    private static final Pattern DATE =
            Pattern.compile(
                    "(令和|平成|昭和|[RHSrhs])?\\.?\\s*(元|\\d{1,4})[年./-](\\d{1,2})[月./-](\\d{1,2})日?"
                            + "(?:\\([日月火水木金土]\\))?(?:[T\\s]*(午前|午後)?\\s*(\\d{1,2})[時:](\\d{1,2})(?:[分:](\\d{1,2}))?.{0,10})?");

    private JapaneseDates() {}

    /// Returns the date as ISO 8601, Japanese time; nothing where the text is none.
    static Optional<String> iso(String text) {
        String narrow =
                java.text.Normalizer.normalize(text.strip(), java.text.Normalizer.Form.NFKC);
        Matcher m = DATE.matcher(narrow);
        if (narrow.length() > 60 || !m.matches()) {
            return Optional.empty();
        }
        try {
            int year = m.group(2).equals("元") ? 1 : Integer.parseInt(m.group(2));
            LocalDate date =
                    LocalDate.of(
                            year + before(m.group(1)),
                            Integer.parseInt(m.group(3)),
                            Integer.parseInt(m.group(4)));
            if (m.group(6) == null) {
                return Optional.of(date + "T00:00:00+09:00");
            }
            int hour = Integer.parseInt(m.group(6));
            hour += "午後".equals(m.group(5)) && hour < 12 ? 12 : 0;
            int second = m.group(8) == null ? 0 : Integer.parseInt(m.group(8));
            int minute = Integer.parseInt(m.group(7));
            if (hour > 23 || minute > 59 || second > 59) {
                return Optional.empty();
            }
            return Optional.of(
                    date
                            + String.format(
                                    Locale.ROOT, "T%02d:%02d:%02d+09:00", hour, minute, second));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int before(@org.jspecify.annotations.Nullable String era) {
        return switch (era) {
            case "令和", "R", "r" -> 2018;
            case "平成", "H", "h" -> 1988;
            case "昭和", "S", "s" -> 1925;
            case null, default -> 0;
        };
    }
}
