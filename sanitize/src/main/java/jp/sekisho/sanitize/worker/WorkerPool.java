// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.worker;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.sekisho.sanitize.Policy;
import org.jspecify.annotations.Nullable;

/// Worker processes kept warm. Each has one file at a time; one that is late or broken is killed
/// and replaced, and its file is tried again without the member that stopped it.
final class WorkerPool implements Workshop {

    /// One worker for each processor, but not more than memory allows.
    private static final int MAX_WORKERS = 8;

    /// How many members of one file may stop a worker before the whole file is held.
    private static final int MAX_ATTEMPTS = 4;

    private final Policy policy;
    private final String policyText;
    private final ExecutorService threads;
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final int size;

    WorkerPool(Policy policy, String policyText) {
        this.policy = policy;
        this.policyText = policyText;
        this.size = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_WORKERS);
        this.threads = Executors.newFixedThreadPool(size, Thread.ofPlatform().daemon().factory());
    }

    @Override
    public void run(List<Job> jobs, Taker taker) throws IOException {
        Deque<Future<Finished>> ahead = new ArrayDeque<>();
        int submitted = 0;
        for (int i = 0; i < jobs.size(); i++) {
            while (submitted < jobs.size() && ahead.size() < size * 4) {
                Job job = jobs.get(submitted++);
                ahead.add(threads.submit(() -> work(job)));
            }
            taker.take(i, result(ahead.remove()));
        }
    }

    private static Finished result(Future<Finished> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io
                    ? io
                    : new IOException(String.valueOf(e.getCause()), e);
        }
    }

    private Finished work(Job job) throws IOException {
        List<String> skipped = new ArrayList<>();
        while (true) {
            WorkerProcess worker = take();
            Answer answer = worker.work(job, skipped, policy.limits());
            switch (answer) {
                case Answer.Done(Finished finished) -> {
                    giveBack(worker);
                    return finished;
                }
                case Answer.Stopped(String member, Answer.Stopped.Why why, long millis) -> {
                    worker.kill();
                    boolean again =
                            !member.isEmpty()
                                    && !skipped.contains(member)
                                    && skipped.size() < MAX_ATTEMPTS;
                    if (!again) {
                        return WorkerProcess.held(job, why, millis);
                    }
                    skipped.add(member);
                }
            }
        }
    }

    private WorkerProcess take() throws IOException {
        WorkerProcess worker;
        synchronized (idle) {
            worker = idle.poll();
        }
        return worker != null ? worker : WorkerProcess.start(policy, policyText);
    }

    private void giveBack(WorkerProcess worker) {
        synchronized (idle) {
            idle.push(worker);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        @Nullable WorkerProcess worker;
        synchronized (idle) {
            while ((worker = idle.poll()) != null) {
                worker.kill();
            }
        }
    }
}
