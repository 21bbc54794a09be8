// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Quoted;
import jp.sekisho.server.page.TooLong;
import jp.sekisho.server.search.SearchText;

/// How a field is typed: how what people write becomes the column's value, and back.
///
/// @param <V> the column's type
sealed interface FieldKind<V> {

    /// Reads what was typed or stands in a cell, already without spaces around it and not empty.
    Reading<V> read(String typed, Options options);

    /// Says that it must be filled, of a field of that name.
    default String missing(String label) {
        return label + "を入れてください。";
    }

    /// Writes a value for people.
    String show(V value, Options options);

    /// Writes a value as the form sends it back.
    default String edit(V value) {
        return String.valueOf(value);
    }

    /// Text, of one line or several.
    record Text(int max, boolean lines) implements FieldKind<String> {

        @Override
        public Reading<String> read(String typed, Options options) {
            Optional<String> tooLong = TooLong.sentence(typed, max);
            if (tooLong.isPresent()) {
                return new Reading.Refused<>(tooLong.get());
            }
            if (typed.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
                return new Reading.Refused<>("表示できない制御文字が入っています。書き直してください。");
            }
            String value = lines ? typed : typed.replaceAll("\\s*\\n\\s*", " ");
            return new Reading.Value<>(value, value);
        }

        @Override
        public String show(String value, Options options) {
            return value;
        }
    }

    /// One of the values that the feature knows.
    record Choice(Options known) implements FieldKind<String> {

        @Override
        public String missing(String label) {
            return label + "を選んでください。";
        }

        static Choice of(List<Option> options) {
            return new Choice(new Options(options));
        }

        @Override
        public Reading<String> read(String typed, Options options) {
            Optional<Option> found = known.byCode(typed).or(() -> known.byText(typed));
            return found.<Reading<String>>map(o -> new Reading.Value<>(o.code(), o.label()))
                    .orElseGet(() -> notFound(typed, known));
        }

        @Override
        public String show(String value, Options options) {
            return known.byCode(value).map(Option::label).orElse(value);
        }
    }

    /// A row of another table.
    record Reference(ReferenceSource source) implements FieldKind<Long> {

        @Override
        public String missing(String label) {
            return label + "を選んでください。";
        }

        @Override
        public Reading<Long> read(String typed, Options options) {
            if (options.byCode(typed).isEmpty() && options.isAmbiguous(typed)) {
                return new Reading.Refused<>(Quoted.of(typed) + "が二つ以上あり、どれか決められません。画面で選んでください。");
            }
            return options.byCode(typed)
                    .or(() -> options.byText(typed))
                    .<Reading<Long>>map(o -> new Reading.Value<>(Long.valueOf(o.code()), o.label()))
                    .orElseGet(() -> notFound(typed, options));
        }

        @Override
        public String show(Long value, Options options) {
            return options.byCode(Long.toString(value))
                    .map(Option::label)
                    .orElse("(見る権限がないか、なくなったもの)");
        }
    }

    /// A day, stored as ISO text.
    record Date() implements FieldKind<String> {

        @Override
        public Reading<String> read(String typed, Options options) {
            return JapaneseDate.tryParse(typed)
                    .<Reading<String>>map(
                            date -> new Reading.Value<>(date.date().toString(), date.text()))
                    .orElseGet(() -> new Reading.Refused<>(JapaneseDate.whyNone(typed)));
        }

        @Override
        public String show(String value, Options options) {
            return value.isEmpty() ? "" : new JapaneseDate(LocalDate.parse(value)).text();
        }

        @Override
        public String edit(String value) {
            return show(value, Options.NONE);
        }
    }

    /// A whole number with its unit.
    record Count(int least, int most, String unit) implements FieldKind<Integer> {

        @Override
        public Reading<Integer> read(String typed, Options options) {
            String plain = SearchText.of(typed.replace(",", "")).joined();
            String digits =
                    !unit.isEmpty() && plain.endsWith(unit)
                            ? plain.substring(0, plain.length() - unit.length())
                            : plain;
            if (!digits.matches("[0-9]{1,9}") || typed.contains("-") || typed.contains(".")) {
                return new Reading.Refused<>(Quoted.of(typed) + "を整数として読めません。数字だけで書いてください。");
            }
            int number = Integer.parseInt(digits);
            return number < least || number > most
                    ? new Reading.Refused<>(least + "から" + most + "までの数にしてください。")
                    : new Reading.Value<>(number, number + unit);
        }

        @Override
        public String show(Integer value, Options options) {
            return value + unit;
        }
    }

    /// Yes or no.
    record YesNo() implements FieldKind<Boolean> {

        private static final List<String> YES =
                List.of(
                        "true", "はい", "有", "あり", "有り", "○", "〇", "◯", "◎", "✓", "レ", "該当", "要",
                        "1");
        private static final List<String> NO =
                List.of("false", "いいえ", "無", "なし", "無し", "×", "✕", "非該当", "否", "不要", "0");

        @Override
        public Reading<Boolean> read(String typed, Options options) {
            if (YES.contains(typed)) {
                return new Reading.Value<>(true, "はい");
            }
            if (NO.contains(typed)) {
                return new Reading.Value<>(false, "いいえ");
            }
            return new Reading.Refused<>(Quoted.of(typed) + "を、はい・いいえ(○・×)として読めません。");
        }

        @Override
        public String show(Boolean value, Options options) {
            return value ? "はい" : "いいえ";
        }
    }

    private static <V> Reading<V> notFound(String typed, Options options) {
        String near =
                options.nearest(typed)
                        .map(o -> "「" + o.label() + "」ではありませんか。")
                        .orElse("一覧にある言葉で書いてください。");
        return new Reading.Refused<>(Quoted.of(typed) + "がありません。" + near);
    }
}
