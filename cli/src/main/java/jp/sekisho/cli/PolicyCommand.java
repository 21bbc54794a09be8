// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.PolicyReader;
import jp.sekisho.policy.PolicyReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/// `sekisho policy …`: what a basic policy's text says.
@Command(name = "policy", mixinStandardHelpOptions = true)
final class PolicyCommand {

    @Command(name = "read", mixinStandardHelpOptions = true)
    int read(@Parameters(paramLabel = "FILE") Path file, @Option(names = "--json") boolean json)
            throws IOException {
        return switch (PolicyReader.read(Files.readAllBytes(file))) {
            case PolicyReading.Read(BasicPolicy policy) -> {
                if (json) {
                    Json.print(generator -> write(generator, policy));
                } else {
                    System.out.println(policy.title());
                    policy.clauses()
                            .forEach(c -> System.out.println(c.label() + " " + c.heading()));
                }
                yield 0;
            }
            case PolicyReading.Unreadable(int line, String message) -> {
                System.err.println(file + (line > 0 ? ":" + line : "") + ": " + message);
                yield 2;
            }
        };
    }

    private static void write(JsonGenerator json, BasicPolicy policy) {
        json.writeStartObject();
        json.writeStringProperty("title", policy.title());
        json.writeArrayPropertyStart("clauses");
        for (Clause clause : policy.clauses()) {
            json.writeStartObject();
            json.writeStringProperty("id", clause.id().value());
            json.writeStringProperty("label", clause.label());
            json.writeStringProperty("heading", clause.heading());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
