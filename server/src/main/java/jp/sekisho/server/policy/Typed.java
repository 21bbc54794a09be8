// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.JapaneseDate;

/// A form as somebody sent it, with what is wrong in it. What was typed is never lost.
final class Typed {

    private final Map<String, String> values;
    private final Map<String, String> errors = new LinkedHashMap<>();

    Typed(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    String text(String name) {
        return values.getOrDefault(name, "").strip();
    }

    boolean ticked(String name) {
        return "true".equals(values.get(name));
    }

    /// Returns a text, noting where it is too long.
    String text(String name, int longest) {
        String text = text(name);
        if (text.length() > longest) {
            wrong(name, longest + "字までにしてください(いま" + text.length() + "字)。");
        }
        return text;
    }

    /// Returns a text, noting where it is missing or too long.
    String required(String name, int longest, String missing) {
        String text = text(name, longest);
        if (text.isEmpty()) {
            wrong(name, missing);
        }
        return text;
    }

    /// Returns a date where one stands there, noting where it cannot be read.
    Optional<LocalDate> date(String name) {
        String text = text(name);
        Optional<LocalDate> date = JapaneseDate.tryParse(text).map(JapaneseDate::date);
        if (!text.isEmpty() && date.isEmpty()) {
            wrong(name, JapaneseDate.whyNone(text));
        }
        return date;
    }

    /// Returns a date, noting where it is missing or cannot be read.
    Optional<LocalDate> requiredDate(String name, String missing) {
        if (text(name).isEmpty()) {
            wrong(name, missing);
        }
        return date(name);
    }

    /// Returns the lines that say something, noting where they are too many or too long.
    List<String> lines(String name, int most, int longest) {
        List<String> lines =
                text(name).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.size() > most) {
            wrong(name, most + "行までにしてください(いま" + lines.size() + "行)。");
        } else if (lines.stream().anyMatch(line -> line.length() > longest)) {
            wrong(name, "一行は" + longest + "字までにしてください。");
        }
        return lines;
    }

    /// Returns the row version that the form was made from; 0 where it says none.
    int version() {
        String text = text("version");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    /// Notes what is wrong with a field; the first complaint stays.
    void wrong(String name, String sentence) {
        errors.putIfAbsent(name, sentence);
    }

    boolean isWrong() {
        return !errors.isEmpty();
    }

    /// Puts what was typed, and what is wrong with it, into a field. A field that was not sent at
    /// all keeps its value, except for a box: not ticked, it is not sent.
    FormField on(FormField field) {
        String value =
                field.kind() == FormField.Kind.YES_NO
                        ? values.getOrDefault(field.name(), "")
                        : values.getOrDefault(field.name(), field.value());
        return field.with(value).wrong(errors.getOrDefault(field.name(), ""));
    }

    List<FormField> on(List<FormField> fields) {
        return fields.stream().map(this::on).toList();
    }
}
