// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.sanitize.Level;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.kit.Kit;
import jp.sekisho.sanitize.kit.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkerPoolTest {

    @TempDir Path folder;

    @Test
    void worksThroughFilesInProcessesOfTheirOwnAndKeepsTheOrder() throws IOException {
        List<Job> jobs = new ArrayList<>();
        List<Sample> samples = Kit.samples().subList(0, 6);
        for (Sample sample : samples) {
            Path file = folder.resolve(sample.fileName());
            Files.write(file, sample.content().toByteArray());
            jobs.add(new Job(file, List.of()));
        }
        List<String> seen = new ArrayList<>();
        try (Workshop pool = new WorkerPool(Policy.of(Level.STANDARD), "")) {
            pool.run(
                    jobs,
                    (index, finished) -> {
                        seen.add(finished.report().file());
                        assertThat(finished.report().file())
                                .isEqualTo(samples.get(index).fileName());
                        Path target = folder.resolve("out-" + index);
                        finished.moveTo(target);
                        assertThat(Files.size(target)).isPositive();
                    });
        }
        assertThat(seen).hasSize(samples.size());
    }

    @Test
    void aWorkerThatIsKilledTakesNoOtherFileWithIt() throws IOException {
        Path file = folder.resolve("a.txt");
        Files.writeString(file, "本文です。");
        WorkerProcess worker = WorkerProcess.start(Policy.of(Level.STANDARD), "");
        Job job = new Job(file, List.of());
        worker.kill();

        Answer answer = worker.work(job, List.of(), Policy.of(Level.STANDARD).limits());

        assertThat(answer).isInstanceOf(Answer.Stopped.class);
        try (Workshop pool = new WorkerPool(Policy.of(Level.STANDARD), "")) {
            pool.run(
                    List.of(job),
                    (_, finished) ->
                            assertThat(finished.report().verdict().outcome()).isEqualTo("CLEAN"));
        }
    }
}
