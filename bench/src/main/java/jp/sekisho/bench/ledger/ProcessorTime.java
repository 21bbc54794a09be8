// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.ledger;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Prints the processor time of each iteration beside its wall time: on a machine that is shared,
/// the former is the figure that can be compared.
@State(Scope.Thread)
public class ProcessorTime {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long start;

    /// Begins to count.
    @Setup(Level.Iteration)
    public void begin() {
        start = threads.getCurrentThreadCpuTime();
    }

    /// Prints what this thread used.
    @TearDown(Level.Iteration)
    public void print() {
        long micros = (threads.getCurrentThreadCpuTime() - start) / 1000;
        System.out.printf("processor %,d us; ", micros);
    }
}
