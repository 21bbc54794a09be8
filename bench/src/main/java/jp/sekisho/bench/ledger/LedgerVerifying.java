// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jp.sekisho.ledger.EntryId;
import jp.sekisho.ledger.ExportedLedger;
import jp.sekisho.ledger.InMemoryLedgerStorage;
import jp.sekisho.ledger.Ledger;
import jp.sekisho.ledger.LedgerExport;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.ledger.NotAnExportException;
import jp.sekisho.ledger.Trust;
import jp.sekisho.ledger.Verification;
import jp.sekisho.ledger.note.KeyName;
import jp.sekisho.ledger.note.Origin;
import jp.sekisho.ledger.note.SignatureType;
import jp.sekisho.ledger.note.SigningKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Verifies an export from the disk; also prints how large the proof of one entry is.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx1600m")
public class LedgerVerifying {

    private static final int BATCH = 1000;

    /// How many entries the ledger has.
    @Param({"1000", "10000", "100000", "1000000"})
    public int entries;

    private final Origin origin = new Origin("bench.example/ledger");
    private final SigningKey key =
            SigningKey.generate(
                    new KeyName(origin.value()), SignatureType.ED25519, new SecureRandom());
    private Path folder = Path.of("");
    private Path file = Path.of("");

    /// Writes the export.
    ///
    /// @throws IOException where it cannot be written
    /// @throws NotAnExportException never
    @Setup
    public void export() throws IOException, NotAnExportException {
        folder = Files.createTempDirectory("ledger-bench");
        file = folder.resolve("ledger.export");
        InMemoryLedgerStorage storage = new InMemoryLedgerStorage();
        Ledger ledger = new Ledger(origin, storage, new SecureRandom());
        for (int from = 0; from < entries; from += BATCH) {
            ledger.append(SampleChanges.of(from, BATCH));
        }
        ledger.checkpoint(List.of(key.signer(Clock.systemUTC())));
        try (OutputStream out = Files.newOutputStream(file)) {
            LedgerExport.write(origin, storage, List.of(key.verifierKey()), out);
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (ExportedLedger.prove(in, new EntryId(entries / 3))
                    instanceof ExportedLedger.Proved(var proof)) {
                System.out.printf(
                        "proof in %,d entries: %d hashes, %,d bytes; export %,d bytes%n",
                        entries, proof.path().size(), proof.text().length(), Files.size(file));
            }
        }
    }

    /// Removes the export.
    ///
    /// @throws IOException where it cannot be removed
    @TearDown
    public void delete() throws IOException {
        Scratch.delete(folder);
    }

    /// Every hash, every fact, the checkpoint's signature.
    ///
    /// @param time prints the processor time
    /// @return the verdict
    /// @throws IOException where the export cannot be read
    /// @throws NotAnExportException never
    @Benchmark
    public Object verify(ProcessorTime time) throws IOException, NotAnExportException {
        try (InputStream in = Files.newInputStream(file)) {
            Verification verdict =
                    LedgerVerifier.verify(in, Trust.of(key.verifierKey()), Optional.empty());
            if (!(verdict instanceof Verification.Intact)) {
                throw new IllegalStateException("not intact: " + verdict);
            }
            return verdict;
        }
    }
}
