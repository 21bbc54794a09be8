// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Values and expressions of libnftables-json(5) as the words of an nft script.
final class NftJsonValue {

    private NftJsonValue() {}

    /// Reads the value that begins at the parser's token: a map, a list, or the text of a scalar.
    static Object read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> map = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                map.put(name, read(parser));
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(read(parser));
            }
            return list;
        }
        return String.valueOf(parser.getString());
    }

    static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> any) {
            any.forEach((key, inner) -> map.put(String.valueOf(key), inner));
        }
        return map;
    }

    static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> any ? new ArrayList<>(any) : List.of();
    }

    static String text(Map<String, Object> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }

    static List<String> words(@Nullable Object value) {
        if (value instanceof String one) {
            return List.of(one);
        }
        return list(value).stream().map(String::valueOf).toList();
    }

    /// Writes what stands right of an operator.
    static String value(@Nullable Object value) {
        if (value instanceof String one) {
            boolean plain = one.matches("@?[\\w.:/\\-]+");
            return plain ? one : "\"" + one.replace("\"", "") + "\"";
        }
        if (value instanceof List<?> several) {
            return String.join(",", several.stream().map(NftJsonValue::value).toList());
        }
        Map<String, Object> map = map(value);
        if (map.size() != 1) {
            return "json-value";
        }
        Map.Entry<String, Object> entry = map.entrySet().iterator().next();
        List<Object> list = list(entry.getValue());
        return switch (entry.getKey()) {
            case "prefix" -> {
                Map<String, Object> prefix = map(entry.getValue());
                yield text(prefix, "addr") + "/" + text(prefix, "len");
            }
            case "range" -> list.size() == 2 ? value(list.get(0)) + "-" + value(list.get(1)) : "?";
            case "set" ->
                    "{ "
                            + String.join(", ", list.stream().map(NftJsonValue::value).toList())
                            + " }";
            case "concat" -> String.join(" . ", list.stream().map(NftJsonValue::value).toList());
            case "elem" -> value(map(entry.getValue()).getOrDefault("val", "json-element"));
            case "|" -> String.join("|", list.stream().map(NftJsonValue::value).toList());
            default -> "json-value";
        };
    }

    /// Writes what stands left of an operator.
    ///
    /// @return the text, or nothing where the field is not known
    static Optional<String> left(@Nullable Object value) {
        Map<String, Object> map = map(value);
        if (map.size() != 1) {
            return Optional.empty();
        }
        Map.Entry<String, Object> entry = map.entrySet().iterator().next();
        Map<String, Object> inner = map(entry.getValue());
        return switch (entry.getKey()) {
            case "payload" ->
                    inner.containsKey("protocol")
                            ? Optional.of(text(inner, "protocol") + " " + text(inner, "field"))
                            : Optional.empty();
            case "meta" -> Optional.of("meta " + text(inner, "key"));
            case "ct" ->
                    inner.size() == 1 ? Optional.of("ct " + text(inner, "key")) : Optional.empty();
            case "concat" -> {
                List<String> parts = new ArrayList<>();
                for (Object part : list(entry.getValue())) {
                    parts.add(left(part).orElse("json-field"));
                }
                yield Optional.of(String.join(" . ", parts));
            }
            default -> Optional.empty();
        };
    }

    static Optional<String> match(Map<String, Object> value) {
        String operator = text(value, "op");
        Map<String, Object> left = map(value.get("left"));
        if (left.get("&") instanceof List<?> masked && masked.size() == 2) {
            String flags = String.join("|", words(masked.get(1)));
            Optional<String> field = left(masked.get(0));
            String mask = masked.get(1) instanceof Map<?, ?> ? value(masked.get(1)) : flags;
            Object right = value.get("right");
            String wanted =
                    right instanceof List<?> ? String.join("|", words(right)) : value(right);
            return field.filter(f -> f.equals("tcp flags"))
                    .map(f -> f + " & (" + mask + ") " + operator + " " + zero(wanted));
        }
        Optional<String> field = left(value.get("left"));
        String right = value(value.get("right"));
        boolean flags = field.isPresent() && field.get().equals("tcp flags");
        return switch (operator) {
            case "in" -> field.map(f -> f + " " + right);
            // What is a set of bits to the kernel is compared whole by "==".
            case "==" ->
                    field.map(f -> flags ? f + " == " + right.replace(',', '|') : f + " " + right);
            case "!=" -> field.map(f -> f + " != " + (flags ? right.replace(',', '|') : right));
            default -> Optional.empty();
        };
    }

    private static String zero(String wanted) {
        return wanted.equals("0") ? "0x0" : wanted;
    }
}
