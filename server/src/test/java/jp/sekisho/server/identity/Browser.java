// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
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

/// A browser with its cookies that sends forms as they stand on the page. Follows no redirect.
public final class Browser implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String address;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private String token = "";

    /// @param port of the server on loopback
    public Browser(String port) {
        this.address = "http://127.0.0.1:" + port;
    }

    public CookieManager cookies() {
        return cookies;
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return remember(send(request.GET().build()));
    }

    /// Gets the bytes of whatever answers.
    public HttpResponse<byte[]> download(String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address + path)).GET().build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Sends a form with a file, as a browser does, with the token of the page seen last.
    public HttpResponse<String> postFile(
            String path, Map<String, String> fields, String field, String name, byte[] file) {
        String edge = "edge-of-the-form-0123456789";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        all.forEach((key, value) ->
                body.writeBytes(
                        ("--"
                                        + edge
                                        + "\r\nContent-Disposition: form-data; name=\""
                                        + key
                                        + "\"\r\n\r\n"
                                        + value
                                        + "\r\n")
                                .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(
                ("--"
                                + edge
                                + "\r\nContent-Disposition: form-data; name=\""
                                + field
                                + "\"; filename=\""
                                + name
                                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return remember(
                send(
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                                .build()));
    }

    /// Sends a form with the token of the page seen last.
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        return postAsIs(path, all);
    }

    /// Sends an empty JSON object by any method, with the token of the page seen last.
    public HttpResponse<String> change(String method, String path) {
        return remember(
                send(
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header("Content-Type", "application/json")
                                .header("X-CSRF-TOKEN", token)
                                .method(method, BodyPublishers.ofString("{}"))
                                .build()));
    }

    /// Sends a form without a token.
    public HttpResponse<String> postAsIs(String path, Map<String, String> fields) {
        String form =
                fields.entrySet().stream()
                        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        return remember(
                send(
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build()));
    }

    /// Sends any method without a body.
    public HttpResponse<String> send(String method, String path) {
        return send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .method(method, BodyPublishers.noBody())
                        .build());
    }

    /// Opens the log-in page and signs in.
    public HttpResponse<String> logIn(String body, String name, String password) {
        get("/" + body + "/login");
        return post("/" + body + "/login", Map.of("name", name, "password", password));
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpResponse<String> remember(HttpResponse<String> response) {
        Matcher found = TOKEN.matcher(response.body());
        if (found.find()) {
            token = found.group(1);
        }
        return response;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
