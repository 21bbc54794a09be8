// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.zone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.sekisho.detection.sigma.Network;

/// To whom an address belongs: the owner of the narrowest network that holds it. An address is one
/// number of 128 bits, an IPv4 address that of `::ffff:0:0/96`.
final class AddressMap {

    /// Nobody's.
    static final int NOBODY = -1;

    /// A network and its owner.
    record Owned(Network network, int owner) {}

    private record Range(long high, long low, long lastHigh, long lastLow, int width, int owner) {
        static Range of(Owned owned) {
            byte[] address = owned.network().address();
            int fixed = owned.network().prefix() + (address.length == 4 ? 96 : 0);
            long high = AddressMap.high(address);
            long low = AddressMap.low(address);
            long freeHigh = fixed >= 64 ? 0 : -1L >>> fixed;
            long freeLow = fixed >= 128 ? 0 : fixed <= 64 ? -1L : -1L >>> (fixed - 64);
            return new Range(
                    high & ~freeHigh,
                    low & ~freeLow,
                    high | freeHigh,
                    low | freeLow,
                    128 - fixed,
                    owned.owner());
        }

        boolean holds(Range other) {
            return compare(high, low, other.high, other.low) <= 0
                    && compare(lastHigh, lastLow, other.lastHigh, other.lastLow) >= 0;
        }
    }

    private final long[] highs;
    private final long[] lows;
    private final int[] owners;

    /// Makes the map; of equal networks the first counts.
    AddressMap(List<Owned> networks) {
        List<Range> ranges = new ArrayList<>(networks.stream().map(Range::of).toList());
        Comparator<Range> byStart = (a, b) -> compare(a.high, a.low, b.high, b.low);
        ranges.sort(byStart.thenComparingInt(r -> -r.width));
        List<long[]> steps = new ArrayList<>();
        ArrayDeque<Range> open = new ArrayDeque<>();
        for (Range range : ranges) {
            close(open, range, steps);
            Range around = open.peek();
            boolean same = around != null && around.width == range.width;
            if (!same) {
                steps.add(new long[] {range.high, range.low, range.owner});
                open.push(range);
            }
        }
        close(open, null, steps);
        int size = steps.size() + 1;
        highs = new long[size];
        lows = new long[size];
        owners = new int[size];
        owners[0] = NOBODY;
        for (int i = 1; i < size; i++) {
            long[] step = steps.get(i - 1);
            highs[i] = step[0];
            lows[i] = step[1];
            owners[i] = (int) step[2];
        }
    }

    /// Ends the ranges that do not hold the next one; behind each, its surroundings go on.
    private static void close(
            ArrayDeque<Range> open,
            @org.jspecify.annotations.Nullable Range next,
            List<long[]> steps) {
        while (!open.isEmpty() && (next == null || !open.peek().holds(next))) {
            Range ended = open.pop();
            long low = ended.lastLow + 1;
            long high = ended.lastHigh + (low == 0 ? 1 : 0);
            if (low == 0 && high == 0) {
                continue;
            }
            Range around = open.peek();
            steps.add(new long[] {high, low, around == null ? NOBODY : around.owner});
        }
    }

    int ownerOf(long high, long low) {
        int from = 0;
        int to = highs.length - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (compare(highs[middle], lows[middle], high, low) <= 0) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return owners[from];
    }

    boolean isEmpty() {
        return owners.length == 1;
    }

    private static int compare(long highA, long lowA, long highB, long lowB) {
        int c = Long.compareUnsigned(highA, highB);
        return c != 0 ? c : Long.compareUnsigned(lowA, lowB);
    }

    static long high(byte[] address) {
        return address.length == 4 ? 0 : eight(address, 0);
    }

    static long low(byte[] address) {
        if (address.length == 16) {
            return eight(address, 8);
        }
        long low = 0xffff;
        for (byte b : address) {
            low = low << 8 | (b & 0xff);
        }
        return low;
    }

    private static long eight(byte[] address, int from) {
        long value = 0;
        for (int i = from; i < from + 8; i++) {
            value = value << 8 | (address[i] & 0xff);
        }
        return value;
    }
}
