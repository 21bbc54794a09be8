// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.worker;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Level;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.PolicyReading;
import jp.sekisho.sanitize.Result;
import jp.sekisho.sanitize.Sanitizer;
import jp.sekisho.sanitize.Submission;
import jp.sekisho.sanitize.detect.ContentDetection;
import jp.sekisho.sanitize.formats.Formats;
import jp.sekisho.sanitize.formats.PolicyFile;

/// The program of a worker process: reads requests from standard input, answers on standard output,
/// ends with its parent.
public final class Worker {

    static final int PROGRESS = 1;
    static final int DONE = 2;

    private Worker() {}

    /// Serves requests until standard input ends.
    ///
    /// @param args level and nothing else
    /// @throws IOException where the parent is gone
    public static void main(String[] args) throws IOException {
        DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
        DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // Libraries that print must not disturb the answers.
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        System.setErr(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        Thread serving =
                new Thread(null, () -> serve(Level.valueOf(args[0]), in, out), "serve", 16L << 20);
        serving.start();
    }

    private static void serve(Level level, DataInputStream in, DataOutputStream out) {
        try {
            Policy policy =
                    switch (PolicyFile.read(ReportCodec.text(in), level)) {
                        case PolicyReading.Read read -> read.policy();
                        case PolicyReading.Unusable bad -> throw new IOException(bad.message());
                    };
            // Ready: what starting took is not the first file's time.
            tell(out, "");
            while (true) {
                request(policy, in, out);
            }
        } catch (EOFException e) {
            Runtime.getRuntime().halt(0);
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    private static void request(Policy policy, DataInputStream in, DataOutputStream out)
            throws IOException {
        Path file = Path.of(ReportCodec.text(in));
        String name = ReportCodec.text(in);
        Path spool = Path.of(ReportCodec.text(in));
        String declared = ReportCodec.text(in);
        List<String> passwords = ReportCodec.texts(in);
        Set<String> skipped = Set.copyOf(ReportCodec.texts(in));
        Content content = Content.map(file);
        AtomicReference<String> at = new AtomicReference<>("");
        Sanitizer engine =
                new Sanitizer(
                        policy,
                        new ContentDetection(),
                        Formats.all(),
                        System::nanoTime,
                        path -> {
                            at.set(path);
                            tell(out, path);
                        },
                        skipped);
        Result result =
                engine.sanitize(
                        new Submission(
                                name,
                                content,
                                Optional.of(declared).filter(d -> !d.isEmpty()),
                                passwords));
        if (result instanceof Result.Delivered delivered) {
            try (OutputStream target = Files.newOutputStream(spool)) {
                delivered.content().stream().transferTo(target);
            }
        }
        out.writeByte(DONE);
        ReportCodec.write(out, result.report());
        out.flush();
    }

    private static void tell(DataOutputStream out, String path) {
        try {
            out.writeByte(PROGRESS);
            ReportCodec.text(out, path);
            out.flush();
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }
}
