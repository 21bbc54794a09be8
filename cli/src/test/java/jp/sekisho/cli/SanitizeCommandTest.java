// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.sanitize.kit.Kit;
import jp.sekisho.sanitize.kit.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SanitizeCommandTest {

    @TempDir private Path folder;

    private record Said(int status, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private static Said run(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int status = Sekisho.run(args);
            return new Said(
                    status,
                    outBytes.toString(StandardCharsets.UTF_8),
                    errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Path sample(String id) throws IOException {
        Sample sample =
                Kit.samples().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
        return Files.write(folder.resolve(sample.fileName()), sample.content().toByteArray());
    }

    private List<Path> files(Path in) throws IOException {
        try (Stream<Path> walk = Files.walk(in)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void writesASafeCopyAndOneLineOfJson() throws IOException {
        Path out = folder.resolve("渡すもの");

        Said said =
                run("sanitize", sample("OOXML-10").toString(), "--out", out.toString(), "--json");

        assertThat(said.status()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.out().lines()).hasSize(1);
        JsonNode line = said.json();
        assertThat(line.get("type").asString()).isEqualTo("docx");
        assertThat(line.get("outcome").asString()).isEqualTo("SANITIZED");
        assertThat(line.get("reason").isNull()).isTrue();
        assertThat(line.get("removed").get(0).get("what").asString()).isEqualTo("ooxml.field");
        assertThat(Path.of(line.get("out").asString())).exists();
        assertThat(line.get("sha256Out").asString()).hasSize(64);
        assertThat(files(out)).hasSize(1);
    }

    @Test
    void endsWithOneAndWritesNothingWhereAFileIsHeld() throws IOException {
        Path out = folder.resolve("out");

        Said said =
                run("sanitize", sample("TYPE-11").toString(), "--out", out.toString(), "--json");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.json().get("outcome").asString()).isEqualTo("HELD");
        assertThat(said.json().get("out").isNull()).isTrue();
        assertThat(said.json().get("message").asString()).contains("RTF");
        assertThat(out).doesNotExist();
    }

    @Test
    void checksWithoutWritingAnything() throws IOException {
        Path file = sample("OOXML-10");

        Said said = run("sanitize", "check", file.toString(), "--json");

        assertThat(said.status()).isZero();
        assertThat(said.json().has("out")).isFalse();
        assertThat(said.json().get("outcome").asString()).isEqualTo("SANITIZED");
        assertThat(files(folder)).containsExactly(file);
    }

    @Test
    void findsMarksThatAnotherProductLetThrough() throws IOException {
        Path file = sample("OOXML-10");
        Path out = folder.resolve("out");
        run("sanitize", file.toString(), "--out", out.toString());

        Said before = run("sanitize", "check", "--marks", file.toString(), "--json");
        Said after = run("sanitize", "check", "--marks", out.toString(), "--json");

        assertThat(before.status()).isEqualTo(1);
        assertThat(before.json().get("marks").get(0).asString()).isEqualTo("OOXML-10");
        assertThat(after.status()).isZero();
        assertThat(after.json().get("marks").isEmpty()).isTrue();
    }

    @Test
    void writesTheKitWithItsList() throws IOException {
        Path kit = folder.resolve("見本");

        Said said = run("sanitize", "kit", "--out", kit.toString(), "--json");

        assertThat(said.status()).isZero();
        assertThat(said.out().lines()).hasSize(Kit.samples().size());
        assertThat(files(kit)).hasSize(Kit.samples().size() + 1);
        assertThat(Files.readString(kit.resolve("kit.csv")))
                .startsWith("\ufeff番号,ファイル,内容\r\n")
                .contains("OOXML-10,OOXML-10.docx");
    }

    @Test
    void theWholeKitSentThroughCarriesNoMarkAndThatIsSeen() throws IOException {
        Path kit = folder.resolve("見本");
        Path clean = folder.resolve("後");
        run("sanitize", "kit", "--out", kit.toString());

        Said sent = run("sanitize", kit.toString(), "--out", clean.toString(), "--json");
        Said checked = run("sanitize", "check", "--marks", clean.toString());
        Said raw = run("sanitize", "check", "--marks", kit.toString());

        assertThat(sent.out().lines()).hasSize(Kit.samples().size() + 1);
        assertThat(checked.out()).doesNotContain("目印");
        assertThat(checked.status()).isZero();
        assertThat(raw.out().lines().filter(line -> line.contains("見本の目印が残っています")))
                .as("all but the list itself and the sample without a mark")
                .hasSize((int) Kit.samples().stream().filter(s -> !s.mark().isEmpty()).count());
        assertThat(raw.status()).isEqualTo(1);
    }

    @Test
    void keepsTheOriginalUnderItsDigest() throws IOException {
        Path file = sample("OOXML-10");
        Path kept = folder.resolve("originals");

        Said said =
                run(
                        "sanitize",
                        file.toString(),
                        "--out",
                        folder.resolve("out").toString(),
                        "--originals",
                        kept.toString(),
                        "--json");

        Path sealed = kept.resolve(said.json().get("sha256In").asString() + ".sealed");
        assertThat(files(kept)).containsExactly(sealed);
        assertThat(Files.readAllBytes(sealed)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void saysInOneSentenceWhatIsWrongWithTheArguments() throws IOException {
        Path file = sample("OOXML-10");
        Path policy = Files.writeString(folder.resolve("p.yaml"), "level: sehr-streng\n");
        String out = folder.resolve("out").toString();
        List<String[]> wrong =
                List.of(
                        new String[] {"sanitize", file.toString()},
                        new String[] {"sanitize", "--out", out},
                        new String[] {
                            "sanitize", folder.resolve("absent").toString(), "--out", out
                        },
                        new String[] {"sanitize", file.toString(), "--out", file.toString()},
                        new String[] {"sanitize", file.toString(), "--out", out, "--level", "mild"},
                        new String[] {
                            "sanitize", file.toString(), "--out", out, "--policy", policy.toString()
                        },
                        new String[] {
                            "sanitize", file.toString(), "--out", out, "--policy", out + ".yaml"
                        },
                        new String[] {"sanitize", "check"},
                        new String[] {"sanitize", "check", "--sideways", file.toString()},
                        new String[] {"sanitize", "kit"},
                        new String[] {"sanitize", "kit", "--out", file.toString()});

        for (String[] args : wrong) {
            Said said = run(args);

            assertThat(said.status()).as(String.join(" ", args)).isEqualTo(2);
            assertThat(said.out()).isEmpty();
            assertThat(said.err().lines()).as(String.join(" ", args)).hasSize(1);
            assertThat(said.err()).doesNotContain("Exception").matches("(?s).*[ぁ-ん].*");
        }
        assertThat(Path.of(out)).doesNotExist();
    }
}
