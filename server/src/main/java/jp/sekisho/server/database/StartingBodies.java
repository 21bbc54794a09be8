// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Opens a body before the first page is answered, so that a program that cannot read the data
/// stops with its reason. Where a body opens, the others are opened when they are first used: one
/// that cannot be opened is closed with its own reason and does not stop the rest.
@Component
final class StartingBodies implements SmartLifecycle {

    private final BodyDatabases databases;
    private volatile boolean running;

    StartingBodies(BodyDatabases databases) {
        this.databases = databases;
    }

    @Override
    public void start() {
        @Nullable MigrationFailed first = null;
        for (BodyKey body : databases.bodies()) {
            try {
                if (databases.find(body).isPresent()) {
                    first = null;
                    break;
                }
            } catch (MigrationFailed failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE; // before everything that answers or works by itself
    }
}
