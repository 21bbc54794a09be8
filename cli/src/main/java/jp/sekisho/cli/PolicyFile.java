// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.sekisho.policy.PolicyReader;
import jp.sekisho.policy.PolicyReading;

/// A policy's file, as every verb of `policy` reads it.
final class PolicyFile {

    static {
        // The PDF library reports every small damage of a font; a person gets one sentence instead.
        System.setProperty(
                "org.apache.commons.logging.LogFactory",
                "org.apache.commons.logging.impl.LogFactoryImpl");
        System.setProperty(
                "org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
    }

    private PolicyFile() {}

    /// Reads a policy.
    ///
    /// @throws IOException where the file cannot be opened
    static PolicyReading read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return new PolicyReading.Unreadable(0, Messages.say("policyRead.folder"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            // One byte more than a policy may have is enough for the reader to refuse it.
            return PolicyReader.read(in.readNBytes(PolicyReader.MAX_BYTES + 1));
        }
    }

    /// Returns the place of a message: `file:line: `.
    static String place(Path file, int line) {
        return file + (line > 0 ? ":" + line : "") + ": ";
    }
}
