// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `sekisho run --certificate` as another computer meets it.
final class RunOverHttpsTest {

    private static final Pattern ADDRESS = Pattern.compile("https://127\\.0\\.0\\.1:([0-9]+)/");

    @TempDir private Path folder;

    @Test
    void answersEncryptedWithItsCertificateOnly() throws Exception {
        OwnCertificate own = OwnCertificate.in(folder);
        Process server = start(own);
        try {
            int port = port(server);
            URI login = URI.create("https://localhost:" + port + "/setup");

            HttpResponse<String> page =
                    HttpClient.newBuilder()
                            .sslContext(trusting(own))
                            .build()
                            .send(
                                    HttpRequest.newBuilder(login).build(),
                                    HttpResponse.BodyHandlers.ofString());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(page.body()).contains("<html lang=\"ja\"");
            assertThat(page.headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.contains("; Secure") && cookie.contains("HttpOnly"));
            assertThatThrownBy(() ->
                            HttpClient.newHttpClient()
                                    .send(
                                            HttpRequest.newBuilder(login).build(),
                                            HttpResponse.BodyHandlers.discarding()))
                    .as("whoever does not know the certificate")
                    .hasCauseInstanceOf(SSLHandshakeException.class);
            assertThat(withoutEncryption(port)).doesNotContain("200", "sekisho");
        } finally {
            server.destroy();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Process start(OwnCertificate own) throws IOException {
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                "jp.sekisho.cli.Sekisho",
                                "run",
                                "--port",
                                "0",
                                "--certificate",
                                own.certificate().toString(),
                                "--key",
                                own.key().toString(),
                                "--data",
                                folder.resolve("data").toString()))
                .redirectErrorStream(true)
                .start();
    }

    private static int port(Process server) throws IOException {
        BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return Integer.parseInt(address.group(1));
            }
        }
        throw new AssertionError(all.toString());
    }

    private static SSLContext trusting(OwnCertificate own) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(own.trust());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String withoutEncryption(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(
                            "GET /setup HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
