// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.sekisho.ledger.Change;
import jp.sekisho.ledger.InMemoryLedgerStorage;
import jp.sekisho.ledger.Ledger;
import jp.sekisho.ledger.note.Origin;
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
import org.openjdk.jmh.annotations.Warmup;

/// Appends [#ENTRIES] entries to an empty ledger; the score is the time of all of them.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class LedgerAppending {

    /// How many entries one shot appends.
    public static final int ENTRIES = 250_000;

    /// How many entries are appended, and committed, at once.
    @Param({"1000"})
    public int batch;

    private final List<List<Change>> batches = new ArrayList<>();

    /// Makes the changes beforehand: they are the caller's.
    @Setup
    public void changes() {
        for (int from = 0; from < ENTRIES; from += batch) {
            batches.add(SampleChanges.of(from, batch));
        }
    }

    /// Into memory.
    ///
    /// @param time prints the processor time
    /// @return the ledger
    @Benchmark
    public Object inMemory(ProcessorTime time) {
        Ledger ledger = open(new InMemoryLedgerStorage());
        batches.forEach(ledger::append);
        return ledger;
    }

    /// Into a SQLite file with a write-ahead log, each batch one synced commit.
    ///
    /// @param time prints the processor time
    /// @return the size of the ledger
    /// @throws IOException where the file cannot be made
    /// @throws SQLException where the database fails
    @Benchmark
    public Object sqlite(ProcessorTime time) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("ledger-bench");
        try (SqliteLedgerStorage storage =
                new SqliteLedgerStorage(folder.resolve("ledger.db").toString())) {
            Ledger ledger = open(storage);
            for (List<Change> changes : batches) {
                ledger.append(changes);
                storage.commit();
            }
            return storage.size();
        } finally {
            Scratch.delete(folder);
        }
    }

    private static Ledger open(jp.sekisho.ledger.LedgerStorage storage) {
        return new Ledger(new Origin("bench.example/ledger"), storage, new SecureRandom());
    }
}
