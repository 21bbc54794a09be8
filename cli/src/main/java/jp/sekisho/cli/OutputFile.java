// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is there whole or not at all.
final class OutputFile {

    private OutputFile() {}

    /// Writes a file by writing a neighbour first and renaming it.
    static void write(Path file, byte[] content) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException(Messages.say("noSuchFolder", file));
        }
        // Not a temporary file: that one would be readable by nobody else.
        Path part = folder.resolve("." + absolute.getFileName() + ".part");
        Files.deleteIfExists(part);
        try {
            Files.write(part, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
