// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class PolicyReadCommandTest {

    private static final String TEXT =
            "山里村情報セキュリティ基本方針\n令和8年4月1日制定\n1 目的\nこの方針は、山里村（以下「村」という。）の情報を守ることを目的とする。\n"
                    + "2 情報セキュリティ対策\n村は、上記1の目的のため、必要に応じて対策を講じるものとする。\n";

    @TempDir private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void printsTheJsonThatChecksRelyOn() throws IOException {
        int status = Sekisho.run("policy", "read", file("policy.txt", TEXT).toString(), "--json");

        JsonNode json = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(status).isZero();
        assertThat(json.propertyNames())
                .contains(
                        "title",
                        "body",
                        "history",
                        "clauses",
                        "definitions",
                        "abbreviations",
                        "references",
                        "statements",
                        "problems");
        assertThat(json.at("/history/0/event").asString()).isEqualTo("adopted");
        assertThat(json.at("/history/0/date").asString()).isEqualTo("2026-04-01");
        assertThat(json.at("/history/0/era").asString()).isEqualTo("令和8年4月1日");
        assertThat(json.at("/clauses/0").propertyNames())
                .contains("id", "label", "heading", "text", "role", "children", "lines");
        assertThat(json.at("/clauses/0/role").asString()).isEqualTo("purpose");
        assertThat(json.at("/clauses/0/lines/0").asInt()).isEqualTo(3);
        assertThat(json.at("/abbreviations/0/term").asString()).isEqualTo("村");
        assertThat(json.at("/references/0/to").asString()).isEqualTo("purpose");
        assertThat(json.at("/statements/0/strength").asString()).isEqualTo("as-needed");
        assertThat(json.at("/statements/0/who").asString()).isEqualTo("村");
    }

    @Test
    void showsAPersonTheOutlineAndWhatToLookAt() throws IOException {
        int status = Sekisho.run("policy", "read", file("policy.txt", TEXT).toString());

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("1 目的", "必要に応じて: 1", "確かめてほしいところ");
    }

    @Test
    void answersUnusableFilesInOneSentence() throws IOException {
        assertThat(Sekisho.run("policy", "read", file("noise.bin", "\u0000\u0001").toString()))
                .isEqualTo(2);
        assertThat(Sekisho.run("policy", "read", folder.toString())).isEqualTo(2);
        assertThat(Sekisho.run("policy", "read", folder.resolve("absent.txt").toString()))
                .isEqualTo(2);

        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .allMatch(line -> line.endsWith("。"));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
