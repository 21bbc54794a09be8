// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `policy catalogue` as a person or a program calls it.
final class PolicyCatalogueCommandTest {

    private static final Path SHIPPED =
            Path.of(System.getProperty("sekisho.root"))
                    .resolve("policy/src/main/resources/jp/sekisho/policy/catalogue");

    @TempDir private Path folder;

    private record Answer(int status, String out, String err) {}

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void withoutOptionsItNamesTheVersionAndHowSureItIs() {
        JsonNode json = new ObjectMapper().readTree(catalogue("--json").out());

        assertThat(json.get("obligations").asInt()).isGreaterThan(150);
        assertThat(json.get("certainty").valueStream().mapToInt(JsonNode::asInt).sum())
                .isEqualTo(json.get("obligations").asInt());
        assertThat(catalogue().out()).contains("対策項目一覧", "出典で確認");
    }

    @Test
    void theSameCatalogueChangesNothing() throws IOException {
        Path decided = Files.writeString(folder.resolve("decided.txt"), "asset.label\n");

        Answer answer = catalogue("--dry-run", folder, "--decided", decided);

        assertThat(answer.status()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("追加 0 件、変更 0 件", "asset.label: 判断はそのまま");
    }

    @Test
    void aReworkedObligationAsksForAnotherLookAtTheDecision() throws IOException {
        Path file = folder.resolve("obligations-2-assets.yaml");
        Files.writeString(
                file, Files.readString(file).replace("title: 分類が見て分かるようにする", "title: 分類を必ず表示する"));
        Path decided = Files.writeString(folder.resolve("decided.txt"), "# 判断\nasset.label\n");

        Answer answer = catalogue("--dry-run", folder, "--decided", decided, "--json");

        assertThat(answer.status()).as(answer.err()).isEqualTo(1);
        JsonNode json = new ObjectMapper().readTree(answer.out());
        assertThat(json.get("changed").get(0).get("id").asString()).isEqualTo("asset.label");
        assertThat(json.get("changed").get(0).get("parts").get(0).asString()).isEqualTo("WORDS");
        assertThat(json.get("decisions").get(0).get("outcome").asString())
                .isEqualTo("NEEDS_A_LOOK");
    }

    @Test
    void whatIsNoCatalogueGetsOneSentence() throws IOException {
        Files.writeString(folder.resolve("law.yaml"), "- {");
        Path decided = Files.writeString(folder.resolve("decided.txt"), "no.such\n");

        assertThat(catalogue("--dry-run", folder))
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(2);
                    assertThat(answer.err().lines()).hasSize(1);
                    assertThat(answer.err()).contains("一覧として読めません");
                });
        assertThat(catalogue("--dry-run", folder.resolve("none")).err()).contains("フォルダがありません");
        assertThat(catalogue("--dry-run", SHIPPED, "--decided", decided))
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(2);
                    assertThat(answer.err()).contains("decided.txt:1: 「no.such」");
                });
    }

    private static Answer catalogue(Object... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int status =
                    Sekisho.run(
                            Stream.concat(Stream.of("policy", "catalogue"), Stream.of(words))
                                    .map(Object::toString)
                                    .toArray(String[]::new));
            return new Answer(
                    status,
                    said.toString(StandardCharsets.UTF_8),
                    complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
