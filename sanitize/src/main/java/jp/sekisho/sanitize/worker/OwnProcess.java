// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Report;
import jp.sekisho.sanitize.Result;
import jp.sekisho.sanitize.Submission;
import jp.sekisho.sanitize.Verdict;
import jp.sekisho.sanitize.detect.ContentDetection;
import jp.sekisho.sanitize.formats.Formats;
import org.jspecify.annotations.Nullable;

/// Works in a daemon thread of this process. Past the deadline the file is reported as held and the
/// thread is left behind; the process is about to end, and ends it.
final class OwnProcess implements Workshop {

    /// Enough for deeply nested but honest documents, little enough to end quickly.
    private static final long STACK_BYTES = 16L << 20;

    private final Policy policy;

    OwnProcess(Policy policy) {
        this.policy = policy;
    }

    @Override
    public void run(List<Job> jobs, Taker taker) throws IOException {
        for (int i = 0; i < jobs.size(); i++) {
            taker.take(i, one(jobs.get(i)));
        }
    }

    private Finished one(Job job) throws IOException {
        Content content = Content.map(job.file());
        String name = name(job);
        AtomicReference<@Nullable Result> done = new AtomicReference<>();
        Thread worker =
                new Thread(
                        null,
                        () ->
                                done.set(
                                        Formats.engine(policy)
                                                .sanitize(
                                                        new Submission(
                                                                name,
                                                                content,
                                                                job.declaredType(),
                                                                job.passwords()))),
                        "sanitize",
                        STACK_BYTES);
        worker.setDaemon(true);
        worker.start();
        Duration deadline = policy.limits().perSubmission();
        try {
            worker.join(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        Result result = done.get();
        if (result == null) {
            Reason reason = worker.isAlive() ? Reason.TIMED_OUT : Reason.READER_STOPPED;
            return Finished.withheld(held(name, content, reason, deadline.toMillis()));
        }
        return switch (result) {
            case Result.Delivered d -> Finished.inMemory(d.report(), d.content());
            case Result.Withheld w -> Finished.withheld(w.report());
        };
    }

    static String name(Job job) {
        return String.valueOf(job.file().getFileName());
    }

    static Report held(String name, Content content, Reason reason, long millis) {
        FileType type = new ContentDetection().detect(name, content);
        return new Report(
                name,
                type,
                new Verdict.Held(reason, ""),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                content.sha256(),
                Optional.empty(),
                Optional.empty(),
                millis);
    }

    @Override
    public void close() {}
}
