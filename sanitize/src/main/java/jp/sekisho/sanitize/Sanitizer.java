// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The engine: detects, rebuilds, verifies, reports. Safe for use by many threads; it keeps nothing
/// between files.
public final class Sanitizer {

    private final Policy policy;
    private final TypeDetection detection;
    private final Map<FileType, Format> formats = new EnumMap<>(FileType.class);
    private final LongSupplier nanoTime;
    private final Consumer<String> progress;
    private final Set<String> skipped;

    /// Makes one.
    ///
    /// @param policy what the body has decided
    /// @param detection tells types apart by content
    /// @param known the formats that can be rebuilt, `formats.Formats.all()`
    public Sanitizer(Policy policy, TypeDetection detection, List<Format> known) {
        this(policy, detection, known, System::nanoTime, _ -> {}, Set.of());
    }

    /// Makes one.
    ///
    /// @param policy what the body has decided
    /// @param detection tells types apart by content
    /// @param known the formats that can be rebuilt
    /// @param nanoTime a clock that only goes forward, nanoseconds
    /// @param progress is told the path of each file as its work begins
    /// @param skipped paths of files that stopped a reader before and are held without a look
    public Sanitizer(
            Policy policy,
            TypeDetection detection,
            List<Format> known,
            LongSupplier nanoTime,
            Consumer<String> progress,
            Set<String> skipped) {
        this.policy = policy;
        this.detection = detection;
        this.nanoTime = nanoTime;
        this.progress = progress;
        this.skipped = Set.copyOf(skipped);
        for (Format format : known) {
            for (FileType type : format.types()) {
                if (formats.put(type, format) != null) {
                    throw new IllegalArgumentException("two formats claim " + type);
                }
            }
        }
    }

    /// Makes one file safe.
    ///
    /// @param submission the file
    /// @return new bytes with their report, or a report alone; never an exception for a bad file
    public Result sanitize(Submission submission) {
        Budget budget = new Budget(policy.limits(), nanoTime);
        Work root = new Work(this, policy, submission.passwords(), budget, "", 0);
        return process(
                submission.name(),
                submission.declaredType(),
                submission.content(),
                root,
                submission.name(),
                0);
    }

    FileType typeOf(String name, Content content) {
        return detection.detect(name, content);
    }

    /// Rebuilds something that has no report of its own.
    Optional<Format.Rebuilt> part(Content in, Work work) throws Refused {
        FileType type = detection.detect("", in);
        Format format = formats.get(type);
        if (format == null || type.fate() != FileType.Fate.REBUILT) {
            return Optional.empty();
        }
        try {
            return Optional.of(verified(format.rebuild(in, type, work), ""));
        } catch (Refused e) {
            if (e.reason() == Reason.POLICY_HOLDS_FEATURE || e.reason() == Reason.TIMED_OUT) {
                throw e;
            }
            return Optional.empty();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    Result process(
            String name,
            Optional<String> declared,
            Content in,
            Work parent,
            String path,
            int depth) {
        long start = nanoTime.getAsLong();
        progress.accept(path);
        Work work = new Work(this, policy, parent.passwords(), parent.budget(), path, depth);
        FileType type = FileType.UNKNOWN;
        Verdict refusal;
        try {
            if (in.size() > policy.limits().fileBytes()) {
                throw new Refused(Reason.TOO_LARGE, (in.size() >> 20) + " MB");
            }
            if (skipped.contains(path)) {
                throw new Refused(Reason.READER_STOPPED);
            }
            type = detection.detect(name, in);
            compare(name, declared, type, work);
            if (type.fate() == FileType.Fate.BLOCKED) {
                return withheld(
                        name, type, new Verdict.Blocked(type.reason(), ""), in, work, start);
            }
            Format format = formatOf(type, depth);
            Format.Rebuilt rebuilt = format.rebuild(in, type, work);
            return delivered(
                    name,
                    type,
                    verified(rebuilt, OutputName.of(name, rebuilt.type())),
                    in,
                    work,
                    start);
        } catch (Refused e) {
            refusal = new Verdict.Held(e.reason(), e.detail());
        } catch (IOException | RuntimeException e) {
            refusal = new Verdict.Held(Reason.DAMAGED, PlainText.oneLine(describe(e), 200));
        } catch (StackOverflowError | OutOfMemoryError e) {
            refusal = new Verdict.Held(Reason.TOO_COMPLEX, e.getClass().getSimpleName());
        }
        return withheld(name, type, refusal, in, work, start);
    }

    private Format formatOf(FileType type, int depth) throws Refused {
        if (type.fate() == FileType.Fate.HELD) {
            throw new Refused(type.reason());
        }
        if (policy.heldTypes().contains(type)) {
            throw new Refused(Reason.POLICY_HOLDS_TYPE, type.label());
        }
        // The notice in place of what was too deep is text, and stays.
        if (depth > policy.limits().depth() && type != FileType.TEXT) {
            throw new Refused(Reason.TOO_DEEP, policy.limits().depth() + "段まで");
        }
        Format format = formats.get(type);
        if (format == null) {
            throw new Refused(Reason.UNSUPPORTED_VARIANT, type.label());
        }
        return format;
    }

    /// Passes on what its own reader finds nothing in, and what is, under the name that it gets,
    /// the type that it was built as: text without its control characters may be something else.
    private Format.Rebuilt verified(Format.Rebuilt rebuilt, String outName)
            throws Refused, IOException {
        Format reader = formats.get(rebuilt.type());
        FileType seen = detection.detect(outName, rebuilt.content());
        if (seen != rebuilt.type() && rebuilt.type() == FileType.TEXT && !outName.isEmpty()) {
            throw new Refused(Reason.AMBIGUOUS, seen.label());
        }
        if (reader == null || !sameFamily(seen, rebuilt.type())) {
            throw new Refused(Reason.VERIFICATION_FAILED, rebuilt.type() + " -> " + seen);
        }
        List<String> findings = reader.verify(rebuilt.content(), rebuilt.type(), policy);
        if (!findings.isEmpty()) {
            throw new Refused(Reason.VERIFICATION_FAILED, findings.getFirst());
        }
        return rebuilt;
    }

    /// Text has no signature: without its name, CSV and mail read as text.
    private static boolean sameFamily(FileType seen, FileType built) {
        return seen == built
                || (seen == FileType.TEXT && (built == FileType.CSV || built == FileType.EML))
                || (built == FileType.TEXT && seen.fate() != FileType.Fate.BLOCKED)
                || (built == FileType.CSV && seen == FileType.UNKNOWN);
    }

    private Result delivered(
            String name, FileType type, Format.Rebuilt out, Content in, Work work, long start) {
        String outName = OutputName.of(name, out.type());
        Verdict verdict = work.removed().isEmpty() ? new Verdict.Clean() : new Verdict.Sanitized();
        Verdict worst = verdict;
        for (Report member : work.members()) {
            if (member.verdict().severity() > worst.severity()) {
                worst = member.verdict();
            }
        }
        Verdict whole =
                switch (worst) {
                    case Verdict.Clean c -> c;
                    case Verdict.Sanitized s -> s;
                    case Verdict.Held h -> new Verdict.Held(Reason.MEMBER_HELD, h.reason().code());
                    case Verdict.Blocked b ->
                            new Verdict.Blocked(Reason.MEMBER_HELD, b.reason().code());
                };
        return new Result.Delivered(
                out.content(),
                report(
                        name,
                        type,
                        whole,
                        in,
                        work,
                        Optional.of(out.content().sha256()),
                        Optional.of(outName),
                        start));
    }

    private Result withheld(
            String name, FileType type, Verdict verdict, Content in, Work work, long start) {
        return new Result.Withheld(
                report(name, type, verdict, in, work, Optional.empty(), Optional.empty(), start));
    }

    private Report report(
            String name,
            FileType type,
            Verdict verdict,
            Content in,
            Work work,
            Optional<Sha256> sha256Out,
            Optional<String> out,
            long start) {
        return new Report(
                PlainText.oneLine(name, 500),
                type,
                verdict,
                work.removed(),
                work.links(),
                work.notes(),
                work.signatures(),
                work.members(),
                in.sha256(),
                sha256Out,
                out,
                (nanoTime.getAsLong() - start) / 1_000_000);
    }

    /// Extension and declared type decide nothing; where they mislead, the report says so.
    private static void compare(String name, Optional<String> declared, FileType type, Work work) {
        String extension = OutputName.extension(name).toLowerCase(Locale.ROOT);
        if (!extension.isEmpty() && !type.extensions().contains(extension)) {
            work.note("拡張子「." + extension + "」と中身(" + type.label() + ")が合っていません。");
        }
        if (declared.isPresent() && MediaTypes.contradict(declared.get(), type)) {
            work.note(
                    "送り主の示した種類「"
                            + PlainText.oneLine(declared.get(), 80)
                            + "」と中身("
                            + type.label()
                            + ")が合っていません。");
        }
    }

    private static String describe(Exception e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
