// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Report;
import jp.sekisho.sanitize.kit.Kit;
import jp.sekisho.sanitize.worker.Finished;
import jp.sekisho.sanitize.worker.Job;
import jp.sekisho.sanitize.worker.Workshop;
import org.jspecify.annotations.Nullable;

/// One run over files and folders: safe copies go to a folder, one line for each file to the
/// reader.
final class SanitizeRun {

    private final Policy policy;
    private final String policyText;
    private final List<String> passwords;
    private final boolean json;
    private final Places places;
    private final Set<Path> taken = new HashSet<>();
    private final int[] counts = new int[4];
    private int marked;

    SanitizeRun(
            Policy policy, String policyText, List<String> passwords, boolean json, Places places) {
        this.policy = policy;
        this.policyText = policyText;
        this.passwords = passwords;
        this.json = json;
        this.places = places;
    }

    /// What is written, and what more is looked for.
    ///
    /// @param out folder for safe copies; null where nothing is written
    /// @param originals folder for sealed originals; null where none are kept
    /// @param marks whether the marks of the kit are looked for in the inputs
    record Places(@Nullable Path out, @Nullable Path originals, boolean marks) {}

    /// Works through the inputs.
    ///
    /// @param inputs files and folders
    /// @return the exit status
    int over(List<Path> inputs) throws IOException {
        List<Input> files = new ArrayList<>();
        for (Path input : inputs) {
            collect(input, files);
        }
        try (Workshop workshop = Workshop.open(policy, policyText, files.size())) {
            workshop.run(
                    files.stream().map(f -> new Job(f.file(), passwords)).toList(),
                    (index, finished) -> take(files.get(index), finished));
        }
        int all = counts[0] + counts[1] + counts[2] + counts[3];
        if (all > 1) {
            System.err.println(
                    Messages.say(
                            "sanitizeSummary", all, counts[0], counts[1], counts[2], counts[3]));
        }
        return counts[2] + counts[3] > 0 || marked > 0 ? 1 : 0;
    }

    /// @param file what is read
    /// @param folder its place below the folder that was named, empty for a file named itself
    private record Input(Path file, Path folder) {}

    private static void collect(Path input, List<Input> files) throws IOException {
        if (!Files.isDirectory(input)) {
            files.add(new Input(input, Path.of("")));
            return;
        }
        try (Stream<Path> walk = Files.walk(input)) {
            walk.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .forEach(p -> {
                        Path folder = input.relativize(p).getParent();
                        files.add(new Input(p, folder == null ? Path.of("") : folder));
                    });
        }
    }

    private void take(Input input, Finished finished) throws IOException {
        Report report = finished.report();
        counts[report.verdict().severity()]++;
        Path written = null;
        Path out = places.out();
        if (out != null && report.out().isPresent()) {
            written = free(out.resolve(input.folder()), report.out().get());
            finished.moveTo(written);
        } else {
            finished.discard();
        }
        String file = input.file().toString();
        seal(input.file(), report);
        List<String> left =
                places.marks() ? Kit.marksIn(Files.readAllBytes(input.file())) : List.of();
        marked += left.isEmpty() ? 0 : 1;
        if (json) {
            String place = written == null ? null : written.toString();
            Json.print(g -> {
                g.writeStartObject();
                SanitizeReport.write(g, report, file, place, out != null);
                if (places.marks()) {
                    SanitizeReport.strings(g, "marks", left);
                }
                g.writeEndObject();
            });
        } else {
            System.out.println(SanitizeReport.sentence(report, file));
            report.signatures().forEach(s -> System.out.println("  " + s.sentence()));
            if (!left.isEmpty()) {
                System.out.println(Messages.say("sanitizeMarks", file, String.join("・", left)));
            }
        }
    }

    /// Keeps an original under its digest: nobody opens it by a double click, and whoever opens it
    /// can prove that it is the one that came.
    private void seal(Path original, Report report) throws IOException {
        Path folder = places.originals();
        if (folder == null) {
            return;
        }
        Path sealed = Files.createDirectories(folder).resolve(report.sha256In() + ".sealed");
        if (Files.exists(sealed)) {
            return;
        }
        Path near = Files.createTempFile(folder, ".sekisho-", ".part");
        try {
            Files.copy(original, near, StandardCopyOption.REPLACE_EXISTING);
            if (!Content.map(near).sha256().equals(report.sha256In())) {
                throw new IOException(original + " changed while it was read");
            }
            Files.move(near, sealed, StandardCopyOption.ATOMIC_MOVE);
            sealed.toFile().setReadOnly();
        } finally {
            Files.deleteIfExists(near);
        }
    }

    /// A name that is not taken yet, also not by an earlier run's output under another spelling.
    private Path free(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String tail = dot > 0 ? name.substring(dot) : "";
        for (int i = 1; ; i++) {
            Path candidate = folder.resolve(i == 1 ? name : stem + " (" + i + ")" + tail);
            Path key = folder.resolve(candidate.getFileName().toString().toLowerCase(Locale.ROOT));
            if (taken.add(key)) {
                return candidate;
            }
        }
    }
}
