// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.reading.ConfigText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads `nft -j list ruleset` (libnftables-json(5)): each object is written as the statement that
/// it stands for, on a line that keeps the number of the object's line, and read as text.
public final class NftJson {

    /// Objects may stand this deep in one another.
    private static final int DEPTH_LIMIT = 60;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEPTH_LIMIT).build())
                    .build();

    /// One table with its parts, each a statement and its line.
    private static final class Table {
        private final List<Statement> sets = new ArrayList<>();
        private final Map<String, List<Statement>> chains = new LinkedHashMap<>();
    }

    private record Statement(String text, int line) {}

    private final ConfigText text;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<Statement> strange = new ArrayList<>();

    private NftJson(ConfigText text) {
        this.text = text;
    }

    /// Reads one file.
    public static DeviceReading read(ConfigText text) {
        return new NftJson(text).read();
    }

    private DeviceReading read() {
        int line = 1;
        try (JsonParser parser =
                FACTORY.createParser(ObjectReadContext.empty(), String.join("\n", text.lines()))) {
            while (parser.nextToken() != null) {
                line = parser.currentTokenLocation().getLineNr();
                boolean list =
                        parser.currentToken() == JsonToken.START_ARRAY
                                && "nftables".equals(parser.currentName());
                if (list) {
                    objects(parser);
                }
            }
        } catch (JacksonException broken) {
            int at = broken.getLocation() == null ? line : broken.getLocation().getLineNr();
            return new DeviceReading.Unusable(
                    text.file(),
                    Math.max(at, 1),
                    "JSON として読めません。nft -j list ruleset の出力をすべて置いてください。");
        }
        if (tables.isEmpty()) {
            return new DeviceReading.Unusable(
                    text.file(),
                    1,
                    "nft -j list ruleset の出力ではありません(table がありません)。ファイルか dialect を見直してください。");
        }
        return NftReader.read(written());
    }

    private void objects(JsonParser parser) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            int line = parser.currentTokenLocation().getLineNr();
            object(NftJsonValue.map(NftJsonValue.read(parser)), line);
        }
    }

    private void object(Map<String, Object> object, int line) {
        Map<String, Object> plain =
                object.get("add") instanceof Map<?, ?> added ? NftJsonValue.map(added) : object;
        for (Map.Entry<String, Object> entry : plain.entrySet()) {
            Map<String, Object> value = NftJsonValue.map(entry.getValue());
            switch (entry.getKey()) {
                case "metainfo" -> {}
                case "table" -> table(value, "name");
                case "chain" -> chain(value, line);
                case "rule" ->
                        chainOf(value, NftJsonValue.text(value, "chain"))
                                .add(new Statement(rule(value), line));
                case "set", "map" ->
                        table(value, "table").sets.add(new Statement(set(value), line));
                case "counter", "quota", "limit", "ct helper", "ct timeout", "flowtable" -> {}
                default -> strange.add(new Statement(word(entry.getKey()), line));
            }
        }
    }

    /// A word that means nothing in a rule, so that its line is named.
    private static String word(String name) {
        return "json-" + name.replaceAll("[^A-Za-z0-9]", "-");
    }

    private Table table(Map<String, Object> value, String key) {
        String name = NftJsonValue.text(value, "family") + " " + NftJsonValue.text(value, key);
        return tables.computeIfAbsent(name, n -> new Table());
    }

    private List<Statement> chainOf(Map<String, Object> value, String name) {
        return table(value, "table").chains.computeIfAbsent(name, n -> new ArrayList<>());
    }

    private void chain(Map<String, Object> value, int line) {
        List<Statement> chain = chainOf(value, NftJsonValue.text(value, "name"));
        if (value.containsKey("hook")) {
            String policy = NftJsonValue.text(value, "policy");
            chain.add(
                    new Statement(
                            "type "
                                    + NftJsonValue.text(value, "type")
                                    + " hook "
                                    + NftJsonValue.text(value, "hook")
                                    + " priority "
                                    + NftJsonValue.text(value, "prio"),
                            line));
            if (!policy.isEmpty()) {
                chain.add(new Statement("policy " + policy, line));
            }
        }
    }

    private static String set(Map<String, Object> value) {
        List<String> elements = new ArrayList<>();
        for (Object element : NftJsonValue.list(value.get("elem"))) {
            boolean pair = element instanceof List<?> two && two.size() == 2;
            List<Object> both = NftJsonValue.list(element);
            elements.add(
                    pair
                            ? NftJsonValue.value(both.get(0))
                                    + " : "
                                    + statement(both.get(1)).orElse("json-element")
                            : NftJsonValue.value(element));
        }
        String flags = String.join(",", NftJsonValue.words(value.get("flags")));
        return "set "
                + NftJsonValue.text(value, "name")
                + " { type x ; "
                + (flags.isEmpty() ? "" : "flags " + flags + " ; ")
                + (elements.isEmpty() ? "" : "elements = { " + String.join(", ", elements) + " }")
                + " }";
    }

    private static String rule(Map<String, Object> value) {
        List<String> parts = new ArrayList<>();
        for (Object part : NftJsonValue.list(value.get("expr"))) {
            parts.add(statement(part).orElse("json-statement"));
        }
        return String.join(" ", parts);
    }

    /// Writes one statement of a rule.
    ///
    /// @return the text, or nothing where the statement is not known
    private static Optional<String> statement(Object object) {
        if (!(object instanceof Map<?, ?> any) || any.size() != 1) {
            return Optional.empty();
        }
        Map.Entry<String, Object> entry = NftJsonValue.map(any).entrySet().iterator().next();
        Map<String, Object> value = NftJsonValue.map(entry.getValue());
        return switch (entry.getKey()) {
            case "accept", "drop", "return", "continue", "notrack", "counter", "log" ->
                    Optional.of(entry.getKey());
            case "reject" -> {
                String type = NftJsonValue.text(value, "type");
                yield Optional.of(type.isEmpty() ? "reject" : "reject with " + type);
            }
            case "comment" -> Optional.of("");
            case "masquerade" -> Optional.of("masquerade");
            case "jump", "goto" ->
                    Optional.of(entry.getKey() + " " + NftJsonValue.text(value, "target"));
            case "limit" ->
                    Optional.of(
                            "limit rate "
                                    + NftJsonValue.text(value, "rate")
                                    + "/"
                                    + NftJsonValue.text(value, "per"));
            case "match" -> NftJsonValue.match(value);
            case "vmap" -> verdicts(value);
            case "snat", "dnat", "redirect" -> translation(entry.getKey(), value);
            default -> Optional.empty();
        };
    }

    private static Optional<String> verdicts(Map<String, Object> value) {
        Optional<String> key = NftJsonValue.left(value.get("key"));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (value.get("data") instanceof String named) {
            return Optional.of(key.get() + " vmap " + named);
        }
        List<String> pairs = new ArrayList<>();
        for (Object pair : NftJsonValue.list(NftJsonValue.map(value.get("data")).get("set"))) {
            List<Object> both = NftJsonValue.list(pair);
            Optional<String> verdict = both.size() == 2 ? statement(both.get(1)) : Optional.empty();
            if (verdict.isEmpty()) {
                return Optional.empty();
            }
            pairs.add(NftJsonValue.value(both.getFirst()) + " : " + verdict.get());
        }
        return Optional.of(key.get() + " vmap { " + String.join(", ", pairs) + " }");
    }

    private static Optional<String> translation(String kind, Map<String, Object> value) {
        String port = value.containsKey("port") ? NftJsonValue.value(value.get("port")) : "";
        if (kind.equals("redirect")) {
            return Optional.of(port.isEmpty() ? kind : kind + " to :" + port);
        }
        String address = value.containsKey("addr") ? NftJsonValue.value(value.get("addr")) : "";
        boolean six = address.contains(":");
        String whole = six && !port.isEmpty() ? "[" + address + "]" : address;
        String family = NftJsonValue.text(value, "family");
        return Optional.of(
                kind
                        + (family.isEmpty() ? "" : " " + family)
                        + " to "
                        + whole
                        + (port.isEmpty() ? "" : ":" + port));
    }

    private ConfigText written() {
        List<Statement> lines = new ArrayList<>(strange);
        tables.forEach((name, table) -> {
            lines.add(new Statement("table " + name + " {", 1));
            lines.addAll(table.sets);
            table.chains.forEach((chain, statements) -> {
                lines.add(new Statement("chain " + chain + " {", 1));
                lines.addAll(statements);
                lines.add(new Statement("}", 1));
            });
            lines.add(new Statement("}", 1));
        });
        return text.rewritten(
                lines.stream().map(Statement::text).toList(),
                lines.stream().map(Statement::line).toList());
    }
}
