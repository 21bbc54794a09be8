// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.reminder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The sign-in service that Postfix asks, in Dovecot's authentication protocol 1: knows one user,
/// and remembers who tried. Postfix does the SASL exchange itself.
final class DovecotAuth implements AutoCloseable {

    static final String USER = "sekisho";
    static final String PASSWORD = "secret-of-the-test";

    private final ServerSocket server;
    private final List<String> tried = new CopyOnWriteArrayList<>();

    DovecotAuth() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /// Returns who tried to sign in.
    List<String> tried() {
        return List.copyOf(tried);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.US_ASCII));
                Writer out =
                        new java.io.OutputStreamWriter(
                                socket.getOutputStream(), StandardCharsets.US_ASCII)) {
            out.write(
                    "VERSION\t1\t1\nMECH\tPLAIN\tplaintext\nSPID\t1\nCUID\t1\n"
                            + "COOKIE\t0123456789abcdef0123456789abcdef\nDONE\n");
            out.flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] parts = line.split("\t", -1);
                if (parts[0].equals("AUTH")) {
                    out.write(answer(parts[1], line));
                    out.flush();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer(String id, String line) {
        String response = line.substring(line.indexOf("resp=") + "resp=".length());
        String[] said =
                new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8)
                        .split("\0", -1);
        tried.add(said[1]);
        return said[1].equals(USER) && said[2].equals(PASSWORD)
                ? "OK\t" + id + "\tuser=" + USER + "\n"
                : "FAIL\t" + id + "\tuser=" + said[1] + "\n";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
