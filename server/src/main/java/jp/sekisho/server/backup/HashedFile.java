// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Files whose hash is taken while they are written or read.
final class HashedFile {

    private static final int BLOCK = 1 << 16;

    private HashedFile() {}

    /// Writes a content.
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /// Writes a new file of a backup durably.
    ///
    /// @param folder the backup's folder
    /// @param name its name in the backup
    static BackupFile write(Path folder, String name, Content content) throws IOException {
        Path file = folder.resolve(name);
        String hash = write(file, content);
        return new BackupFile(name, Files.size(file), hash);
    }

    /// Writes a new file durably.
    ///
    /// @return the hash of what was written, in hexadecimal
    static String write(Path file, Content content) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out =
                    new BufferedOutputStream(
                            new DigestOutputStream(Channels.newOutputStream(channel), digest),
                            BLOCK);
            content.to(out);
            out.flush();
            channel.force(true);
        }
        return Manifest.hex(digest.digest());
    }

    /// Returns the hash of a file, in hexadecimal.
    static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] block = new byte[BLOCK];
            while (in.read(block) >= 0) {
                // the stream takes the hash
            }
        }
        return Manifest.hex(digest.digest());
    }

    /// Makes the names in a folder durable; where the system cannot, it does so by itself.
    static void force(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Makes the name of a file or folder durable.
    static void forceName(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            force(folder);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
