// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import jp.sekisho.server.page.Attachment;

/// A sealed file whose content was found to be what was sealed.
public final class SealedFile {

    private static final int BLOCK = 64 * 1024;

    private final Path path;
    private final String hash;
    private final String name;
    private final FileType type;
    private final long bytes;

    SealedFile(Path path, String hash, String name, FileType type, long bytes) {
        this.path = path;
        this.hash = hash;
        this.name = name;
        this.type = type;
        this.bytes = bytes;
    }

    /// Returns the safe name.
    public String name() {
        return name;
    }

    /// Returns what it is.
    public FileType type() {
        return type;
    }

    /// Returns how long it is.
    public long bytes() {
        return bytes;
    }

    /// Returns the SHA-256 of its content, in hexadecimal.
    public String hash() {
        return hash;
    }

    /// Sends it as a download that no browser opens by itself.
    ///
    /// @throws IOException where the receiver is gone or the content changes under way; what was
    ///   sent is then shorter than announced, so that nobody takes it for whole
    public void send(HttpServletResponse response) throws IOException {
        Attachment.announce(response, name, type.mediaType());
        response.setContentLengthLong(bytes);
        writeTo(response.getOutputStream());
    }

    /// Writes the content. The last block is held back until the whole is known to be what was
    /// sealed.
    ///
    /// @param out not closed
    /// @throws IOException where the content is no longer what was sealed
    public void writeTo(OutputStream out) throws IOException {
        MessageDigest digest = SealedFiles.sha256();
        byte[] held = {};
        try (InputStream in = Files.newInputStream(path)) {
            byte[] block = in.readNBytes(BLOCK);
            while (block.length > 0) {
                out.write(held);
                digest.update(block);
                held = block;
                block = in.readNBytes(BLOCK);
            }
        }
        if (!Arrays.equals(digest.digest(), HexFormat.of().parseHex(hash))) {
            throw new IOException("sealed content changed while it was sent");
        }
        out.write(held);
    }
}
