// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.sekisho.sanitize.formats.Formats;
import jp.sekisho.sanitize.kit.Kit;
import jp.sekisho.sanitize.kit.Sample;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// The tables in `docs/` are made from the code; `-Dgolden=renew` writes them anew.
final class DocumentTest {

    private static final Path ROOT = Path.of(System.getProperty("sekisho.root", ".."));

    private static void compare(String file, String expected) throws IOException {
        Path path = ROOT.resolve("docs").resolve(file);
        if ("renew".equals(System.getProperty("golden"))) {
            Files.writeString(path, expected);
        }
        assertThat(Files.readString(path))
                .as(file + " is renewed with -Dgolden=renew")
                .isEqualTo(expected);
    }

    @Test
    void theTableOfFeaturesAndTypesIsCurrent() throws IOException {
        StringBuilder out =
                new StringBuilder(
                        """
                        # What the sanitizer does with each feature and type

                        Made by `DocumentTest` from `features.yaml` and `FileType`. A policy (`--policy P.yaml`) says `features: {ooxml.macro: hold}`;
                        *may* lists what it can choose. For signatures `break` is another word for `sanitize`.

                        ## Features

                        | format | feature | meaning | standard | strict | a policy may say |
                        |---|---|---|---|---|---|
                        """);
        for (Feature feature : Feature.values()) {
            String id = feature.id();
            out.append("| ")
                    .append(id, 0, id.indexOf('.'))
                    .append(" | `")
                    .append(id)
                    .append("` | ")
                    .append(feature.label());
            for (Level level : Level.values()) {
                out.append(" | ").append(word(feature.standard(level)));
            }
            out.append(" | ")
                    .append(
                            String.join(
                                    ", ",
                                    feature.choices().stream().map(DocumentTest::word).toList()))
                    .append(" |\n");
        }
        out.append(
                "\n## Types\n\n| type | name | extensions | fate | reason |\n|---|---|---|---|---|\n");
        for (FileType type : FileType.values()) {
            boolean rebuilt = type.fate() == FileType.Fate.REBUILT;
            out.append("| `")
                    .append(type.code())
                    .append("` | ")
                    .append(type.label())
                    .append(" | ")
                    .append(String.join(" ", type.extensions()))
                    .append(" | ")
                    .append(type.fate().name().toLowerCase(Locale.ROOT))
                    .append(rebuilt ? " | |\n" : " | `" + type.reason().code() + "` |\n");
        }
        compare("sanitize-features.md", out.toString());
    }

    private static String word(Handling handling) {
        return handling.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void theTableOfFeaturesIsYaml() throws IOException {
        Map<String, Map<String, Object>> yaml;
        try (var in = Feature.class.getResourceAsStream("features.yaml")) {
            yaml = new Yaml().load(in);
        }

        assertThat(yaml.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        java.util.Arrays.stream(Feature.values()).map(Feature::id).toList());
        yaml.forEach((id, line) ->
                assertThat(line.get("label"))
                        .isEqualTo(Feature.tryParse(id).orElseThrow().label()));
    }

    @Test
    void theTableOfAttacksIsCurrent() throws IOException {
        StringBuilder out =
                new StringBuilder(
                        """
                        # Attacks

                        Made by `DocumentTest` from the kit (`sekisho sanitize kit --out DIR` writes the same files). Each sample carries a mark where an attack has its
                        payload; `KitTest` looks for it in what comes out, at both levels, as it is and in every decoding (UTF-16, hexadecimal, octal, base64,
                        quoted-printable, percent, character references, tag characters, deflate, ZIP in ZIP). No mark is delivered and no outcome is silent.

                        """);
        Map<Level, Sanitizer> engines = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            engines.put(level, Formats.engine(Policy.of(level)));
        }
        out.append(
                "| id | case | standard | reason or what went | strict |\n|---|---|---|---|---|\n");
        List<Sample> samples = Kit.samples();
        for (Sample sample : samples) {
            Report report = report(engines.get(Level.STANDARD), sample);
            Report strict = report(engines.get(Level.STRICT), sample);
            out.append("| ")
                    .append(sample.id())
                    .append(" | ")
                    .append(sample.title().replace("|", "\\|"))
                    .append(" | ")
                    .append(report.verdict().outcome())
                    .append(" | ")
                    .append(why(report))
                    .append(" | ")
                    .append(strict.verdict().outcome())
                    .append(" |\n");
        }
        out.append("\n").append(samples.size()).append(" samples.\n");
        compare("sanitize-attacks.md", out.toString());
    }

    private static Report report(Sanitizer engine, Sample sample) {
        return engine.sanitize(Submission.of(sample.fileName(), sample.content())).report();
    }

    private static String why(Report report) {
        List<String> words = new ArrayList<>();
        reason(report.verdict()).ifPresent(words::add);
        report.removed().stream().map(r -> r.what().id()).distinct().forEach(words::add);
        for (Report member : report.members()) {
            String inner = why(member);
            if (!inner.isEmpty()) {
                words.add("(" + inner + ")");
            }
        }
        return String.join(", ", words.stream().distinct().limit(6).toList());
    }

    private static java.util.Optional<String> reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Held(Reason reason, String _) -> java.util.Optional.of(reason.code());
            case Verdict.Blocked(Reason reason, String _) -> java.util.Optional.of(reason.code());
            case Verdict.Clean _, Verdict.Sanitized _ -> java.util.Optional.empty();
        };
    }

    @Test
    void theUserPageExplainsEveryReason() throws IOException {
        StringBuilder out = new StringBuilder();
        for (Reason reason : Reason.values()) {
            out.append("| `")
                    .append(reason.code())
                    .append("` | ")
                    .append(reason.sentence())
                    .append(" |\n");
        }
        Path page = ROOT.resolve("docs/guide/sanitize-reasons.md");
        String text = Files.readString(page);
        String head = "| 記号 | 意味と、すること |\n|---|---|\n";
        int from = text.indexOf(head) + head.length();
        int to = from;
        while (to < text.length() && text.startsWith("| `", to)) {
            to = text.indexOf('\n', to) + 1;
        }
        String renewed = text.substring(0, from) + out + text.substring(to);
        if ("renew".equals(System.getProperty("golden"))) {
            Files.writeString(page, renewed);
        }
        assertThat(Files.readString(page)).as("renewed with -Dgolden=renew").isEqualTo(renewed);
    }
}
