// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.util.List;
import java.util.function.BiConsumer;
import jp.sekisho.policy.Abbreviation;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.Definition;
import jp.sekisho.policy.HistoryEvent;
import jp.sekisho.policy.LineRange;
import jp.sekisho.policy.OwnDefinition;
import jp.sekisho.policy.Problem;
import jp.sekisho.policy.Reference;
import jp.sekisho.policy.Statement;
import tools.jackson.core.JsonGenerator;

/// The JSON of `policy read`. Fields may be added, not renamed.
final class PolicyJson {

    private PolicyJson() {}

    static void write(JsonGenerator json, BasicPolicy policy) {
        json.writeStartObject();
        json.writeStringProperty("title", policy.title());
        json.writeStringProperty("body", policy.body());
        array(json, "history", policy.history(), PolicyJson::history);
        array(json, "clauses", policy.clauses(), PolicyJson::clause);
        array(json, "definitions", policy.definitions(), PolicyJson::definition);
        array(json, "abbreviations", policy.abbreviations(), PolicyJson::abbreviation);
        array(json, "references", policy.references(), PolicyJson::reference);
        array(json, "statements", policy.statements(), PolicyJson::statement);
        array(json, "ownDefinitions", policy.ownDefinitions().all(), PolicyJson::ownDefinition);
        array(json, "problems", policy.problems(), PolicyJson::problem);
        json.writeEndObject();
    }

    private static void history(JsonGenerator json, HistoryEvent event) {
        json.writeStringProperty("event", event.event().word());
        json.writeStringProperty("date", event.date().toString());
        json.writeStringProperty("era", event.era());
        json.writeStringProperty("instrument", event.instrument());
        json.writeNumberProperty("line", event.line());
    }

    private static void clause(JsonGenerator json, Clause clause) {
        json.writeStringProperty("id", clause.id().value());
        json.writeStringProperty("kind", clause.kind().word());
        json.writeStringProperty("label", clause.label());
        json.writeStringProperty("heading", clause.heading());
        json.writeStringProperty("text", clause.text());
        json.writeStringProperty("role", clause.role().word());
        array(json, "children", clause.children(), PolicyJson::clause);
        lines(json, clause.lines());
    }

    private static void definition(JsonGenerator json, Definition definition) {
        json.writeStringProperty("term", definition.term());
        json.writeStringProperty("meaning", definition.meaning());
        strings(json, "otherNames", definition.otherNames());
        json.writeStringProperty("clause", definition.clause().value());
        lines(json, definition.lines());
    }

    private static void abbreviation(JsonGenerator json, Abbreviation abbreviation) {
        json.writeStringProperty("term", abbreviation.term());
        json.writeStringProperty("meaning", abbreviation.meaning());
        json.writeStringProperty("form", abbreviation.form().word());
        json.writeStringProperty("clause", abbreviation.clause().value());
        lines(json, abbreviation.lines());
    }

    private static void reference(JsonGenerator json, Reference reference) {
        json.writeStringProperty("from", reference.from().value());
        json.writeName("to");
        reference.to().ifPresentOrElse(id -> json.writeString(id.value()), () -> json.writeNull());
        json.writeStringProperty("text", reference.text());
        json.writeNumberProperty("line", reference.line());
    }

    private static void statement(JsonGenerator json, Statement statement) {
        json.writeStringProperty("clause", statement.clause().value());
        json.writeStringProperty("kind", statement.kind().word());
        json.writeStringProperty("who", statement.who());
        json.writeBooleanProperty("whoStated", statement.whoStated());
        json.writeStringProperty("what", statement.what());
        json.writeStringProperty("strength", statement.strength().word());
        json.writeStringProperty("words", statement.words());
        json.writeNumberProperty("line", statement.line());
    }

    private static void ownDefinition(JsonGenerator json, OwnDefinition definition) {
        json.writeStringProperty("concept", definition.concept().word());
        json.writeStringProperty("term", definition.term());
        json.writeStringProperty("meaning", definition.meaning());
        strings(json, "includes", definition.includes());
        strings(json, "excludes", definition.excludes());
        json.writeStringProperty("clause", definition.clause().value());
        lines(json, definition.lines());
    }

    private static void problem(JsonGenerator json, Problem problem) {
        json.writeNumberProperty("line", problem.line());
        json.writeStringProperty("kind", problem.kind().word());
        json.writeStringProperty("message", problem.message());
    }

    private static void lines(JsonGenerator json, LineRange lines) {
        json.writeArrayPropertyStart("lines");
        json.writeNumber(lines.from());
        json.writeNumber(lines.to());
        json.writeEndArray();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(value -> json.writeString(value));
        json.writeEndArray();
    }

    private static <T> void array(
            JsonGenerator json, String name, List<T> values, BiConsumer<JsonGenerator, T> content) {
        json.writeArrayPropertyStart(name);
        for (T value : values) {
            json.writeStartObject();
            content.accept(json, value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
