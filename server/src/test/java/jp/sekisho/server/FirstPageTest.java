// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FirstPageTest {

    @Test
    void showsTheClausesOfThePolicyText() throws Exception {
        try (var context = SekishoServer.start(Map.of("server.port", 0));
                HttpClient client = HttpClient.newHttpClient()) {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            var response =
                    client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValue("text/html;charset=UTF-8");
            assertThat(response.body()).contains("山里町情報セキュリティ基本方針", "対象とする脅威");
        }
    }
}
