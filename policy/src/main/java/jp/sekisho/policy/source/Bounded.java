// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.source;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Runs a reader of a foreign format in a thread of its own, for a limited time: whatever a library
/// does with hostile input ends in one sentence.
final class Bounded {

    private static final long STACK_BYTES = 4_000_000;

    private Bounded() {}

    static SourceReading run(Callable<SourceReading> reader) {
        FutureTask<SourceReading> task = new FutureTask<>(reader);
        Thread thread = new Thread(null, task, "sekisho-source", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(Limits.SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return SourceReader.refused("読み取りに時間がかかりすぎるため中止しました。本文だけをテキストで保存し直してください。");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            task.cancel(true);
            return SourceReader.refused("読み取りが中断されました。もう一度やり直してください。");
        } catch (ExecutionException e) {
            return refused(e.getCause());
        }
    }

    private static SourceReading refused(@Nullable Throwable cause) {
        return switch (cause) {
            case TooMuch tooMuch -> SourceReader.refused(tooMuch.said());
            case OutOfMemoryError ignored ->
                    SourceReader.refused("ファイルが展開しきれないほど大きくなります。本文だけをテキストで保存し直してください。");
            case null, default -> SourceReader.refused("ファイルが壊れているため読めません。元の文書から保存し直してください。");
        };
    }

    /// A limit is reached.
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1;
        private final String said;

        TooMuch(String said) {
            super(said);
            this.said = said;
        }

        String said() {
            return said;
        }
    }
}
