// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import jp.sekisho.policy.PolicyReader;
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

/// Reads a policy file's bytes, warm. The file's name is a parameter: `-p file=PATH`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PolicyReading {

    /// The policy that is read; the two real ones unless told otherwise.
    @Param({
        "../shared/policies/shunan-eisei-2026.txt",
        "../shared/policies/higashinaruse-2025.txt"
    })
    public String file = "";

    private byte[] bytes = {};

    /// Loads the file once.
    ///
    /// @throws IOException where it cannot be read
    @Setup
    public void load() throws IOException {
        bytes = Files.readAllBytes(Path.of(file));
    }

    /// Bytes to clause tree.
    ///
    /// @return what was read
    @Benchmark
    public Object read() {
        return PolicyReader.read(bytes);
    }
}
