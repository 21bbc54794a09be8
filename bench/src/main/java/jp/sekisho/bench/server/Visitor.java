// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.server;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody at a browser: logs in through the form and keeps the cookies.
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client;
    private final String address;
    private final String body;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Visitor(HttpClient client, int port, String body) {
        this.client = client;
        this.address = "http://127.0.0.1:" + port;
        this.body = body;
    }

    /// Signs in.
    ///
    /// @throws IllegalStateException where the server does not let this account in
    void logIn(String name, String password) throws IOException, InterruptedException {
        String page = send(request("/login").GET().build()).body();
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("no log-in form of " + body);
        }
        String form =
                Map.of("name", name, "password", password, "_csrf", token.group(1))
                        .entrySet()
                        .stream()
                        .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        HttpResponse<String> answer =
                send(
                        request("/login")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build());
        String next = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 303 || next.contains("login")) {
            throw new IllegalStateException(name + " of " + body + ": " + answer.statusCode());
        }
    }

    /// Opens a page and reads it to its end.
    ///
    /// @return how long that took, in nanoseconds
    long open(String path) throws IOException, InterruptedException {
        HttpRequest request = request(path).GET().build();
        long began = System.nanoTime();
        HttpResponse<String> answer = send(request);
        long took = System.nanoTime() - began;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return took;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + "/" + body + path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] parts = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(parts[0], parts[1]);
        }
        return answer;
    }
}
