// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.evidence.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Watches a folder for machine reports: `<folder>/<body>/*.csv` and `*.xml`. What is taken goes to
/// `done`, what cannot be taken to `refused` with a text beside it that says why.
@Component
class MeasureFolder implements SmartLifecycle {

    private static final System.Logger LOG = System.getLogger("jp.sekisho.server.terminal");
    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);

    /// A file that was written to lately may still be growing.
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final int AT_ONCE = 1_000;

    private final Optional<Path> folder;
    private final BodyDatabases databases;
    private final MeasureDesk desk;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService worker;

    MeasureFolder(
            @Value("${sekisho.measure.folder:}") String folder,
            BodyDatabases databases,
            MeasureDesk desk,
            Clock clock) {
        this.folder = folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder));
        this.databases = databases;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public void start() {
        folder.ifPresent(watched -> {
            ScheduledExecutorService started =
                    Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().daemon().name("measure").factory());
            ScheduledFuture<?> _ =
                    started.scheduleWithFixedDelay(
                            () -> look(watched, clock.instant().minus(QUIET)),
                            1,
                            LOOK_EVERY.toMinutes(),
                            TimeUnit.MINUTES);
            worker = started;
        });
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = worker;
        if (running != null) {
            running.shutdownNow();
            worker = null;
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /// Takes what lies in the folder.
    ///
    /// @param watched the folder
    /// @param before files that were written to later are left for the next time
    void look(Path watched, Instant before) {
        for (BodyKey key : databases.bodies()) {
            Path inbox = watched.resolve(key.value());
            try {
                if (Files.isDirectory(inbox, LinkOption.NOFOLLOW_LINKS)) {
                    Optional<BodyDatabase> body = databases.find(key);
                    if (body.isPresent()) {
                        look(body.get(), inbox, before);
                    }
                }
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "folder of body " + key + " failed", e);
            }
        }
    }

    private void look(BodyDatabase body, Path inbox, Instant before) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(inbox)) {
            files =
                    found.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                            .sorted()
                            .limit(AT_ONCE)
                            .toList();
        }
        for (Path file : files) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                take(body, inbox, file);
            }
        }
    }

    private void take(BodyDatabase body, Path inbox, Path file) throws IOException {
        String name = file.getFileName().toString();
        List<String> refused;
        boolean taken = false;
        if (Files.size(file) > MeasureDesk.MAX_FILE) {
            refused = List.of("20MBを超えるファイルは受け取りません。分けてください。");
        } else {
            MeasureDesk.Taken result =
                    desk.take(
                            body,
                            Actor.SEKISHO,
                            LocalDate.now(clock),
                            name,
                            Files.readAllBytes(file),
                            _ -> true);
            refused = result.refused();
            taken = !result.taken().isEmpty() || !result.unknown().isEmpty() || result.again() > 0;
        }
        Path to = Files.createDirectories(inbox.resolve(taken ? "done" : "refused"));
        Files.move(file, to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        if (!refused.isEmpty()) {
            Files.writeString(to.resolve(name + ".txt"), String.join("\n", refused) + "\n");
        }
    }
}
