// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import java.io.StringWriter;
import java.util.function.Consumer;
import jp.sekisho.detection.Alert;
import jp.sekisho.detection.AlertJson;
import jp.sekisho.detection.MyNumbers;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What the job writes: alerts as `sekisho detect --json` writes them, and notices.
final class JsonOutput {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonOutput() {}

    static String alert(Alert alert) {
        return AlertJson.of(alert.withFields(Pseudonyms::show));
    }

    /// Says what could not be honoured.
    ///
    /// @param kind `unreadable`, `refused`, `late`, `evicted`, `no-time` or `no-group`
    static String notice(String kind, String file, long line, String message) {
        return object(json -> {
            json.writeStringProperty("kind", kind);
            json.writeStringProperty("file", MyNumbers.mask(file));
            json.writeNumberProperty("line", line);
            json.writeStringProperty("message", message);
        });
    }

    private static String object(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }
}
