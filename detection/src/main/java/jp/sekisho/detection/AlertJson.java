// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import java.io.StringWriter;
import java.time.format.DateTimeFormatter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// An alert as one line of JSON, the same wherever one is written.
public final class AlertJson {

    private static final JsonFactory JSON = new JsonFactory();

    private AlertJson() {}

    /// Writes an alert.
    ///
    /// @param alert any
    /// @return `{file, line, rule, title, level, time, author, fields}`; `time` in ISO 8601 (UTC)
    ///   or null; without a line break
    public static String of(Alert alert) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("file", alert.file());
            json.writeNumberProperty("line", alert.line());
            json.writeStringProperty("rule", alert.rule().value());
            json.writeStringProperty("title", alert.title());
            json.writeStringProperty("level", alert.level().word());
            json.writeName("time");
            if (alert.time().isPresent()) {
                json.writeString(DateTimeFormatter.ISO_INSTANT.format(alert.time().get()));
            } else {
                json.writeNull();
            }
            json.writeStringProperty("author", alert.author());
            json.writeObjectPropertyStart("fields");
            alert.fields().forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }
}
