// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.oracle;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.detection.sigma.Expression;
import jp.sekisho.detection.sigma.Network;
import jp.sekisho.detection.sigma.RegularExpression;
import jp.sekisho.detection.sigma.Test;
import jp.sekisho.detection.sigma.TextPattern;

/// The slow, obvious evaluator: strings, java.util.regex and recursion, nothing shared with the
/// compiled matcher but the rule as it was read.
public final class Oracle {

    private final Map<String, List<Optional<Object>>> event;

    /// @param event field → values; an empty value is null, a value that is not a String, Number or
    ///   Boolean is a structure
    public Oracle(Map<String, List<Optional<Object>>> event) {
        this.event = event;
    }

    public boolean holds(Expression condition) {
        return switch (condition) {
            case Expression.All(var parts) -> parts.stream().allMatch(this::holds);
            case Expression.Any(var parts) -> parts.stream().anyMatch(this::holds);
            case Expression.Not(var part) -> !holds(part);
            case Expression.Fixed(boolean value) -> value;
            case Expression.Holds(var test) -> holds(test);
        };
    }

    private boolean holds(Test test) {
        return switch (test) {
            case Test.Text t -> some(t.field(), fits(t.pattern(), t.cased()));
            case Test.Matches t -> some(t.field(), found(t.expression()));
            case Test.InNetwork t -> some(t.field(), text -> within(t.network(), text));
            case Test.Compares t ->
                    some(
                            t.field(),
                            text ->
                                    number(text)
                                            .map(n -> t.comparison().holds(n.compareTo(t.number())))
                                            .orElse(false));
            case Test.AtTime t ->
                    some(
                            t.field(),
                            text ->
                                    part(text, t.part())
                                            .map(n -> t.comparison().holds(n.compareTo(t.number())))
                                            .orElse(false));
            case Test.SameAs t ->
                    some(
                            t.field(),
                            a -> some(t.other(), b -> related(t.relation(), t.cased(), a, b)));
            case Test.IsNull t ->
                    event.getOrDefault(t.field(), List.of()).stream().allMatch(Optional::isEmpty);
            case Test.Exists t -> event.containsKey(t.field());
            case Test.Keyword t -> any(fits(t.pattern(), t.cased()));
            case Test.KeywordMatches t -> any(found(t.expression()));
        };
    }

    private boolean some(String field, Predicate<String> wanted) {
        return texts(event.getOrDefault(field, List.of())).stream().anyMatch(wanted);
    }

    private boolean any(Predicate<String> wanted) {
        return event.values().stream().anyMatch(v -> texts(v).stream().anyMatch(wanted));
    }

    private static List<String> texts(List<Optional<Object>> values) {
        List<String> texts = new ArrayList<>();
        for (Optional<Object> value : values) {
            Object v = value.orElse(null);
            if (v instanceof String || v instanceof Number || v instanceof Boolean) {
                texts.add(v.toString());
            }
        }
        return texts;
    }

    static String fold(String text) {
        int[] folded =
                text.codePoints()
                        .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                        .toArray();
        return new String(folded, 0, folded.length);
    }

    private static final Map<Map.Entry<TextPattern, Boolean>, Predicate<String>> KNOWN =
            new java.util.concurrent.ConcurrentHashMap<>();

    static Predicate<String> fits(TextPattern pattern, boolean cased) {
        return KNOWN.computeIfAbsent(Map.entry(pattern, cased), _ -> compiled(pattern, cased));
    }

    private static Predicate<String> compiled(TextPattern pattern, boolean cased) {
        StringBuilder regex = new StringBuilder();
        for (TextPattern.Token token : pattern.tokens()) {
            switch (token) {
                case TextPattern.Literal(String text) ->
                        regex.append(Pattern.quote(cased ? text : fold(text)));
                case TextPattern.AnyText() -> regex.append(".*");
                case TextPattern.AnyCharacter() -> regex.append(".");
                case TextPattern.Dash() -> regex.append("[-/\u2013\u2014\u2015]");
            }
        }
        Pattern compiled = Pattern.compile(regex.toString(), Pattern.DOTALL);
        return text -> compiled.matcher(cased ? text : fold(text)).matches();
    }

    private static Predicate<String> found(RegularExpression expression) {
        int flags = 0;
        flags |= expression.ignoreCase() ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        flags |=
                expression.multiLine()
                        ? Pattern.MULTILINE | Pattern.UNIX_LINES
                        : Pattern.UNIX_LINES;
        flags |= expression.dotAll() ? Pattern.DOTALL : 0;
        Pattern compiled = Pattern.compile(expression.text(), flags);
        return text -> compiled.matcher(text).find();
    }

    private static boolean within(Network network, String text) {
        if (!text.matches("[0-9a-fA-F:.]+")
                || (!text.contains(":") && !text.matches("\\d+\\.\\d+\\.\\d+\\.\\d+"))) {
            return false;
        }
        try {
            byte[] address = InetAddress.getByName(text).getAddress();
            byte[] base = network.address();
            if (address.length != base.length) {
                return false;
            }
            for (int bit = 0; bit < network.prefix(); bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (base[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.toLowerCase(java.util.Locale.ROOT).startsWith("0x")
                    ? Optional.of(new BigDecimal(new java.math.BigInteger(text.substring(2), 16)))
                    : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> part(String text, Test.TimePart part) {
        Matcher m =
                Pattern.compile("(\\d{4})[-/](\\d+)[-/](\\d+)(?:[T ](\\d+):(\\d+).*)?")
                        .matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        LocalDate date =
                LocalDate.of(
                        Integer.parseInt(m.group(1)),
                        Integer.parseInt(m.group(2)),
                        Integer.parseInt(m.group(3)));
        return switch (part) {
            case YEAR -> Optional.of(date.getYear());
            case MONTH -> Optional.of(date.getMonthValue());
            case DAY -> Optional.of(date.getDayOfMonth());
            case WEEK -> Optional.of(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case HOUR -> Optional.ofNullable(m.group(4)).map(Integer::valueOf);
            case MINUTE -> Optional.ofNullable(m.group(5)).map(Integer::valueOf);
        };
    }

    private static boolean related(Test.Relation relation, boolean cased, String a, String b) {
        String x = cased ? a : fold(a);
        String y = cased ? b : fold(b);
        return switch (relation) {
            case EQUALS -> Objects.equals(x, y);
            case STARTS_WITH -> x.startsWith(y);
            case ENDS_WITH -> x.endsWith(y);
            case CONTAINS -> x.contains(y);
        };
    }
}
