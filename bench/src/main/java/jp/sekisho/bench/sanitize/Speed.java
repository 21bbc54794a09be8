// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Level;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Result;
import jp.sekisho.sanitize.Sanitizer;
import jp.sekisho.sanitize.Submission;
import jp.sekisho.sanitize.formats.Formats;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/// MB/s of the engine with verification, beside plain work without any on the same bytes in the
/// same run: every XML part of an Office file through a StAX reader and writer and packed anew, a
/// PDF loaded and saved by PDFBox. Two threads, both sides warm, rounds in turns (who goes first
/// changes), medians; files that the engine holds are left out of both.
final class Speed {

    private static final int WARM = 5;
    private static final int ROUNDS = 11;
    private static final int THREADS = 2;

    /// A reading takes the files so many times that it lasts: few small ones are over before a
    /// clock or a collection of garbage is worth nothing.
    private static final long BYTES_A_READING = 20_000_000;

    private final Path folder;

    Speed(Path folder) {
        this.folder = folder;
    }

    private record Input(Path file, Content content) {
        InputStream stream() {
            return content.stream();
        }
    }

    @FunctionalInterface
    private interface Work {
        void on(Input input) throws IOException, XMLStreamException;
    }

    /// @param wall seconds
    /// @param cpu seconds of processor time of the working threads
    /// @param millis for each file, sorted
    private record Reading(double wall, double cpu, List<Double> millis) {}

    void read() throws IOException, InterruptedException {
        List<Input> office = new ArrayList<>();
        List<Input> pdf = new ArrayList<>();
        List<Input> all = new ArrayList<>();
        Sanitizer engine = Formats.engine(Policy.of(Level.STANDARD));
        for (Path file : Corpus.of(folder).files()) {
            Input input = new Input(file, Content.of(Files.readAllBytes(file)));
            Result result = sanitize(engine, input);
            all.add(input);
            if (result instanceof Result.Delivered) {
                FileType type = result.report().type();
                if (type == FileType.PDF) {
                    pdf.add(input);
                } else if (type.compareTo(FileType.DOCX) >= 0
                        && type.compareTo(FileType.PPAM) <= 0) {
                    office.add(input);
                }
            }
        }
        side("OOXML", office, i -> sanitize(engine, i), "StAX rewrite", Speed::rewrite);
        side("PDF", pdf, i -> sanitize(engine, i), "PDFBox load+save", Speed::loadAndSave);
        side("every file", all, i -> sanitize(engine, i), "unpack and pack", Speed::repack);
    }

    private static Result sanitize(Sanitizer engine, Input input) {
        return engine.sanitize(
                Submission.of(String.valueOf(input.file().getFileName()), input.content()));
    }

    private static void side(
            String what, List<Input> inputs, Work ours, String reference, Work theirs)
            throws InterruptedException {
        long once = inputs.stream().mapToLong(i -> i.content().size()).sum();
        int times = (int) Math.max(1, BYTES_A_READING / once);
        System.out.printf(
                Locale.ROOT,
                "%s: %d files, %.1f MB, %d times a reading, %d rounds after %d to warm%n",
                what,
                inputs.size(),
                once / 1e6,
                times,
                ROUNDS,
                WARM);
        List<Reading> own = new ArrayList<>();
        List<Reading> other = new ArrayList<>();
        for (int round = -WARM; round < ROUNDS; round++) {
            boolean first = (round & 1) == 0;
            Reading before = once(inputs, times, first ? ours : theirs);
            Reading after = once(inputs, times, first ? theirs : ours);
            if (round >= 0) {
                own.add(first ? before : after);
                other.add(first ? after : before);
            }
        }
        print("  sekisho", once * times, own);
        print("  " + reference, once * times, other);
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            wall.add(other.get(i).wall() / own.get(i).wall());
            cpu.add(other.get(i).cpu() / own.get(i).cpu());
        }
        System.out.printf(
                Locale.ROOT,
                "  ratio of speeds, median (lowest to highest): wall %s, processor %s%n",
                spread(wall),
                spread(cpu));
    }

    private static String spread(List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f to %.2f)",
                median(sorted),
                sorted.getFirst(),
                sorted.getLast());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void print(String what, long bytes, List<Reading> readings) {
        List<Double> wall = readings.stream().map(r -> bytes / 1e6 / r.wall()).sorted().toList();
        List<Double> cpu = readings.stream().map(r -> bytes / 1e6 / r.cpu()).toList();
        List<Double> millis = readings.stream().flatMap(r -> r.millis().stream()).sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f MB/s (%.1f to %.1f; %.1f for each second of a processor),"
                        + " p50 %.1f ms, p99 %.0f ms, slowest %.0f ms%n",
                what,
                median(wall),
                wall.getFirst(),
                wall.getLast(),
                median(cpu),
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 99 / 100),
                millis.getLast());
    }

    private static Reading once(List<Input> inputs, int times, Work work)
            throws InterruptedException {
        System.gc();
        double[] millis = new double[inputs.size() * times];
        double[] cpu = new double[THREADS];
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int own = t;
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int i = next.getAndIncrement();
                                        i < millis.length;
                                        i = next.getAndIncrement()) {
                                    long from = System.nanoTime();
                                    try {
                                        work.on(inputs.get(i % inputs.size()));
                                    } catch (IOException
                                            | XMLStreamException
                                            | RuntimeException e) {
                                        // The reference cannot read every file; its time counts.
                                    }
                                    millis[i] = (System.nanoTime() - from) / 1e6;
                                }
                                cpu[own] =
                                        ManagementFactory.getThreadMXBean()
                                                        .getCurrentThreadCpuTime()
                                                / 1e9;
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Reading(
                (System.nanoTime() - start) / 1e9,
                Arrays.stream(cpu).sum(),
                Arrays.stream(millis).sorted().boxed().toList());
    }

    private static void rewrite(Input input) throws IOException, XMLStreamException {
        XMLInputFactory reading = new com.fasterxml.aalto.stax.InputFactoryImpl();
        XMLOutputFactory writing = new com.fasterxml.aalto.stax.OutputFactoryImpl();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(input.content().size());
        try (ZipInputStream in = new ZipInputStream(input.stream());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] part = in.readAllBytes();
                if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
                    out.write(StaxCopy.of(part, reading, writing));
                } else {
                    out.write(part);
                }
                out.closeEntry();
            }
        }
    }

    private static void loadAndSave(Input input) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(new RandomAccessReadBuffer(input.content().buffer()))) {
            document.setAllSecurityToBeRemoved(true);
            document.save(new ByteArrayOutputStream(input.content().size()));
        }
    }

    private static void repack(Input input) throws IOException {
        try (ZipInputStream in = new ZipInputStream(input.stream());
                ZipOutputStream out = new ZipOutputStream(OutputStream.nullOutputStream())) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
                out.closeEntry();
            }
        }
    }
}
