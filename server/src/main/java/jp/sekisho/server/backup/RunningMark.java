// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Marks a data folder while a server serves from it, so that nobody moves a body away beneath it.
/// The system takes the mark off when the process ends, however it ends.
@Component
final class RunningMark implements SmartLifecycle {

    private static final System.Logger LOG = System.getLogger("jp.sekisho.server.backup");
    private static final String NAME = "serving.lock";

    private final Path data;
    private final boolean serving;
    private @Nullable FileChannel channel;

    RunningMark(Environment environment) {
        this.data = Path.of(environment.getRequiredProperty("sekisho.data"));
        this.serving = !"-1".equals(environment.getProperty("server.port"));
    }

    /// Tells whether a server serves from the folder now.
    static boolean isHeld(Path data) throws IOException {
        if (!Files.exists(data.resolve(NAME))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(data.resolve(NAME), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException thisProcess) {
            return true;
        }
    }

    @Override
    public void start() {
        if (!serving) {
            return;
        }
        try {
            Files.createDirectories(data);
            FileChannel opened =
                    FileChannel.open(
                            data.resolve(NAME),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            channel = opened;
            if (opened.tryLock() == null) {
                LOG.log(System.Logger.Level.WARNING, "another server uses " + data);
            }
        } catch (IOException | OverlappingFileLockException e) {
            LOG.log(System.Logger.Level.WARNING, "no mark in " + data, e);
        }
    }

    @Override
    public void stop() {
        FileChannel held = channel;
        channel = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "mark in " + data + " stays", e);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return channel != null;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE; // the first to start, the last to stop
    }
}
