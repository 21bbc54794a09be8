// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.reminder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Somebody on the line between the product and its mail server, who sees what the product says.
final class Tap implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    Tap(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /// Returns what the product has said so far, as it stood on the line.
    String seen() {
        synchronized (seen) {
            return seen.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket here = server.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> pass(here, there, true));
                Thread.ofVirtual().start(() -> pass(there, here, false));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void pass(Socket from, Socket to, boolean remember) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] block = new byte[8192];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                if (remember) {
                    synchronized (seen) {
                        seen.write(block, 0, read);
                    }
                }
                out.write(block, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One side hung up, and with it both.
            System.getLogger("test").log(System.Logger.Level.TRACE, "tap closed", e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
