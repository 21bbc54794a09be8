// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Work on large workbooks, one after the other beside the pages, so that people see how far it is.
/// A small one is done while its page is asked for.
@Component
final class ImportRuns implements SmartLifecycle {

    /// Rows of a workbook above which it is large.
    static final int LARGE = 1_000;

    private static final System.Logger LOG = System.getLogger("jp.sekisho.server.register");

    /// How long a server that stops waits for an import under way; then its transaction is undone.
    private static final int STOPS_WITHIN_SECONDS = 20;

    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private volatile @Nullable ExecutorService worker;

    /// How the work on a workbook stands.
    sealed interface State {

        /// Nothing is being done with it.
        record Idle() implements State {}

        /// It is under way or waits for another.
        record Running(ImportProgress.Stand stand) implements State {}

        /// It has ended with a page, which is shown once.
        record Ended(Page page) implements State {}
    }

    private static final class Run {
        private final ImportProgress progress = new ImportProgress();
        private volatile @Nullable Page page;
    }

    /// Starts work on a workbook, unless some is under way.
    ///
    /// @param token names the workbook
    /// @param work what is done; answers with the page that is shown at the end
    void start(String token, Function<ImportProgress, Page> work) {
        ExecutorService now = worker;
        Run run = new Run();
        if (now == null || runs.putIfAbsent(token, run) != null) {
            return;
        }
        try {
            now.execute(() -> run.page = result(work, run.progress));
        } catch (RejectedExecutionException stopping) {
            runs.remove(token);
        }
    }

    private static Page result(Function<ImportProgress, Page> work, ImportProgress progress) {
        try {
            return work.apply(progress);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "an import failed", e);
            return new Sentence(
                            "取り込みが止まりました",
                            "サーバの中で誤りが起きたので、何も保存していません。もう一度取り込んでください。続くときは管理者に知らせてください。")
                    .page(200);
        }
    }

    /// Forgets the ends of work on workbooks that are no longer here.
    void keepOnly(Set<String> tokens) {
        runs.keySet().retainAll(tokens);
    }

    /// Tells how the work on a workbook stands. The page at its end is handed out once.
    State state(String token) {
        Run run = runs.get(token);
        if (run == null) {
            return new State.Idle();
        }
        return Optional.ofNullable(run.page)
                .<State>map(page -> {
                    runs.remove(token, run);
                    return new State.Ended(page);
                })
                .orElseGet(() -> new State.Running(run.progress.stand()));
    }

    @Override
    public void start() {
        worker =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("import").factory());
    }

    @Override
    public void stop() {
        ExecutorService now = worker;
        worker = null;
        if (now == null) {
            return;
        }
        now.shutdown();
        try {
            if (!now.awaitTermination(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "stopped in the middle of an import");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
