// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.separation.packet.AddressSet.Range;

/// Masks that need not be contiguous, as ranges.
final class Masks {

    /// Bits that a mask may leave open above its last set one: each doubles the ranges, 4096 at
    /// most.
    private static final int HOLES_LIMIT = 12;

    private Masks() {}

    /// Returns the ranges of the addresses that agree with one in the bits that a mask sets, in any
    /// order; nothing where they are too many.
    static Optional<List<Range>> ranges(Address address, Address mask) {
        long highFree = ~mask.high();
        long lowFree = address.isV4() ? ~mask.low() & 0xffff_ffffL : ~mask.low();
        if (address.isV4()) {
            highFree = 0;
        }
        int tail =
                lowFree == -1
                        ? 64 + Long.numberOfTrailingZeros(~highFree)
                        : Long.numberOfTrailingZeros(~lowFree);
        Address tailMask =
                tail >= 64
                        ? new Address(tail == 128 ? -1 : (1L << (tail - 64)) - 1, -1)
                        : new Address(0, (1L << tail) - 1);
        long highOpen = highFree & ~tailMask.high();
        long lowOpen = lowFree & ~tailMask.low();
        if (Long.bitCount(highOpen) + Long.bitCount(lowOpen) > HOLES_LIMIT) {
            return Optional.empty();
        }
        Address base = new Address(address.high() & ~highFree, address.low() & ~lowFree);
        List<Range> ranges = new ArrayList<>();
        long high = 0;
        do {
            long low = 0;
            do {
                Address from = new Address(base.high() | high, base.low() | low);
                ranges.add(
                        new Range(
                                from,
                                new Address(
                                        from.high() | tailMask.high(),
                                        from.low() | tailMask.low())));
                low = (low - lowOpen) & lowOpen;
            } while (low != 0);
            high = (high - highOpen) & highOpen;
        } while (high != 0);
        return Optional.of(ranges);
    }
}
