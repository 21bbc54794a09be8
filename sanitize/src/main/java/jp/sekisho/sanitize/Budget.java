// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.util.function.LongSupplier;

/// What one submission may use up, over all that is inside it.
final class Budget {

    private final Limits limits;
    private final LongSupplier nanoTime;
    private final long end;
    private long unpackedBytes;
    private long packedBytes;
    private int entries;

    Budget(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + limits.perSubmission().toNanos();
    }

    void unpacked(long packed, long unpacked) throws Refused {
        unpackedBytes += unpacked;
        packedBytes += packed;
        if (unpackedBytes > limits.expandedBytes()) {
            throw new Refused(Reason.EXPANSION, (unpackedBytes >> 20) + " MB");
        }
        boolean tooDense =
                unpacked / Math.max(1, packed) > limits.ratio()
                        || unpackedBytes / Math.max(1, packedBytes) > limits.ratio();
        if (unpackedBytes > Limits.RATIO_FLOOR && tooDense) {
            throw new Refused(Reason.EXPANSION, unpackedBytes / Math.max(1, packedBytes) + "倍");
        }
        checkTime();
    }

    void entry() throws Refused {
        if (++entries > limits.entries()) {
            throw new Refused(Reason.TOO_MANY_ENTRIES, limits.entries() + "個まで");
        }
        if ((entries & 63) == 0) {
            checkTime();
        }
    }

    void checkTime() throws Refused {
        if (nanoTime.getAsLong() - end > 0) {
            throw new Refused(Reason.TIMED_OUT, limits.perSubmission().toSeconds() + "秒");
        }
    }
}
