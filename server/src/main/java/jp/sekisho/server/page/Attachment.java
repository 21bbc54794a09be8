// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// A file that is handed out to be saved. No browser opens it within the application: the headers
/// forbid guessing its type, and should it be shown all the same, it can run nothing.
public final class Attachment {

    private static final String SANDBOX = "sandbox; default-src 'none'";

    private Attachment() {}

    /// Sets the headers.
    ///
    /// @param response not yet begun
    /// @param name the file's name with its extension, in any script
    /// @param mediaType what it is
    public static void announce(HttpServletResponse response, String name, String mediaType) {
        int dot = name.lastIndexOf('.');
        String plain =
                "file" + (dot < 0 ? "" : name.substring(dot).replaceAll("[^.A-Za-z0-9]", ""));
        response.setContentType(mediaType);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\""
                        + plain
                        + "\"; filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", SANDBOX);
    }

    /// Sends a file that was made in memory.
    ///
    /// @param response not yet begun
    /// @param name the file's name with its extension
    /// @param mediaType what it is
    /// @param content its bytes
    /// @throws IOException where the receiver is gone
    public static void send(
            HttpServletResponse response, String name, String mediaType, byte[] content)
            throws IOException {
        announce(response, name, mediaType);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
