// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.worker;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Limits;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Report;
import org.jspecify.annotations.Nullable;

/// One worker process as its parent sees it.
final class WorkerProcess {

    private static final String HEAP = "-Xmx512m";
    private static final int START_SECONDS = 60;

    private sealed interface Word {
        record At(String path) implements Word {}

        record Said(Report report) implements Word {}

        record Gone() implements Word {}
    }

    private final Process process;
    private final DataOutputStream out;
    private final BlockingQueue<Word> words = new LinkedBlockingQueue<>();

    private WorkerProcess(Process process) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        DataInputStream in = new DataInputStream(process.getInputStream());
        Thread.ofPlatform().daemon().name("worker-" + process.pid()).start(() -> listen(in));
    }

    static WorkerProcess start(Policy policy, String policyText) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The parent's cache of loaded classes lets a worker start in a fraction of the time.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(a -> a.startsWith("-XX:AOTCache="))
                .forEach(command::add);
        command.addAll(
                List.of(
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dfile.encoding=UTF-8",
                        "-Djava.awt.headless=true",
                        "-Xlog:disable",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName(),
                        policy.level().name()));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        WorkerProcess worker = new WorkerProcess(process);
        ReportCodec.text(worker.out, policyText);
        worker.out.flush();
        worker.awaitReady();
        return worker;
    }

    private void awaitReady() throws IOException {
        try {
            Word first = words.poll(START_SECONDS, TimeUnit.SECONDS);
            if (!(first instanceof Word.At)) {
                kill();
                throw new IOException("a worker process does not start");
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void listen(DataInputStream in) {
        try (in) {
            while (true) {
                words.add(
                        in.readByte() == Worker.PROGRESS
                                ? new Word.At(ReportCodec.text(in))
                                : new Word.Said(ReportCodec.read(in)));
            }
        } catch (IOException e) {
            words.add(new Word.Gone());
        }
    }

    /// Hands a file over and waits: for each member at most the time of one file, for all at most
    /// the time of a submission.
    Answer work(Job job, List<String> skipped, Limits limits) throws IOException {
        Path spool = Files.createTempFile("sekisho-", ".out");
        long start = System.nanoTime();
        String at = "";
        String own = OwnProcess.name(job);
        boolean done = false;
        try {
            if (!send(job, own, spool, skipped)) {
                return new Answer.Stopped("", Answer.Stopped.Why.GONE, 0);
            }
            while (true) {
                long spent = System.nanoTime() - start;
                long left = limits.perSubmission().toNanos() - spent;
                long patience = Math.min(limits.perFile().toNanos(), left);
                Word word = words.poll(Math.max(0, patience), TimeUnit.NANOSECONDS);
                long millis = (System.nanoTime() - start) / 1_000_000;
                switch (word) {
                    case null -> {
                        return new Answer.Stopped(member(at, own), Answer.Stopped.Why.LATE, millis);
                    }
                    case Word.At(String path) -> at = path;
                    case Word.Gone _ -> {
                        return new Answer.Stopped(member(at, own), Answer.Stopped.Why.GONE, millis);
                    }
                    case Word.Said(Report report) -> {
                        done = report.out().isPresent();
                        return new Answer.Done(
                                done ? Finished.onDisk(report, spool) : Finished.withheld(report));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            if (!done) {
                Files.deleteIfExists(spool);
            }
        }
    }

    private boolean send(Job job, String name, Path spool, List<String> skipped) {
        try {
            ReportCodec.text(out, job.file().toAbsolutePath().toString());
            ReportCodec.text(out, name);
            ReportCodec.text(out, spool.toString());
            ReportCodec.text(out, job.declaredType().orElse(""));
            ReportCodec.texts(out, job.passwords());
            ReportCodec.texts(out, skipped);
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String member(String at, String own) {
        return at.equals(own) ? "" : at;
    }

    void kill() {
        process.destroyForcibly();
    }

    static Finished held(Job job, Answer.Stopped.Why why, long millis) throws IOException {
        Reason reason = why == Answer.Stopped.Why.LATE ? Reason.TIMED_OUT : Reason.READER_STOPPED;
        Content content = Content.map(job.file());
        return Finished.withheld(OwnProcess.held(OwnProcess.name(job), content, reason, millis));
    }

    /// The process itself, for tests that kill it.
    @Nullable ProcessHandle handle() {
        return process.toHandle();
    }
}
