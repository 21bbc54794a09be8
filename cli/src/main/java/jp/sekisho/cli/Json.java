// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// JSON on standard output: one document or one line at a time, and nothing else there.
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /// Prints one document on a line of its own.
    ///
    /// @param content writes the document
    static void print(Consumer<JsonGenerator> content) {
        StringWriter line = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            content.accept(generator);
        }
        System.out.println(line);
    }
}
