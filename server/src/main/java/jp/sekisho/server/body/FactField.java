// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.JapaneseDate;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/// One field of a fact about the body: where it is stored and how people type and read it.
///
/// @param column where it is stored
/// @param label what people call it
/// @param kind how it is typed
/// @param required whether it must be filled
/// @param hint an example; empty for none
/// @param listed whether the list shows it
/// @param most characters, at most
/// @param choices reads what can be chosen, for [FormField.Kind#CHOICE]
/// @param <R> the rows' type
record FactField<R extends UpdatableRecord<R>>(
        TableField<R, ?> column,
        String label,
        FormField.Kind kind,
        boolean required,
        String hint,
        boolean listed,
        int most,
        Function<DSLContext, List<Choice>> choices) {

    private static final int LINE = 200;
    private static final int TEXT = 2_000;
    private static final int MOST_NUMBER = 9_999;

    static <R extends UpdatableRecord<R>> FactField<R> text(
            TableField<R, String> column, String label) {
        return new FactField<>(
                column, label, FormField.Kind.TEXT, false, "", true, LINE, _ -> List.of());
    }

    static <R extends UpdatableRecord<R>> FactField<R> longText(
            TableField<R, String> column, String label) {
        return new FactField<>(
                column, label, FormField.Kind.LONG_TEXT, false, "", false, TEXT, _ -> List.of());
    }

    static <R extends UpdatableRecord<R>> FactField<R> date(
            TableField<R, String> column, String label) {
        return new FactField<>(
                column, label, FormField.Kind.DATE, false, "", true, LINE, _ -> List.of());
    }

    static <R extends UpdatableRecord<R>> FactField<R> number(
            TableField<R, Integer> column, String label) {
        return new FactField<>(
                column, label, FormField.Kind.NUMBER, true, "", false, LINE, _ -> List.of());
    }

    static <R extends UpdatableRecord<R>> FactField<R> yesNo(
            TableField<R, Boolean> column, String label) {
        return new FactField<>(
                column, label, FormField.Kind.YES_NO, false, "", true, LINE, _ -> List.of());
    }

    /// One of the values of an enum.
    static <R extends UpdatableRecord<R>, E extends Enum<E>> FactField<R> choice(
            TableField<R, String> column, String label, E[] values, Function<E, String> labels) {
        List<Choice> choices =
                Arrays.stream(values)
                        .map(value -> new Choice(value.name(), labels.apply(value)))
                        .toList();
        return choice(column, label, choices);
    }

    static <R extends UpdatableRecord<R>> FactField<R> choice(
            TableField<R, String> column, String label, List<Choice> choices) {
        return new FactField<>(
                column, label, FormField.Kind.CHOICE, true, "", true, LINE, _ -> choices);
    }

    /// A row of another table; not required.
    static <R extends UpdatableRecord<R>> FactField<R> reference(
            TableField<R, Long> column, String label, Function<DSLContext, List<Choice>> rows) {
        return new FactField<>(column, label, FormField.Kind.CHOICE, false, "", true, LINE, rows);
    }

    FactField<R> must() {
        return new FactField<>(column, label, kind, true, hint, listed, most, choices);
    }

    FactField<R> hinted(String newHint) {
        return new FactField<>(column, label, kind, required, newHint, listed, most, choices);
    }

    FactField<R> unlisted() {
        return new FactField<>(column, label, kind, required, hint, false, most, choices);
    }

    FactField<R> inList() {
        return new FactField<>(column, label, kind, required, hint, true, most, choices);
    }

    String name() {
        return column.getName();
    }

    /// What stands in the form for a row.
    String edit(R row) {
        Object value = row.get(column);
        if (value == null) {
            return "";
        }
        return kind == FormField.Kind.DATE && !value.toString().isEmpty()
                ? new JapaneseDate(LocalDate.parse(value.toString())).text()
                : value.toString();
    }

    /// What people read for a row.
    ///
    /// @param offered what can be chosen, by value
    String show(R row, Map<String, String> offered) {
        String value = edit(row);
        return switch (kind) {
            case CHOICE -> offered.getOrDefault(value, value);
            case YES_NO -> value.equals("true") ? "はい" : "いいえ";
            case TEXT, LONG_TEXT, DATE, NUMBER, SECRET, FILE -> value;
        };
    }

    Map<String, String> offered(DSLContext db) {
        return choices.apply(db).stream()
                .collect(Collectors.toMap(Choice::value, Choice::label, (a, _) -> a));
    }

    /// Puts what was typed into a row.
    ///
    /// @return what is wrong, one sentence; nothing where it was put
    Optional<String> put(R row, String typed, Map<String, String> offered) {
        String plain = typed.strip();
        if (plain.isEmpty() && kind != FormField.Kind.YES_NO) {
            if (required) {
                return Optional.of(label + "を入れてください。");
            }
            set(row, null);
            return Optional.empty();
        }
        return switch (kind) {
            case TEXT, LONG_TEXT, SECRET, FILE -> {
                if (plain.length() > most) {
                    yield Optional.of(most + "文字までにしてください(いま" + plain.length() + "文字)。");
                }
                set(row, plain);
                yield Optional.empty();
            }
            case DATE ->
                    JapaneseDate.tryParse(plain)
                            .map(day -> {
                                set(row, day.date().toString());
                                return Optional.<String>empty();
                            })
                            .orElseGet(() -> Optional.of(JapaneseDate.whyNone(plain)));
            case NUMBER -> {
                if (!plain.matches("[0-9]{1,4}")) {
                    yield Optional.of("0から" + MOST_NUMBER + "までの数を入れてください。");
                }
                set(row, Integer.valueOf(plain));
                yield Optional.empty();
            }
            case YES_NO -> {
                set(row, plain.equals("true"));
                yield Optional.empty();
            }
            case CHOICE -> {
                // What stands already may stay, also where it can no longer be chosen.
                if (!offered.containsKey(plain) && !plain.equals(edit(row))) {
                    yield Optional.of(label + "を選び直してください。");
                }
                set(row, column.getType() == Long.class ? (Object) Long.valueOf(plain) : plain);
                yield Optional.empty();
            }
        };
    }

    @SuppressWarnings("unchecked") // each kind of field reads the type of its own column
    private void set(R row, @Nullable Object value) {
        if (!Objects.equals(row.get(column), value)) {
            row.set((TableField<R, Object>) column, value);
        }
    }
}
