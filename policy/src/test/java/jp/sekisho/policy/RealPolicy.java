// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The shared texts beside the project, and how tests look at a reading.
final class RealPolicy {

    static final Path SHARED =
            Path.of(System.getProperty("sekisho.root", ".."))
                    .resolve("../shared/policies")
                    .normalize();

    private RealPolicy() {}

    /// Reads one shared text; where the folder is absent the test says that it was skipped.
    static BasicPolicy read(String name) {
        return read(file(name));
    }

    static Path file(String name) {
        Path file = SHARED.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "not beside the project: " + file);
        return file;
    }

    static BasicPolicy read(Path file) {
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BasicPolicy read(byte[] bytes) {
        PolicyReading reading = PolicyReader.read(bytes);
        assertThat(reading).isInstanceOf(PolicyReading.Read.class);
        return ((PolicyReading.Read) reading).policy();
    }

    static List<String> linesOf(String name) throws IOException {
        return Files.readString(file(name)).lines().toList();
    }

    static String clauses(BasicPolicy policy) {
        return table(
                policy.allClauses()
                        .map(each ->
                                row(
                                        each.id(),
                                        each.kind(),
                                        each.label(),
                                        each.heading(),
                                        each.role(),
                                        each.lines().from() + "-" + each.lines().to())));
    }

    static String definitions(BasicPolicy policy) {
        return table(
                policy.definitions().stream()
                        .map(each ->
                                row(
                                        each.term(),
                                        each.lines().to(),
                                        String.join(",", each.otherNames()))));
    }

    static String abbreviations(BasicPolicy policy) {
        return table(
                policy.abbreviations().stream()
                        .map(each ->
                                row(
                                        each.term(),
                                        each.form(),
                                        each.meaning(),
                                        each.lines().from())));
    }

    static String references(BasicPolicy policy) {
        return table(
                policy.references().stream()
                        .map(each ->
                                row(
                                        each.from()
                                                + " -> "
                                                + each.to().map(ClauseId::value).orElse("?"),
                                        each.text(),
                                        each.line())));
    }

    static String statements(BasicPolicy policy) {
        return table(
                policy.statements().stream()
                        .map(each ->
                                row(
                                        each.line(),
                                        each.clause(),
                                        each.kind(),
                                        each.strength(),
                                        each.words(),
                                        each.who() + (each.whoStated() ? " (stated)" : ""))));
    }

    static String ownDefinitions(BasicPolicy policy) {
        return table(
                policy.ownDefinitions().all().stream()
                        .map(each ->
                                row(
                                        each.concept(),
                                        each.term(),
                                        String.join(", ", each.includes()),
                                        String.join(", ", each.excludes()))));
    }

    static String problems(BasicPolicy policy) {
        return table(
                policy.problems().stream()
                        .map(each -> row(each.line(), each.kind(), each.message())));
    }

    private static String row(Object... cells) {
        return Stream.of(cells)
                .map(String::valueOf)
                .collect(Collectors.joining(" | "))
                .stripTrailing();
    }

    private static String table(Stream<String> rows) {
        return rows.map(row -> row + "\n").collect(Collectors.joining());
    }

    /// Every word of the source must be shown once and in order: labels, headings and texts of all
    /// clauses, put together, are the source's lines from this one on, without white space and the
    /// hyphens that extraction puts before items.
    static void assertNothingLostOrAdded(BasicPolicy policy, List<String> source, int firstLine) {
        String shown =
                policy.allClauses()
                        .map(each -> each.label() + each.heading() + each.text())
                        .collect(Collectors.joining());
        String there =
                source.stream()
                        .skip(firstLine - 1)
                        .map(line -> line.strip().replaceFirst("^[-•]\\s+", ""))
                        .collect(Collectors.joining());
        assertThat(squeezed(shown)).isEqualTo(squeezed(there));
    }

    /// The same where captions stand above the numbers of their articles: only the letters count.
    static void assertSameLetters(BasicPolicy policy, List<String> source, int firstLine) {
        String shown =
                policy.allClauses()
                        .map(each -> each.label() + each.heading() + each.text())
                        .collect(Collectors.joining());
        String there =
                source.stream()
                        .skip(firstLine - 1)
                        .map(line -> line.strip().replaceFirst("^[-•]\\s+", ""))
                        .map(line -> line.replaceFirst("^[(（](\\D*)[)）]$", "$1"))
                        .collect(Collectors.joining());
        assertThat(letters(shown)).isEqualTo(letters(there));
    }

    private static Map<Integer, Long> letters(String text) {
        return squeezed(text)
                .chars()
                .boxed()
                .collect(Collectors.groupingBy(c -> c, Collectors.counting()));
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u3000]", "");
    }
}
