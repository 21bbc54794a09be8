// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What no compiler sees: packages that say what they are for, files that stay readable, one word
/// for each thing.
final class SourceStyleTest {

    private static final int MOST_LINES = 400;

    private static final Pattern SENTENCE =
            Pattern.compile("(?s)^(?://[^/][^\\n]*\\n)*/// \\p{Lu}[^\\n]*.*?[.:]\\s*\\n.*");

    /// Words that offices or other products use for what the glossary names otherwise.
    private static final Map<String, String> OTHER_WORDS =
            Map.ofEntries(
                    Map.entry("Tenant", "Body"),
                    Map.entry("Municipality", "Body"),
                    Map.entry("Department", "Unit"),
                    Map.entry("Employee", "StaffMember"),
                    Map.entry("Vendor", "Contractor"),
                    Map.entry("Supplier", "Contractor"),
                    Map.entry("Regulation", "Standard"),
                    Map.entry("Article", "Clause"),
                    Map.entry("Requirement", "Obligation"),
                    Map.entry("AuditTrail", "Ledger"),
                    Map.entry("AuditLog", "Ledger"),
                    Map.entry("Inventory", "Register"),
                    Map.entry("Survey", "Campaign"),
                    Map.entry("Workflow", "Request"),
                    Map.entry("Todo", "Duty"),
                    Map.entry("Util", "a word of the field"),
                    Map.entry("Utils", "a word of the field"),
                    Map.entry("Manager", "a word of the field"));

    @Test
    void everyPackageOpensWithASentenceAndMarksNulls() {
        List<String> wrong =
                Sources.main().stream()
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> !opens(folder.resolve("package-info.java")))
                        .map(Sources::name)
                        .toList();

        assertThat(wrong).isEmpty();
    }

    private static boolean opens(Path info) {
        if (!Files.exists(info)) {
            return false;
        }
        String text = Sources.text(info);
        return text.contains("@NullMarked") && SENTENCE.matcher(text).matches();
    }

    /// The list names files that are too long today. It may only shrink: a file that became short
    /// leaves it, one that grows fails.
    @Test
    void filesAreShortButForThoseThatAreListedAndThoseDoNotGrow() throws IOException {
        Path list = Sources.ROOT.resolve("cli/src/test/resources/style/long-files.txt");
        Map<String, Integer> now = new TreeMap<>();
        for (Path source : Sources.main()) {
            int lines = Math.toIntExact(Sources.text(source).lines().count());
            if (lines > MOST_LINES) {
                now.put(Sources.name(source), lines);
            }
        }
        if ("renew".equals(System.getProperty("golden"))) {
            Files.createDirectories(list.getParent());
            Files.writeString(
                    list,
                    now.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                            .collect(Collectors.joining()));
        }
        Map<String, Integer> listed =
                Files.readAllLines(list).stream()
                        .map(line -> line.split(" ", 2))
                        .collect(
                                Collectors.toMap(
                                        part -> part[0], part -> Integer.valueOf(part[1])));

        now.forEach((file, lines) ->
                assertThat(lines)
                        .as("%s has more than %d lines: split it", file, MOST_LINES)
                        .isLessThanOrEqualTo(listed.getOrDefault(file, MOST_LINES)));
        assertThat(now.keySet()).as("short now: take it off the list").containsAll(listed.keySet());
    }

    @Test
    void typesAreCalledByTheWordsOfTheGlossary() {
        List<String> wrong =
                Sources.main().stream()
                        .map(file -> file.getFileName().toString().replace(".java", ""))
                        .filter(type -> otherWord(type).isPresent())
                        .map(type -> type + ": say " + otherWord(type).get())
                        .toList();

        assertThat(wrong).isEmpty();
    }

    private static Optional<String> otherWord(String type) {
        return Pattern.compile("(?=\\p{Lu})")
                .splitAsStream(type)
                .filter(OTHER_WORDS::containsKey)
                .map(OTHER_WORDS::get)
                .findFirst()
                .or(() ->
                        OTHER_WORDS.entrySet().stream()
                                .filter(word -> type.contains(word.getKey()))
                                .filter(word -> word.getKey().matches("\\p{Lu}\\w+\\p{Lu}.*"))
                                .map(Map.Entry::getValue)
                                .findFirst());
    }

    /// The project's glossary grew out of the shared one; where that lies beside the project, no
    /// term of it may have been lost.
    @Test
    void theGlossaryHasEveryTermOfTheSharedOneAndEachOnce() throws IOException {
        List<String> own = terms(Sources.ROOT.resolve("docs/glossary.md"));
        assertThat(own).hasSizeGreaterThan(50).doesNotHaveDuplicates();
        Path shared = Sources.ROOT.resolve("../shared/design/glossary.md");
        if (Files.exists(shared)) {
            assertThat(own).containsAll(terms(shared));
        } else {
            System.out.println("The shared glossary is not here: compared with nothing.");
        }
    }

    private static List<String> terms(Path glossary) throws IOException {
        return Files.readAllLines(glossary).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| 日本語"))
                .map(line -> line.split("\\|")[1].strip())
                .toList();
    }
}
