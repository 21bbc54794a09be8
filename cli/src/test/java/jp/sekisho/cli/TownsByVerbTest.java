// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `separation verify` on the sample towns, as people type it: the sound town is proved, each
/// planted leak is shown with its packet and its line, and the fix of one line proves it again.
final class TownsByVerbTest {

    private static final Path TOWNS =
            Path.of(System.getProperty("sekisho.root"))
                    .resolve("separation/src/test/resources/jp/sekisho/separation/towns");

    @TempDir Path folder;

    private String said = "";

    static List<Map<String, Object>> leaks() throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(TOWNS.resolve("leaks.yaml")));
    }

    private int verify(String... more) {
        PrintStream out = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            List<String> words =
                    new ArrayList<>(
                            List.of(
                                    "separation",
                                    "verify",
                                    "--plan",
                                    folder.resolve("plan.yaml").toString()));
            words.addAll(List.of(more));
            return Sekisho.run(words.toArray(String[]::new));
        } finally {
            System.setOut(out);
            this.said = said.toString(StandardCharsets.UTF_8);
        }
    }

    private List<String> pairs(String verdict) {
        List<String> pairs = new ArrayList<>();
        for (JsonNode pair : JsonMapper.builder().build().readTree(said).get("pairs")) {
            if (pair.get("verdict").asString().equals(verdict)) {
                pairs.add(pair.get("from").asString() + ">" + pair.get("to").asString());
            }
        }
        return pairs;
    }

    private void town(String name) throws IOException {
        try (Stream<Path> files = Files.list(TOWNS.resolve(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "breakout", "union"})
    void aSoundTownIsProvedForEveryPair(String town) throws IOException {
        town(town);

        assertThat(verify("--json")).isZero();
        assertThat(pairs("SEPARATED")).hasSizeGreaterThan(5);
        assertThat(pairs("CROSSES")).isEmpty();
        assertThat(pairs("UNDETERMINED")).isEmpty();
        assertThat(verify()).isZero();
        assertThat(said).contains("分かれています").doesNotContain("通り抜け");
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void aPlantedLeakIsShownWithItsPacketAndLineAndTheFixProvesTheTown(Map<String, Object> leak)
            throws IOException {
        town(text(leak, "town"));
        Path file = folder.resolve(text(leak, "file"));
        String sound = Files.readString(file);
        Files.writeString(file, sound.replace(text(leak, "from"), text(leak, "to")));

        assertThat(verify("--json")).isEqualTo(1);
        assertThat(pairs("CROSSES"))
                .containsExactlyInAnyOrderElementsOf(
                        ((List<?>) Objects.requireNonNull(leak.get("pairs")))
                                .stream().map(String::valueOf).toList());
        assertThat(verify()).isEqualTo(1);
        assertThat(said).contains(text(leak, "packet"), text(leak, "line"));

        Files.writeString(file, sound);
        assertThat(verify()).isZero();
    }

    private static String text(Map<String, Object> leak, String key) {
        return String.valueOf(leak.get(key));
    }
}
