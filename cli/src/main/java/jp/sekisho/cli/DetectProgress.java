// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import jp.sekisho.detection.format.Tally;

/// Says every few seconds how far a long run is; a short one says nothing.
final class DetectProgress {

    static final Duration PAUSE = Duration.ofSeconds(5);

    private final PrintStream out;
    private final LongSupplier nanos;
    private long said;

    /// @param nanos a clock that only goes forward
    DetectProgress(PrintStream out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        said = nanos.getAsLong();
    }

    /// @param file which file is being read, from 1
    void at(Tally tally, long matched, int file, int files) {
        long now = nanos.getAsLong();
        if (now - said >= PAUSE.toNanos()) {
            said = now;
            out.println(
                    Messages.say(
                            "detectProgress",
                            file,
                            files,
                            tally.events(),
                            tally.bytes() / 1_000_000,
                            matched));
        }
    }
}
