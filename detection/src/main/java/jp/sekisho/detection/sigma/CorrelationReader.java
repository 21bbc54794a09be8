// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the `correlation` section of a document.
final class CorrelationReader {

    /// The longest span of time.
    static final Duration MAX_SPAN = Duration.ofDays(400);

    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})([smhd])");
    private static final Set<String> KNOWN =
            Set.of("type", "rules", "group-by", "timespan", "condition", "aliases", "generate");

    private CorrelationReader() {}

    static Correlation read(Head head, Map<?, ?> section, boolean generateOutside) throws Refused {
        for (Object key : section.keySet()) {
            if (!KNOWN.contains(String.valueOf(key))) {
                throw new Refused(Refusal.Reason.VALUE, "相関規則の「" + key + "」は知らない項目です");
            }
        }
        Correlation.Type type = type(section.get("type"));
        List<String> rules = strings("rules", section.get("rules"));
        if (rules.isEmpty()) {
            throw new Refused(Refusal.Reason.VALUE, "相関規則に rules がありません");
        }
        Object condition = section.get("condition");
        List<Correlation.Bound> bounds = new ArrayList<>();
        List<String> fields = List.of();
        int percentile = -1;
        if (condition instanceof Map<?, ?> map) {
            bounds = bounds(map);
            fields = strings("field", map.get("field"));
            percentile = percentile(map.get("percentile"));
        } else if (condition != null) {
            throw new Refused(Refusal.Reason.CONDITION, "相関規則の条件は「gte: 10」のような組で書きます");
        }
        check(type, bounds, fields, percentile);
        Object generate = section.get("generate");
        return new Correlation(
                head.id(),
                head.name(),
                head.title(),
                head.author(),
                head.level(),
                type,
                rules,
                strings("group-by", section.get("group-by")),
                aliases(section.get("aliases")),
                span(section.get("timespan")),
                bounds,
                fields,
                percentile < 0 ? 50 : percentile,
                generateOutside || Boolean.TRUE.equals(generate),
                head.origin());
    }

    private static void check(
            Correlation.Type type,
            List<Correlation.Bound> bounds,
            List<String> fields,
            int percentile)
            throws Refused {
        boolean needsField = !type.isTemporal() && type != Correlation.Type.EVENT_COUNT;
        if (needsField && fields.isEmpty()) {
            throw new Refused(Refusal.Reason.CONDITION, "相関規則の条件に field がありません");
        }
        if (fields.size() > 1 && type != Correlation.Type.VALUE_COUNT) {
            throw new Refused(Refusal.Reason.CONDITION, "field を二つ以上書けるのは value_count だけです");
        }
        if (!type.isTemporal() && bounds.isEmpty()) {
            throw new Refused(Refusal.Reason.CONDITION, "相関規則に条件(gte など)がありません");
        }
        if (percentile >= 0 && type != Correlation.Type.VALUE_PERCENTILE) {
            throw new Refused(Refusal.Reason.CONDITION, "percentile は value_percentile だけに使えます");
        }
    }

    private static Correlation.Type type(@Nullable Object value) throws Refused {
        String word = String.valueOf(value).toLowerCase(Locale.ROOT);
        if (word.equals("value_median")) {
            return Correlation.Type.VALUE_PERCENTILE;
        }
        for (Correlation.Type type : Correlation.Type.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
                return type;
            }
        }
        throw new Refused(Refusal.Reason.VALUE, "相関規則の種類「" + value + "」は知らないものです");
    }

    private static Duration span(@Nullable Object value) throws Refused {
        Matcher matcher = SPAN.matcher(String.valueOf(value).strip());
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            Duration span =
                    switch (matcher.group(2)) {
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    };
            if (span.isPositive() && span.compareTo(MAX_SPAN) <= 0) {
                return span;
            }
        }
        throw new Refused(
                Refusal.Reason.VALUE, "相関規則の timespan「" + value + "」を読めません(例: 90m、最長400d)");
    }

    private static List<Correlation.Bound> bounds(Map<?, ?> map) throws Refused {
        List<Correlation.Bound> bounds = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String word = String.valueOf(entry.getKey());
            if (word.equals("field") || word.equals("percentile")) {
                continue;
            }
            Test.Comparison comparison =
                    switch (word) {
                        case "eq", "neq" -> Test.Comparison.EQUAL;
                        case "lt" -> Test.Comparison.LESS;
                        case "lte" -> Test.Comparison.AT_MOST;
                        case "gt" -> Test.Comparison.GREATER;
                        case "gte" -> Test.Comparison.AT_LEAST;
                        default ->
                                throw new Refused(
                                        Refusal.Reason.CONDITION, "相関規則の条件「" + word + "」は知らないものです");
                    };
            if (!(entry.getValue() instanceof Number number)) {
                throw new Refused(Refusal.Reason.CONDITION, "相関規則の条件「" + word + "」の値が数ではありません");
            }
            bounds.add(
                    new Correlation.Bound(
                            comparison, new BigDecimal(number.toString()), word.equals("neq")));
        }
        return bounds;
    }

    private static int percentile(@Nullable Object value) throws Refused {
        if (value == null) {
            return -1;
        }
        if (value instanceof Integer number && number >= 0 && number <= 100) {
            return number;
        }
        throw new Refused(Refusal.Reason.CONDITION, "percentile は 0 から 100 までの整数です");
    }

    private static Map<String, Map<String, String>> aliases(@Nullable Object value) throws Refused {
        Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
        if (value == null) {
            return aliases;
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new Refused(Refusal.Reason.VALUE, "aliases は組で書きます");
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getValue() instanceof Map<?, ?> byRule)) {
                throw new Refused(Refusal.Reason.VALUE, "aliases の「" + entry.getKey() + "」は組で書きます");
            }
            Map<String, String> fields = new LinkedHashMap<>();
            byRule.forEach(
                    (rule, field) -> fields.put(String.valueOf(rule), String.valueOf(field)));
            aliases.put(String.valueOf(entry.getKey()), Map.copyOf(fields));
        }
        return aliases;
    }

    static List<String> strings(String key, @Nullable Object value) throws Refused {
        if (value == null) {
            return List.of();
        }
        Collection<?> values = value instanceof Collection<?> many ? many : List.of(value);
        List<String> strings = new ArrayList<>();
        for (Object one : values) {
            if (!(one instanceof String) && !(one instanceof Number)) {
                throw new Refused(Refusal.Reason.VALUE, "「" + key + "」の値が文字列ではありません");
            }
            strings.add(one.toString());
        }
        return strings;
    }
}
