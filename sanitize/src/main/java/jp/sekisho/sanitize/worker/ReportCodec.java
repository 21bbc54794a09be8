// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Removal;
import jp.sekisho.sanitize.Report;
import jp.sekisho.sanitize.Sha256;
import jp.sekisho.sanitize.Signature;
import jp.sekisho.sanitize.Verdict;

/// Reports on their way from a worker process. A worker is not trusted: whatever it sends is
/// checked by the constructors of what it becomes.
final class ReportCodec {

    private static final int MAX_STRING = 1 << 20;
    private static final int MAX_LIST = 1 << 20;
    private static final int MAX_DEPTH = 64;

    private ReportCodec() {}

    static void write(DataOutputStream out, Report report) throws IOException {
        text(out, report.file());
        text(out, report.type().name());
        text(out, report.verdict().outcome());
        switch (report.verdict()) {
            case Verdict.Clean _, Verdict.Sanitized _ -> {}
            case Verdict.Held(Reason reason, String detail) -> {
                text(out, reason.name());
                text(out, detail);
            }
            case Verdict.Blocked(Reason reason, String detail) -> {
                text(out, reason.name());
                text(out, detail);
            }
        }
        out.writeInt(report.removed().size());
        for (Removal removal : report.removed()) {
            text(out, removal.what().name());
            text(out, removal.where());
            out.writeInt(removal.count());
        }
        texts(out, report.links());
        texts(out, report.notes());
        out.writeInt(report.signatures().size());
        for (Signature signature : report.signatures()) {
            text(out, signature.where());
            text(out, signature.standing().name());
            text(out, signature.signer());
        }
        out.writeInt(report.members().size());
        for (Report member : report.members()) {
            write(out, member);
        }
        text(out, report.sha256In().value());
        text(out, report.sha256Out().map(Sha256::value).orElse(""));
        text(out, report.out().orElse(""));
        out.writeLong(report.millis());
    }

    static Report read(DataInputStream in) throws IOException {
        try {
            return read(in, 0);
        } catch (IllegalArgumentException e) {
            throw new IOException("a worker sent nonsense", e);
        }
    }

    private static Report read(DataInputStream in, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("a worker sent a report of depth " + depth);
        }
        String file = text(in);
        FileType type = FileType.valueOf(text(in));
        Verdict verdict = verdict(in, text(in));
        List<Removal> removed = new ArrayList<>();
        for (int i = size(in); i > 0; i--) {
            removed.add(new Removal(Feature.valueOf(text(in)), text(in), in.readInt()));
        }
        List<String> links = texts(in);
        List<String> notes = texts(in);
        List<Signature> signatures = new ArrayList<>();
        for (int i = size(in); i > 0; i--) {
            signatures.add(new Signature(text(in), Signature.Standing.valueOf(text(in)), text(in)));
        }
        List<Report> members = new ArrayList<>();
        for (int i = size(in); i > 0; i--) {
            members.add(read(in, depth + 1));
        }
        Sha256 sha256In = new Sha256(text(in));
        Optional<Sha256> sha256Out = some(text(in)).map(Sha256::new);
        Optional<String> out = some(text(in));
        long millis = in.readLong();
        return new Report(
                file,
                type,
                verdict,
                removed,
                links,
                notes,
                signatures,
                members,
                sha256In,
                sha256Out,
                out,
                millis);
    }

    private static Verdict verdict(DataInputStream in, String outcome) throws IOException {
        return switch (outcome) {
            case "CLEAN" -> new Verdict.Clean();
            case "SANITIZED" -> new Verdict.Sanitized();
            case "HELD" -> new Verdict.Held(Reason.valueOf(text(in)), text(in));
            case "BLOCKED" -> new Verdict.Blocked(Reason.valueOf(text(in)), text(in));
            default -> throw new IOException("outcome " + outcome);
        };
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_STRING) {
            throw new IOException("a worker sent a text of length " + length);
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = size(in); i > 0; i--) {
            texts.add(text(in));
        }
        return texts;
    }

    private static int size(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MAX_LIST) {
            throw new IOException("a worker sent a list of length " + size);
        }
        return size;
    }
}
