// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.zip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.OutputName;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Report;
import jp.sekisho.sanitize.Result;
import jp.sekisho.sanitize.Spool;
import jp.sekisho.sanitize.Verdict;
import jp.sekisho.sanitize.Work;

/// ZIP archives: every member goes through the engine, what is left goes into a new archive.
public final class ZipFormat implements Format {

    private static final int MAX_FINDINGS = 20;

    @Override
    public Set<FileType> types() {
        return Set.of(FileType.ZIP);
    }

    @Override
    public Rebuilt rebuild(Content in, FileType type, Work work) throws Refused, IOException {
        ZipReader zip = ZipReader.open(in);
        for (String oddity : zip.oddities()) {
            work.remove(Feature.ZIP_STRUCTURE, oddity);
        }
        if (zip.entries().size() > work.limits().entries()) {
            throw new Refused(Reason.TOO_MANY_ENTRIES, zip.entries().size() + "個");
        }
        boolean encrypted = zip.entries().stream().anyMatch(ZipReader.Entry::encrypted);
        Map<String, Content> opened = encrypted ? EncryptedEntries.open(in, zip, work) : Map.of();
        if (encrypted) {
            work.remove(Feature.ZIP_ENCRYPTION, "ZIP");
        }
        try (ZipWriter out = new ZipWriter()) {
            Set<String> taken = new HashSet<>();
            int delivered = 0;
            Report worst = null;
            for (ZipReader.Entry entry : zip.entries()) {
                work.entry();
                if (entry.folder() && entry.size() == 0) {
                    continue;
                }
                if (entry.link()) {
                    work.remove(Feature.ZIP_NAME, entry.name() + " (リンク)");
                    continue;
                }
                Content member = content(zip, entry, opened, work);
                Result result = work.member(entry.name(), member);
                String safe = safePath(entry.name(), result.report(), taken, work);
                switch (result) {
                    case Result.Delivered d -> {
                        out.add(safe, d.content());
                        delivered++;
                    }
                    case Result.Withheld w -> {
                        out.add(safe, Notice.of(w.report(), member.size()));
                        worst = worse(worst, w.report());
                    }
                }
            }
            if (delivered == 0 && worst != null) {
                throw nothingLeft(worst);
            }
            return new Rebuilt(out.finish(), FileType.ZIP);
        }
    }

    /// An archive of which nothing would be left but notices is held itself.
    private static Refused nothingLeft(Report worst) {
        return switch (worst.verdict()) {
            case Verdict.Held(Reason reason, String _) -> new Refused(reason, worst.file());
            case Verdict.Blocked(Reason reason, String _) -> new Refused(reason, worst.file());
            case Verdict.Clean _, Verdict.Sanitized _ -> new Refused(Reason.DAMAGED, worst.file());
        };
    }

    private static Report worse(@org.jspecify.annotations.Nullable Report one, Report other) {
        return one == null || other.verdict().severity() > one.verdict().severity() ? other : one;
    }

    private static Content content(
            ZipReader zip, ZipReader.Entry entry, Map<String, Content> opened, Work work)
            throws Refused, IOException {
        Content known = opened.get(entry.name());
        if (known != null) {
            return known;
        }
        work.unpacked(entry.packedSize(), entry.size());
        return zip.expand(entry, work.limits().fileBytes());
    }

    private static String safePath(String name, Report report, Set<String> taken, Work work)
            throws Refused {
        List<String> steps = new ArrayList<>();
        String path = name.replace('\\', '/');
        for (int at = 0; at <= path.length(); ) {
            int end = path.indexOf('/', at);
            end = end < 0 ? path.length() : end;
            String step = path.substring(at, end);
            if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
                steps.add(OutputName.safe(step));
            }
            at = end + 1;
        }
        String last = steps.isEmpty() ? "file" : steps.removeLast();
        String own = report.out().orElse(Notice.nameFor(last));
        steps.add(own);
        String safe = String.join("/", steps);
        String before = safe;
        for (int i = 2; !taken.add(safe.toLowerCase(Locale.ROOT)); i++) {
            int dot = before.lastIndexOf('.');
            int cut = dot > before.lastIndexOf('/') ? dot : before.length();
            safe = before.substring(0, cut) + " (" + i + ")" + before.substring(cut);
        }
        boolean renamed =
                report.out().isPresent() && !safe.equals(path) && !stem(safe).equals(stem(path));
        if (renamed) {
            work.remove(Feature.ZIP_NAME, name);
        }
        return safe;
    }

    private static String stem(String path) {
        int dot = path.lastIndexOf('.');
        return dot > 0 ? path.substring(0, dot) : path;
    }

    @Override
    public List<String> verify(Content out, FileType type, Policy policy) throws IOException {
        List<String> findings = new ArrayList<>();
        Map<String, Boolean> names = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(out.stream(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                boolean odd =
                        name.startsWith("/")
                                || name.contains("../")
                                || name.contains("\\")
                                || name.contains(":")
                                || entry.getExtra() != null
                                || names.put(name.toLowerCase(Locale.ROOT), true) != null;
                if (odd && findings.size() < MAX_FINDINGS) {
                    findings.add(name);
                }
                try (Spool sink = new Spool()) {
                    zip.transferTo(sink);
                    Content member = sink.finish();
                    FileType seen =
                            new jp.sekisho.sanitize.detect.ContentDetection().detect("", member);
                    if (seen.fate() != FileType.Fate.REBUILT && member.size() > 0) {
                        findings.add(name + ": " + seen);
                    }
                }
            }
        }
        return findings;
    }
}
