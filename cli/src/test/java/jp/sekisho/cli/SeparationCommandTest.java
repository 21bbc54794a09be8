// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SeparationCommandTest {

    private static final String PLAN =
            """
            zones:
              - {id: a, networks: [10.1.0.0/16]}
              - {id: b, networks: [10.2.0.0/16]}
            devices:
              - id: gate
                dialect: nftables
                config: gate.nft
                interfaces: [{name: eth0, zone: a}, {name: eth1, zone: b}]
            """;

    private static final String GATE =
            """
            table inet f {
            	chain forward {
            		type filter hook forward priority 0; policy drop;
            		%s
            	}
            }
            """;

    @TempDir Path folder;

    private String said = "";
    private String complained = "";

    private Path plan(String name, String rule) throws IOException {
        Path town = Files.createDirectories(folder.resolve(name));
        Files.writeString(town.resolve("gate.nft"), GATE.formatted(rule));
        return Files.writeString(town.resolve("plan.yaml"), PLAN);
    }

    private int run(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            return Sekisho.run(words);
        } finally {
            System.setOut(out);
            System.setErr(err);
            this.said = said.toString(StandardCharsets.UTF_8);
            this.complained = complained.toString(StandardCharsets.UTF_8);
        }
    }

    private int separation(String verb, Path plan, String... more) {
        String[] words = new String[4 + more.length];
        words[0] = "separation";
        words[1] = verb;
        words[2] = "--plan";
        words[3] = plan.toString();
        System.arraycopy(more, 0, words, 4, more.length);
        return run(words);
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(said);
    }

    @Test
    void verifyEndsWithZeroWhereAllIsProved() throws IOException {
        assertThat(separation("verify", plan("sound", "ip saddr 10.9.9.9 drop"), "--json"))
                .isZero();
        assertThat(json().at("/verdict").asString()).isEqualTo("SEPARATED");
        assertThat(json().at("/pairs")).hasSize(2);
    }

    @Test
    void verifyShowsThePacketAndTheLineOfALeak() throws IOException {
        Path plan = plan("leak", "ip saddr 10.1.0.0/16 tcp dport 3389 accept");
        assertThat(separation("verify", plan, "--json")).isEqualTo(1);
        JsonNode violation = json().at("/pairs/0/violations/0");
        assertThat(violation.at("/packet/dport").asInt()).isEqualTo(3389);
        assertThat(violation.at("/path/0/line").asInt()).isEqualTo(4);
        assertThat(separation("verify", plan)).isEqualTo(1);
        assertThat(said).contains("tcp 10.1.0.1").contains("USB");
    }

    @Test
    void verifyEndsWithTwoWhereThePlanCannotBeUsed() throws IOException {
        Path plan = plan("broken", "accept");
        Files.writeString(plan, PLAN + "exists: []\n");
        assertThat(separation("verify", plan)).isEqualTo(2);
        assertThat(complained.strip()).contains("plan.yaml:9").contains("exists").endsWith("。");
        assertThat(separation("verify", folder.resolve("absent.yaml"))).isEqualTo(2);
        assertThat(run("separation", "verify")).isEqualTo(2);
    }

    @Test
    void diffSaysWhatWasOpenedAndClosed() throws IOException {
        Path before = plan("before", "ip saddr 10.1.0.5 tcp dport { 22, 443 } accept");
        Path now = plan("now", "ip saddr 10.1.0.5 tcp dport { 443, 8443 } accept");
        assertThat(separation("diff", before, now.toString(), "--json")).isEqualTo(1);
        JsonNode changes = json().at("/changes");
        // The two of b → a have a's address as their (forged) sender: the rule names no interface.
        assertThat(changes).hasSize(4);
        assertThat(changes.at("/0/from").asString()).isEqualTo("a");
        assertThat(changes.at("/2/from").asString()).isEqualTo("b");
        assertThat(changes.at("/0/change").asString()).isEqualTo("OPENED");
        assertThat(changes.at("/0/packet/dport").asInt()).isEqualTo(8443);
        assertThat(changes.at("/1/change").asString()).isEqualTo("CLOSED");
        assertThat(changes.at("/1/packet/dport").asInt()).isEqualTo(22);
        assertThat(changes.at("/0/spoofed").asBoolean()).isFalse();
        assertThat(changes.at("/2/spoofed").asBoolean()).isTrue();
        assertThat(separation("diff", before, now.toString())).isEqualTo(1);
        assertThat(said.lines().filter(l -> l.contains("偽"))).hasSize(2);
        assertThat(separation("diff", before, before.toString())).isZero();
        assertThat(separation("diff", before)).isEqualTo(2);
    }

    @Test
    void drawWritesAnSvgOfItsOwn() throws IOException {
        Path plan = plan("draw", "tcp dport 22 accept");
        assertThat(separation("draw", plan)).isZero();
        assertThat(said).startsWith("<svg").contains(">gate<").contains("a → b");
        Path file = folder.resolve("map.svg");
        assertThat(separation("draw", plan, "--out", file.toString())).isZero();
        assertThat(file).content().isEqualTo(said.isEmpty() ? Files.readString(file) : said);
    }

    @Test
    void reportNamesTheLineToChange() throws IOException {
        Path plan = plan("report", "tcp dport 22 accept");
        Path html = folder.resolve("report.html");
        assertThat(separation("report", plan, "--out", html.toString())).isEqualTo(1);
        assertThat(html).content().contains("直す行").contains("4 行目").contains("USB メモリ");
        Path xlsx = folder.resolve("report.xlsx");
        assertThat(separation("report", plan, "--out", xlsx.toString())).isEqualTo(1);
        assertThat(Files.readAllBytes(xlsx)).startsWith('P', 'K');
        assertThat(separation("report", plan, "--out", "report.pdf")).isEqualTo(2);
        assertThat(complained).contains(".html");
    }
}
