// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a `detection` or `filter` section: the named searches and the condition over them.
final class DetectionReader {

    /// The deepest nesting of lists and maps within one search.
    static final int MAX_DEPTH = 20;

    private final ItemReader items;

    DetectionReader(Placeholders placeholders) {
        items = new ItemReader(placeholders);
    }

    /// Reads the section.
    ///
    /// @param section the map under `detection` or `filter`
    /// @param ignored keys that are neither a search nor the condition
    Expression read(Map<?, ?> section, java.util.Set<String> ignored) throws Refused {
        Map<String, Expression> searches = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : section.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (name.equals("timeframe")) {
                throw new Refused(Refusal.Reason.OBSOLETE, "timeframe は廃止された書き方です(相関規則に書き直してください)");
            }
            if (!name.equals("condition") && !ignored.contains(name)) {
                searches.put(name, search(name, entry.getValue(), 0));
            }
        }
        Object condition = section.get("condition");
        Collection<?> conditions =
                condition instanceof Collection<?> many
                        ? many
                        : condition == null ? List.of() : List.of(condition);
        List<Expression> parts = new ArrayList<>();
        for (Object one : conditions) {
            if (!(one instanceof String text)) {
                throw new Refused(Refusal.Reason.CONDITION, "条件が文字列ではありません");
            }
            parts.add(ConditionParser.parse(text, searches));
        }
        if (parts.isEmpty()) {
            throw new Refused(Refusal.Reason.CONDITION, "条件(condition)がありません");
        }
        return Expression.any(parts);
    }

    private Expression search(String name, @Nullable Object value, int depth) throws Refused {
        if (depth > MAX_DEPTH) {
            throw new Refused(Refusal.Reason.VALUE, "「" + name + "」の入れ子が深すぎます");
        }
        return switch (value) {
            case Map<?, ?> map -> all(name, map);
            case Collection<?> list -> any(name, list, depth);
            case String s -> items.read("", s);
            case Number n -> items.read("", n);
            case null, default ->
                    throw new Refused(Refusal.Reason.VALUE, "「" + name + "」に探すものがありません");
        };
    }

    private Expression all(String name, Map<?, ?> map) throws Refused {
        List<Expression> parts = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            parts.add(items.read(String.valueOf(entry.getKey()), entry.getValue()));
        }
        if (parts.isEmpty()) {
            throw new Refused(Refusal.Reason.VALUE, "「" + name + "」に探すものがありません");
        }
        return Expression.all(parts);
    }

    private Expression any(String name, Collection<?> list, int depth) throws Refused {
        List<Expression> parts = new ArrayList<>();
        for (Object element : list) {
            parts.add(search(name, element, depth + 1));
        }
        if (parts.isEmpty()) {
            throw new Refused(Refusal.Reason.VALUE, "「" + name + "」に探すものがありません");
        }
        return Expression.any(parts);
    }
}
