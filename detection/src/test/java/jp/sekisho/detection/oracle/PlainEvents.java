// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON with Jackson into plain maps, and gives fields their Sigma names by hand: the slow
/// counterpart of the byte-level reader.
public final class PlainEvents {

    private static final JsonFactory FACTORY = new JsonFactory();

    private PlainEvents() {}

    public static Map<String, List<Optional<Object>>> read(String json) {
        Map<String, List<Optional<Object>>> event = new LinkedHashMap<>();
        try (JsonParser parser =
                FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), json)) {
            parser.nextToken();
            object(parser, "", true, event);
        }
        return event;
    }

    private static void object(
            JsonParser parser,
            String prefix,
            boolean root,
            Map<String, List<Optional<Object>>> event) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = prefix + parser.currentName();
            parser.nextToken();
            value(parser, name, root, event);
        }
    }

    private static void value(
            JsonParser parser,
            String name,
            boolean root,
            Map<String, List<Optional<Object>>> event) {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                add(name, root, Optional.of(Map.of()), event);
                object(parser, prefixWithin(name), false, event);
            }
            case START_ARRAY -> {
                add(name, root, Optional.of(List.of()), event);
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value(parser, name, root, event);
                }
            }
            case VALUE_NULL -> add(name, root, Optional.empty(), event);
            case VALUE_TRUE -> add(name, root, Optional.of(true), event);
            case VALUE_FALSE -> add(name, root, Optional.of(false), event);
            case VALUE_STRING -> add(name, root, Optional.of(parser.getString()), event);
            case VALUE_NUMBER_INT ->
                    add(name, root, Optional.of(parser.getBigIntegerValue()), event);
            default -> add(name, root, Optional.of(new BigDecimal(parser.getString())), event);
        }
    }

    private static String prefixWithin(String name) {
        if (List.of("Event.EventData", "EventData", "event_data", "winlog.event_data", "user_data")
                        .contains(name)
                || name.matches("(Event\\.)?UserData\\.[^.]+")) {
            return "";
        }
        return name + ".";
    }

    private static void add(
            String name,
            boolean root,
            Optional<Object> value,
            Map<String, List<Optional<Object>>> event) {
        event.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        if (name.contains(" ")) {
            event.computeIfAbsent(name.replace(" ", ""), _ -> new ArrayList<>()).add(value);
        }
        for (String other : root || name.contains(".") ? otherNames(name) : List.<String>of()) {
            event.computeIfAbsent(other, _ -> new ArrayList<>()).add(value);
        }
    }

    private static List<String> otherNames(String name) {
        return switch (name) {
            case "Event.System.EventID",
                    "Event.System.EventID.#text",
                    "winlog.event_id",
                    "event_id" ->
                    List.of("EventID");
            case "Event.System.Channel", "winlog.channel", "log_name" -> List.of("Channel");
            case "Event.System.Provider.#attributes.Name",
                    "winlog.provider_name",
                    "source_name",
                    "SourceName" ->
                    List.of("Provider_Name");
            case "Event.System.Computer", "winlog.computer_name", "computer_name", "Hostname" ->
                    List.of("Computer");
            case "Event.System.Level" -> List.of("Level");
            case "Data.#text" -> List.of("Data");
            case "Event.System.Keywords" -> List.of("Keywords");
            case "Event.System.Task" -> List.of("Task");
            case "Event.System.Opcode" -> List.of("Opcode");
            case "Event.System.Security.#attributes.UserID" -> List.of("Security_UserID");
            default -> List.of();
        };
    }
}
