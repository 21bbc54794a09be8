// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `sekisho export` and `sekisho import` as somebody types them.
final class ImportAndExportTest {

    @TempDir private Path folder;

    @Test
    void aRegisterGoesOutAndComesBackUnchangedAndAnotherBodysIsRefusedRowByRow()
            throws IOException {
        String data = folder.resolve("data").toString();
        assertThat(Typed.run("demo", "--port", "0", "--until-ready", "--data", data).status())
                .isZero();
        String town = folder.resolve("town.xlsx").toString();
        Typed out = Typed.run("export", "assets", town, "--body", "yamazato", "--data", data);
        assertThat(out.status()).as(out.err()).isZero();

        JsonNode back = read("import", "assets", town, "--body", "yamazato", "--data", data);
        assertThat(back.get("added").asInt()).isZero();
        assertThat(back.get("changed").asInt()).isZero();
        assertThat(back.get("same").asInt()).isPositive();
        assertThat(back.get("problems")).isEmpty();

        JsonNode foreign =
                read("import", "assets", town, "--dry-run", "--body", "satokawa", "--data", data);
        assertThat(foreign.get("problems").get(0).get("place").asString()).contains("!");
        assertThat(foreign.get("added").asInt() + foreign.get("changed").asInt()).isZero();

        assertRefused("--body", "import", "assets", town, "--data", data);
        assertRefused("あるもの: ", "export", "asset", town, "--body", "yamazato", "--data", data);
        assertRefused("「tokyo」", "export", "assets", town, "--body", "tokyo", "--data", data);
        assertRefused("ファイルがありません", "import", "assets", town + ".none", "--data", data);
        Path junk = Files.write(folder.resolve("junk.xlsx"), new byte[] {1, 2, 0, 4});
        assertRefused(
                "junk.xlsx: Excel",
                "import",
                "assets",
                junk.toString(),
                "--body",
                "yamazato",
                "--data",
                data);
    }

    private static JsonNode read(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 1);
        all[words.length] = "--json";
        Typed said = Typed.run(all);
        assertThat(said.status()).as(said.err()).isIn(0, 1);
        return JsonMapper.shared().readTree(said.out());
    }

    private static void assertRefused(String because, String... words) {
        Typed said = Typed.run(words);
        assertThat(said.status()).as(List.of(words).toString()).isEqualTo(2);
        assertThat(said.err().strip()).contains(because).doesNotContain("\n");
    }
}
