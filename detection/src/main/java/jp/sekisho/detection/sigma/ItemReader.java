// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads one `field|modifiers: values` into an expression.
final class ItemReader {

    /// The most values that one item may have.
    static final int MAX_VALUES = 20_000;

    /// The longest value, in characters.
    static final int MAX_VALUE_LENGTH = 20_000;

    private final Placeholders placeholders;

    ItemReader(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    Expression read(String key, @Nullable Object value) throws Refused {
        List<String> words = Arrays.asList(key.split("\\|", -1));
        String field = words.getFirst().strip();
        Modifiers modifiers = Modifiers.read(key, words.subList(1, words.size()));
        Collection<?> values =
                value instanceof Collection<?> many
                        ? many
                        : java.util.Collections.singletonList(value);
        if (values.isEmpty() || values.size() > MAX_VALUES) {
            throw new Refused(
                    Refusal.Reason.VALUE, "「" + key + "」の値の数(" + values.size() + ")を扱えません");
        }
        List<Expression> parts = new ArrayList<>();
        for (Object one : values) {
            parts.add(one(key, field, modifiers, one));
        }
        Expression joined = modifiers.all() ? Expression.all(parts) : Expression.any(parts);
        return modifiers.not() ? new Expression.Not(joined) : joined;
    }

    private Expression one(String key, String field, Modifiers m, @Nullable Object value)
            throws Refused {
        if (value instanceof Collection<?> || value instanceof java.util.Map<?, ?>) {
            throw wrong(key, value, "一つの値");
        }
        boolean keyword = field.isEmpty();
        if (keyword && m.kind() != Modifiers.Kind.TEXT && m.kind() != Modifiers.Kind.EXPRESSION) {
            throw new Refused(Refusal.Reason.MODIFIER, "項目名のない「" + key + "」にその修飾子は使えません");
        }
        if (value == null) {
            if (keyword || m.kind() != Modifiers.Kind.TEXT || m.before() || m.after()) {
                throw wrong(key, "null", "値");
            }
            return new Expression.Holds(new Test.IsNull(field));
        }
        if (m.kind() == Modifiers.Kind.EXISTS) {
            Expression exists = new Expression.Holds(new Test.Exists(field));
            return switch (truth(value)) {
                case Boolean b when b -> exists;
                case Boolean _ -> new Expression.Not(exists);
                case null -> throw wrong(key, value, "true か false");
            };
        }
        if (m.kind() == Modifiers.Kind.TEXT) {
            return text(key, field, m, value);
        }
        List<Expression> parts = new ArrayList<>();
        for (String expanded : expand(key, m, value)) {
            parts.add(new Expression.Holds(typed(key, field, m, expanded)));
        }
        return Expression.any(parts);
    }

    private Test typed(String key, String field, Modifiers m, String text) throws Refused {
        return switch (m.kind()) {
            case EXPRESSION -> expression(key, field, m, text);
            case NETWORK ->
                    new Test.InNetwork(
                            field,
                            Network.tryParse(text.strip())
                                    .orElseThrow(() -> wrong(key, text, "CIDR 表記の範囲")));
            case REFERENCE -> new Test.SameAs(field, text, relation(m), m.cased());
            case NUMBER -> new Test.Compares(field, m.comparison(), number(key, text));
            case TIME ->
                    new Test.AtTime(
                            field,
                            Objects.requireNonNull(m.time()),
                            m.comparison(),
                            number(key, text).intValue());
            case TEXT, EXISTS -> throw new IllegalStateException(m.kind().name());
        };
    }

    private static Test.Relation relation(Modifiers m) {
        if (m.before()) {
            return m.after() ? Test.Relation.CONTAINS : Test.Relation.ENDS_WITH;
        }
        return m.after() ? Test.Relation.STARTS_WITH : Test.Relation.EQUALS;
    }

    private static Test expression(String key, String field, Modifiers m, String text)
            throws Refused {
        try {
            RegularExpression expression =
                    new RegularExpression(
                            text,
                            m.flags().contains("i"),
                            m.flags().contains("m"),
                            m.flags().contains("s"));
            expression.compile();
            return field.isEmpty()
                    ? new Test.KeywordMatches(expression)
                    : new Test.Matches(field, expression);
        } catch (IllegalArgumentException | com.google.re2j.PatternSyntaxException e) {
            throw new Refused(
                    Refusal.Reason.EXPRESSION,
                    "「" + key + "」の正規表現を線形時間で扱えません(" + shown(text) + ")");
        }
    }

    private Expression text(String key, String field, Modifiers m, Object value) throws Refused {
        List<Expression> parts = new ArrayList<>();
        boolean keyword = field.isEmpty();
        for (TextPattern pattern : Transforms.apply(key, m.transforms(), expand(key, m, value))) {
            if (keyword) {
                parts.add(
                        new Expression.Holds(
                                new Test.Keyword(pattern.open(true, true), m.cased())));
            } else {
                TextPattern opened = pattern.open(m.before(), m.after());
                parts.add(new Expression.Holds(new Test.Text(field, opened, m.cased())));
            }
        }
        return Expression.any(parts);
    }

    private List<String> expand(String key, Modifiers m, Object value) throws Refused {
        String text = plain(key, value);
        return m.transforms().contains("expand")
                ? PlaceholderText.expand(key, text, placeholders)
                : List.of(text);
    }

    private static String plain(String key, Object value) throws Refused {
        String text =
                switch (value) {
                    case String s -> s;
                    case Boolean b -> b.toString();
                    case Double d -> BigDecimal.valueOf(d).toPlainString();
                    case Number n -> n.toString();
                    case java.util.Date d ->
                            d.toInstant()
                                    .atOffset(java.time.ZoneOffset.UTC)
                                    .toLocalDate()
                                    .toString();
                    default -> throw wrong(key, value, "文字列か数");
                };
        if (text.length() > MAX_VALUE_LENGTH) {
            throw new Refused(Refusal.Reason.VALUE, "「" + key + "」の値が長すぎます");
        }
        return text;
    }

    private static BigDecimal number(String key, String text) throws Refused {
        try {
            if (text.length() <= 40) {
                return new BigDecimal(text.strip());
            }
        } catch (NumberFormatException e) {
            throw wrong(key, text, "数");
        }
        throw wrong(key, text, "数");
    }

    private static @Nullable Boolean truth(Object value) {
        if (value instanceof Boolean b) {
            return b;
        }
        String text = value.toString();
        if (text.equalsIgnoreCase("true")) {
            return Boolean.TRUE;
        }
        return text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
    }

    private static Refused wrong(String key, Object value, String wanted) {
        return new Refused(
                Refusal.Reason.VALUE,
                "「" + key + "」の値「" + shown(String.valueOf(value)) + "」は" + wanted + "ではありません");
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
