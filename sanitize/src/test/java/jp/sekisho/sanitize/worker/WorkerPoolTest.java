// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.sekisho.sanitize.Level;
import jp.sekisho.sanitize.Limits;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Report;
import jp.sekisho.sanitize.Verdict;
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

    @Test
    void aFileThatHangsALibraryIsHeldAndItsNeighboursGoOn() throws IOException {
        byte[] hanging = HangingFiles.jpeg();
        List<Job> jobs = new ArrayList<>();
        jobs.add(job("a.txt", "本文です。".getBytes(StandardCharsets.UTF_8)));
        jobs.add(job("hanging.jpg", hanging));
        jobs.add(job("b.txt", "本文です。".getBytes(StandardCharsets.UTF_8)));
        jobs.add(job("c.zip", zip(hanging)));
        jobs.add(job("d.txt", "本文です。".getBytes(StandardCharsets.UTF_8)));
        Policy impatient =
                Policy.of(Level.STRICT)
                        .under(
                                Limits.DEFAULT.within(
                                        Duration.ofSeconds(2), Duration.ofSeconds(30)));
        List<Report> reports = new ArrayList<>();

        try (Workshop pool =
                new WorkerPool(impatient, "level: strict\nseconds: {file: 2, submission: 30}")) {
            pool.run(
                    jobs,
                    (_, finished) -> {
                        reports.add(finished.report());
                        finished.discard();
                    });
        }

        assertThat(reports)
                .extracting(r -> r.file() + " " + r.verdict().outcome())
                .containsExactly(
                        "a.txt CLEAN",
                        "hanging.jpg HELD",
                        "b.txt CLEAN",
                        "c.zip HELD",
                        "d.txt CLEAN");
        assertThat(reports.get(1).verdict()).isEqualTo(new Verdict.Held(Reason.TIMED_OUT, ""));
        Report zip = reports.get(3);
        assertThat(zip.out()).isPresent();
        assertThat(zip.members())
                .extracting(r -> r.file() + " " + r.verdict().outcome())
                .containsExactly("note.txt CLEAN", "hanging.jpg HELD");
    }

    private Job job(String name, byte[] bytes) throws IOException {
        return new Job(Files.write(folder.resolve(name), bytes), List.of());
    }

    private static byte[] zip(byte[] hanging) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("note.txt"));
            zip.write("本文です。".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("hanging.jpg"));
            zip.write(hanging);
        }
        return out.toByteArray();
    }
}
