// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `sekisho run` and `sekisho body` as somebody types them.
final class RunAndBodyTest {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]{4}(-[a-z0-9]{4}){3}");

    @TempDir private Path folder;
    private String out = "";
    private String err = "";

    @Test
    void aBodyIsAddedWithACodeAndListedAsWaiting() {
        assertThat(run("body", "add", "yamadori", "--data", folder.toString())).isZero();
        assertThat(out.strip()).matches(CODE);
        String first = out.strip();
        assertThat(run("body", "add", "yamadori", "--json", "--data", folder.toString())).isZero();
        JsonNode again = JsonMapper.shared().readTree(out);
        assertThat(again.get("key").asString()).isEqualTo("yamadori");
        assertThat(again.get("code").asString()).matches(CODE).isNotEqualTo(first);

        assertThat(run("body", "list", "--json", "--data", folder.toString())).isZero();
        JsonNode body = JsonMapper.shared().readTree(out).get("bodies").get(0);
        assertThat(body.get("key").asString()).isEqualTo("yamadori");
        assertThat(body.get("open").asBoolean()).isFalse();
        assertThat(run("body", "list", "--data", folder.toString())).isZero();
        assertThat(out).isEqualTo("yamadori\t(初期設定の途中)\n");
    }

    @Test
    void wrongUseGetsOneSentenceAndStatusTwo() throws IOException {
        assertRefused("sekisho body add", "body");
        assertRefused("--help", "body", "add");
        assertRefused("--help", "body", "list", "extra");
        for (String key : List.of("Yamadori", "山鳥", "a", "setup", "../../etc", "x".repeat(32))) {
            assertRefused("団体の短い名前に使えません", "body", "add", key, "--data", folder.toString());
        }
        assertRefused("--help", "run", "--port", "eighty");
        assertRefused("65535", "run", "--port", "70000");
        assertRefused("アドレスは見つかりません", "run", "--address", "no.such.host.invalid");
        assertRefused("証明書が要ります", "run", "--address", "0.0.0.0");
        assertRefused("ファイルがありません", "run", "--certificate", folder.resolve("none.pem").toString());
        Path junk = Files.writeString(folder.resolve("junk.pem"), "これは証明書ではない");
        assertRefused(
                "組になっていません", "run", "--certificate", junk.toString(), "--key", junk.toString());
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused("ほかのプログラム", "run", "--port", Integer.toString(taken.getLocalPort()));
        }
        for (String host : List.of("Große", "a b", "x\ny", "-", "*.example.jp/../", "999.1.1.1")) {
            assertRefused(
                    "名前に使えません", "run", "--data", folder.toString(), "--request-certificate", host);
        }
        assertThat(Files.exists(folder.resolve("tls"))).isFalse();
        assertThat(Files.exists(folder.resolve("setup"))).isFalse();
    }

    @Test
    void aServerWithoutABodyPrintsTheCodeOfItsWizardAnewAtEachStart() {
        String[] start = {"run", "--port", "0", "--until-ready", "--data", folder.toString()};
        assertThat(run(start)).isZero();
        assertThat(out).contains("http://127.0.0.1:", "/setup");
        Matcher first = CODE.matcher(out);
        assertThat(first.find()).isTrue();
        assertThat(run(start)).isZero();
        assertThat(out).doesNotContain(first.group());
        assertThat(CODE.matcher(out).find()).isTrue();
    }

    @Test
    void makesAKeyAndARequestThatAnAuthorityCanRead() throws Exception {
        String[] request = {
            "run",
            "--data",
            folder.toString(),
            "--request-certificate",
            "sekisho.town.example.jp",
            "192.0.2.10"
        };
        assertThat(run(request)).as(err).isZero();
        Path key = folder.resolve("tls/server.key");
        assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
        String made = Files.readString(key);
        String printed = OwnCertificate.keytool("-printcertreq", "-file", out.strip());
        assertThat(printed).contains("CN=sekisho.town.example.jp", "192.0.2.10", "256-bit EC");

        // Asked again, the key stays; a broken one is said to be broken and left alone.
        assertThat(run(request)).isZero();
        assertThat(Files.readString(key)).isEqualTo(made);
        Files.writeString(key, "壊れた鍵");
        assertRefused("鍵として読めません", request);
        assertThat(Files.readString(key)).isEqualTo("壊れた鍵");
    }

    @Test
    void servesOthersWithACertificateAndItsOwnKeyOnly() throws Exception {
        OwnCertificate own = OwnCertificate.in(folder);
        assertThat(
                        run(
                                "run",
                                "--port",
                                "0",
                                "--until-ready",
                                "--address",
                                "0.0.0.0",
                                "--certificate",
                                own.certificate().toString(),
                                "--key",
                                own.key().toString(),
                                "--data",
                                folder.toString()))
                .as(err)
                .isZero();
        assertThat(out).contains("https://");

        run("run", "--data", folder.toString(), "--request-certificate", "other.example.jp");
        assertRefused(
                "組になっていません",
                "run",
                "--certificate",
                own.certificate().toString(),
                "--data",
                folder.toString());
    }

    private void assertRefused(String sentence, String... args) {
        assertThat(run(args)).as(String.join(" ", args)).isEqualTo(2);
        assertThat(err).as(String.join(" ", args)).contains(sentence).doesNotContain("Exception");
        assertThat(err.strip().lines().count()).as(err).isEqualTo(1);
    }

    private int run(String... args) {
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        ByteArrayOutputStream newOut = new ByteArrayOutputStream();
        ByteArrayOutputStream newErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(newOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(newErr, true, StandardCharsets.UTF_8));
        try {
            return Sekisho.run(args);
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
            out = newOut.toString(StandardCharsets.UTF_8);
            err = newErr.toString(StandardCharsets.UTF_8);
        }
    }
}
