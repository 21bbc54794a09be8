// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Sweeps the sealed files of every body once a day.
@Component
final class SealedFilesSweep implements SmartLifecycle {

    private static final System.Logger LOG = System.getLogger("jp.sekisho.server.evidence");

    private final BodyDatabases databases;
    private final SealedFiles files;
    private volatile @Nullable ScheduledExecutorService worker;

    SealedFilesSweep(BodyDatabases databases, SealedFiles files) {
        this.databases = databases;
        this.files = files;
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("sealed files").factory());
        ScheduledFuture<?> _ =
                started.scheduleWithFixedDelay(
                        this::sweepAll, 5, TimeUnit.DAYS.toMinutes(1), TimeUnit.MINUTES);
        worker = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = worker;
        if (running != null) {
            running.shutdownNow();
        }
        worker = null;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void sweepAll() {
        for (BodyKey key : databases.bodies()) {
            try {
                var body = databases.find(key);
                if (body.isPresent()) {
                    int _ = files.sweep(body.get());
                }
            } catch (IOException | RuntimeException e) {
                // One body that cannot be swept must not keep the others from it.
                LOG.log(System.Logger.Level.WARNING, "sealed files of " + key + " not swept", e);
            }
        }
    }
}
