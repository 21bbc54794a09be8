// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.worker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Report;
import jp.sekisho.sanitize.Sha256;
import org.jspecify.annotations.Nullable;

/// A file that has been worked on: its report, and its bytes in memory or in a temporary file.
public final class Finished {

    private final Report report;
    private final @Nullable Content content;
    private final @Nullable Path spooled;

    private Finished(Report report, @Nullable Content content, @Nullable Path spooled) {
        this.report = report;
        this.content = content;
        this.spooled = spooled;
    }

    static Finished inMemory(Report report, Content content) {
        return new Finished(report, content, null);
    }

    static Finished onDisk(Report report, Path spooled) {
        return new Finished(report, null, spooled);
    }

    static Finished withheld(Report report) {
        return new Finished(report, null, null);
    }

    /// Returns what happened.
    ///
    /// @return the report
    public Report report() {
        return report;
    }

    /// Writes the bytes to their place: whole or not at all, and only those that the report's
    /// digest is of.
    ///
    /// @param target a file that is replaced where it exists
    /// @throws IOException where the disk refuses, or the bytes are not those that were verified
    public void moveTo(Path target) throws IOException {
        Sha256 promised = report.sha256Out().orElseThrow();
        Path near = Files.createTempFile(target.toAbsolutePath().getParent(), ".sekisho-", ".part");
        try {
            Content bytes = content != null ? content : Content.map(requireSpooled());
            if (!bytes.sha256().equals(promised)) {
                throw new IOException("the bytes changed after they were verified");
            }
            try (FileChannel out = FileChannel.open(near, StandardOpenOption.WRITE)) {
                java.nio.ByteBuffer view = bytes.buffer();
                while (view.hasRemaining()) {
                    out.write(view);
                }
            }
            Files.move(
                    near,
                    target,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(near);
            discard();
        }
    }

    private Path requireSpooled() throws IOException {
        if (spooled == null) {
            throw new IOException("nothing to deliver");
        }
        return spooled;
    }

    /// Throws the bytes away.
    ///
    /// @throws IOException where the disk refuses
    public void discard() throws IOException {
        if (spooled != null) {
            Files.deleteIfExists(spooled);
        }
    }
}
