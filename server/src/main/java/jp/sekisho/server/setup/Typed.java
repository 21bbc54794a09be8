// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.page.JapaneseDate;

/// What stands in the fields of one step.
///
/// @param fields by name; a box that is not ticked is not there
record Typed(Map<String, String> fields) {

    static final String TICKED = "true";

    /// Characters of one line, at most: as wide as the narrowest column that takes one.
    static final int LONGEST_LINE = 200;

    /// Characters of several lines, at most.
    static final int LONGEST_TEXT = 2_000;

    Typed {
        fields = Map.copyOf(fields);
    }

    String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    boolean ticked(String name) {
        return TICKED.equals(fields.get(name));
    }

    Optional<LocalDate> date(String name) {
        return JapaneseDate.tryParse(text(name)).map(JapaneseDate::date);
    }

    /// Returns the lines of a field that are not blank.
    List<String> lines(String name) {
        return Arrays.stream(text(name).split("\\R"))
                .map(line -> line.replace('　', ' ').strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// Returns what is wrong with a date; empty for nothing.
    String dateProblem(String name, boolean required) {
        if (text(name).isEmpty()) {
            return required ? "日付を入れてください(例: 令和8年4月1日、R8.4.1)。" : "";
        }
        return date(name).isPresent() ? "" : JapaneseDate.whyNone(text(name));
    }

    /// Returns what is wrong with a line of text; empty for nothing.
    String lineProblem(String name, String missing) {
        if (text(name).isEmpty()) {
            return missing;
        }
        return text(name).length() > LONGEST_LINE ? LONGEST_LINE + "文字までにしてください。" : "";
    }
}
