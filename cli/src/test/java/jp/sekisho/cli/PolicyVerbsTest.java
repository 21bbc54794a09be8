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
import jp.sekisho.policy.rendering.PolicyPdf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `policy check`, `diff` and `export` as a person or a program calls them.
final class PolicyVerbsTest {
    private static final String TEXT =
            """
            星野村情報セキュリティ基本方針

            令和8年4月1日制定

            1 目的
            この方針は、情報資産を守ることを目的とする。
            2 適用範囲
            この方針を適用する機関は、村長部局及び教育委員会とする。
            3 職員等の遵守義務
            職員等は、この方針を遵守しなければならない。
            4 情報セキュリティ監査及び自己点検の実施
            定期に監査及び自己点検を行う。
            """;

    @TempDir private Path folder;
    private Path file;

    private record Answer(int status, String out, String err) {}

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("方針.txt"), TEXT);
    }

    private static Answer sekisho(Object... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int status = Sekisho.run(Stream.of(words).map(Object::toString).toArray(String[]::new));
            return new Answer(
                    status,
                    said.toString(StandardCharsets.UTF_8),
                    complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void checkTellsHowThingsStandFirstAndEndsWithOneWhereSomethingIsMissing() {
        Answer answer = sekisho("policy", "check", file);

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.out().lines().toList().get(1)).contains("すべきこと", "不足は");
        assertThat(answer.out()).contains("適用範囲に「議会」がありません", "× 7 業務委託とクラウドの利用", "■ この結果の前提");
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void checkAnswersMachinesWithOneDocument() {
        JsonNode json =
                new ObjectMapper().readTree(sekisho("policy", "check", file, "--json").out());

        assertThat(json.get("obligations").get(0).propertyNames())
                .contains("id", "law", "guideline", "clauses", "status");
        assertThat(json.get("gaps").valueStream().map(gap -> gap.get("id").asString()))
                .contains("ASSEMBLY", "ordinance-16-3.7", "heading-2");
        assertThat(json.get("unmatched").isArray()).isTrue();
        assertThat(
                        json.get("obligations")
                                .valueStream()
                                .filter(o -> o.get("id").asString().equals("audit.run"))
                                .map(o -> o.get("status").asString() + o.get("places")))
                .containsExactly("named[\"4\"]");
    }

    @Test
    void aProfileThatCannotBeUsedIsNamedWithItsLine() throws IOException {
        Path profile = Files.writeString(folder.resolve("団体.yaml"), "kind: 村\norgans: [王]\n");

        Answer answer = sekisho("policy", "check", file, "--profile", profile);

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith(profile + ":2: 「王」は使えません。").hasLineCount(1);
    }

    @Test
    void aMissingFileIsOneSentence() {
        Answer answer = sekisho("policy", "check", folder.resolve("ない.txt"));

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).contains("ない.txt").hasLineCount(1).doesNotContain("Exception");
    }

    @Test
    void diffTellsWhatChanged() throws IOException {
        Path newer = Files.writeString(folder.resolve("新.txt"), TEXT.replace("定期に監査", "毎年度、監査"));

        Answer answer = sekisho("policy", "diff", file, newer);
        JsonNode json =
                new ObjectMapper().readTree(sekisho("policy", "diff", file, newer, "--json").out());

        assertThat(answer.status()).isZero();
        assertThat(answer.out()).contains("[文言の変更] 4 → 4", "【定期に】", "【毎年度、】");
        assertThat(json.get("summary").toString()).isEqualTo("{\"reworded\":1}");
        assertThat(sekisho("policy", "diff", file, file).out()).isEqualTo("違いはありません。\n");
    }

    @Test
    void diffWritesTheTableAndNothingElse() throws IOException {
        Path table = folder.resolve("新旧対照表.docx");

        assertThat(sekisho("policy", "diff", file, file, "--to", "docx", "-o", table).status())
                .isZero();

        assertThat(Files.size(table)).isGreaterThan(1_000);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("方針.txt", "新旧対照表.docx");
        }
        assertThat(sekisho("policy", "diff", file, file, "--to", "docx").status()).isEqualTo(2);
    }

    @Test
    void exportRefusesAFolderThatIsNotThere() {
        Path nowhere = folder.resolve("ない/方針.html");

        Answer answer = sekisho("policy", "export", file, "--to", "html", "-o", nowhere);

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).contains("フォルダがありません").doesNotContain("Exception");
    }

    @Test
    void exportWritesEachForm() throws IOException {
        boolean font = PolicyPdf.class.getResource("BIZUDPGothic_400Regular.ttf") != null;
        for (String form : new String[] {"html", "docx", "pdf"}) {
            Path target = folder.resolve("方針." + form);
            if (form.equals("pdf") && !font) {
                // Built without the npm registry: one sentence, nothing written.
                assertThat(sekisho("policy", "export", file, "--to", form, "-o", target).status())
                        .isEqualTo(2);
                assertThat(target).doesNotExist();
                continue;
            }

            assertThat(sekisho("policy", "export", file, "--to", form, "-o", target).status())
                    .as(form)
                    .isZero();
            assertThat(Files.size(target)).as(form).isGreaterThan(1_000);
        }
        assertThat(sekisho("policy", "export", file, "--to", "xlsx").status()).isEqualTo(2);
    }

    @Test
    void everyVerbExplainsItselfWithAnExample() {
        for (String verb : new String[] {"check", "diff", "export"}) {
            Answer answer = sekisho("policy", verb, "--help");

            assertThat(answer.status()).isZero();
            assertThat(answer.out()).contains("例: sekisho policy " + verb);
        }
    }
}
