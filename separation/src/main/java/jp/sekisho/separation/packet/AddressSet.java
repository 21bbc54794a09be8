// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A set of addresses of either family, as sorted ranges that neither overlap nor touch.
// Identity is only a shortcut here: comparing by value would cost what it saves.
@SuppressWarnings("ReferenceEquality")
public final class AddressSet {

    /// One run of addresses.
    ///
    /// @param from the first address
    /// @param to the last address, included, not before `from`
    public record Range(Address from, Address to) {
        public Range {
            if (from.compareTo(to) > 0) {
                throw new IllegalArgumentException("range from " + from + " to " + to);
            }
        }
    }

    /// No address.
    public static final AddressSet NONE = new AddressSet(List.of());

    /// Every address of both families.
    public static final AddressSet ANY =
            new AddressSet(List.of(new Range(Address.LOWEST, Address.HIGHEST)));

    /// Every IPv4 address.
    public static final AddressSet V4 = range(Address.v4(0), Address.v4(-1));

    /// Every IPv6 address.
    public static final AddressSet V6 = ANY.minus(V4);

    private final List<Range> ranges;

    // The hull again as numbers, moved so that they compare as signed ones: most sets are one
    // range, and most comparisons end here.
    private final long fromHigh;
    private final long fromLow;
    private final long toHigh;
    private final long toLow;

    private AddressSet(List<Range> ranges) {
        this.ranges = ranges;
        Address from = ranges.isEmpty() ? Address.HIGHEST : ranges.getFirst().from;
        Address to = ranges.isEmpty() ? Address.LOWEST : ranges.getLast().to;
        this.fromHigh = from.high() ^ Long.MIN_VALUE;
        this.fromLow = from.low() ^ Long.MIN_VALUE;
        this.toHigh = to.high() ^ Long.MIN_VALUE;
        this.toLow = to.low() ^ Long.MIN_VALUE;
    }

    private static boolean isAfter(long high, long low, long otherHigh, long otherLow) {
        return high > otherHigh || (high == otherHigh && low > otherLow);
    }

    /// Makes the set of one run of addresses.
    public static AddressSet range(Address from, Address to) {
        return new AddressSet(List.of(new Range(from, to)));
    }

    /// Makes the set of one run of addresses of a family: IPv4's place is not IPv6's.
    private static AddressSet run(Address from, Address to, boolean four) {
        AddressSet run = range(from, to);
        return four || !run.overlaps(V4) ? run : run.minus(V4);
    }

    /// Makes the set of one address.
    public static AddressSet of(Address one) {
        return range(one, one);
    }

    /// Makes the set of a prefix; bits of the address below the prefix are ignored.
    ///
    /// @param address an address in it
    /// @param length 0 to 32 for IPv4, 0 to 128 for IPv6
    public static AddressSet prefix(Address address, int length) {
        int bits = address.isV4() ? length + 96 : length;
        if (length < 0 || length > (address.isV4() ? 32 : 128)) {
            throw new IllegalArgumentException("prefix length " + length);
        }
        if (bits == 0) {
            return V6;
        }
        long highMask = bits >= 64 ? -1 : -1L << (64 - bits);
        long lowMask = bits <= 64 ? 0 : -1L << (128 - bits);
        return run(
                new Address(address.high() & highMask, address.low() & lowMask),
                new Address(address.high() | ~highMask, address.low() | ~lowMask),
                address.isV4());
    }

    /// Makes the set of addresses that agree with one in the bits that a mask sets; the mask need
    /// not be contiguous.
    ///
    /// @param address the pattern
    /// @param mask which bits count
    /// @return the set, or nothing where it would take more than 4096 ranges
    public static Optional<AddressSet> masked(Address address, Address mask) {
        return Masks.ranges(address, mask)
                .map(ranges -> address.isV4() ? union(ranges) : union(ranges).minus(V4));
    }

    /// Makes the union of ranges in any order.
    public static AddressSet union(List<Range> parts) {
        if (parts.isEmpty()) {
            return NONE;
        }
        List<Range> sorted = new ArrayList<>(parts);
        sorted.sort((a, b) -> a.from.compareTo(b.from));
        List<Range> merged = new ArrayList<>(sorted.size());
        Range open = sorted.getFirst();
        for (Range next : sorted.subList(1, sorted.size())) {
            boolean touches =
                    open.to.equals(Address.HIGHEST) || next.from.compareTo(open.to.next()) <= 0;
            if (touches) {
                open = next.to.compareTo(open.to) > 0 ? new Range(open.from, next.to) : open;
            } else {
                merged.add(open);
                open = next;
            }
        }
        merged.add(open);
        return new AddressSet(List.copyOf(merged));
    }

    /// Reads an address, a prefix (`10.0.0.0/8`), an address with a mask (`10.0.0.0/255.0.0.0`) or
    /// a range (`10.0.0.1-10.0.0.9`).
    ///
    /// @return the set, or nothing where the text is none of these
    public static Optional<AddressSet> tryParse(String text) {
        int slash = text.indexOf('/');
        if (slash >= 0) {
            Optional<Address> address = Address.tryParse(text.substring(0, slash));
            return address.flatMap(a -> masked(a, text.substring(slash + 1)));
        }
        int dash = text.indexOf('-');
        if (dash >= 0) {
            Optional<Address> from = Address.tryParse(text.substring(0, dash).strip());
            Optional<Address> to = Address.tryParse(text.substring(dash + 1).strip());
            return from.flatMap(f ->
                    to.filter(t -> f.isV4() == t.isV4() && f.compareTo(t) <= 0)
                            .map(t -> run(f, t, f.isV4())));
        }
        return Address.tryParse(text).map(AddressSet::of);
    }

    /// Reads what [#tryParse] reads, where it is known to be right.
    ///
    /// @throws IllegalArgumentException where it is not
    public static AddressSet parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException("no addresses: " + text));
    }

    private static Optional<AddressSet> masked(Address address, String mask) {
        if (!mask.isEmpty()
                && mask.length() <= 3
                && mask.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int length = Integer.parseInt(mask);
            return length <= (address.isV4() ? 32 : 128)
                    ? Optional.of(prefix(address, length))
                    : Optional.empty();
        }
        return Address.tryParse(mask)
                .filter(m -> m.isV4() == address.isV4())
                .flatMap(m -> masked(address, m));
    }

    /// Returns how far the set reaches from its lowest to its highest address, as the number of
    /// binary digits: no set is covered by one that reaches less far.
    ///
    /// @return 0 to 128
    public int reach() {
        if (isEmpty()) {
            return 0;
        }
        Address across = ranges.getLast().to.minus(ranges.getFirst().from);
        return across.high() == 0
                ? 64 - Long.numberOfLeadingZeros(across.low())
                : 128 - Long.numberOfLeadingZeros(across.high());
    }

    /// Says whether the set is one run of addresses; IPv4's place does not interrupt one of IPv6.
    public boolean isRun() {
        return ranges.size() == 1
                || (ranges.size() == 2 && !overlaps(V4) && or(V4).ranges.size() == 1);
    }

    /// Returns a number for the lowest address that never falls as the address grows; addresses
    /// that are close together may have the same one. Without addresses it is above that of the
    /// highest.
    long lowestAsNumber() {
        return asNumber(fromHigh ^ Long.MIN_VALUE, fromLow ^ Long.MIN_VALUE);
    }

    /// Returns the same for the highest address.
    long highestAsNumber() {
        return asNumber(toHigh ^ Long.MIN_VALUE, toLow ^ Long.MIN_VALUE);
    }

    /// IPv4 and what is below one by one, then the rest by the upper half.
    private static long asNumber(long high, long low) {
        if (high == 0) {
            return low >>> 48 == 0 ? low : 1L << 48;
        }
        return (1L << 48) + (high >>> 2);
    }

    /// Returns the ranges in order.
    public List<Range> ranges() {
        return ranges;
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /// Returns the lowest address.
    ///
    /// @throws java.util.NoSuchElementException where the set is empty
    public Address lowest() {
        return ranges.getFirst().from;
    }

    Address highest() {
        return ranges.getLast().to;
    }

    public boolean contains(Address address) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range range = ranges.get(middle);
            if (address.compareTo(range.from) < 0) {
                high = middle - 1;
            } else if (address.compareTo(range.to) > 0) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    public boolean overlaps(AddressSet other) {
        if (isAfter(fromHigh, fromLow, other.toHigh, other.toLow)
                || isAfter(other.fromHigh, other.fromLow, toHigh, toLow)) {
            return false;
        }
        if (ranges.size() == 1 && other.ranges.size() == 1) {
            return true;
        }
        int i = 0;
        int j = 0;
        while (i < ranges.size() && j < other.ranges.size()) {
            Range a = ranges.get(i);
            Range b = other.ranges.get(j);
            if (a.to.compareTo(b.from) < 0) {
                i++;
            } else if (b.to.compareTo(a.from) < 0) {
                j++;
            } else {
                return true;
            }
        }
        return false;
    }

    public AddressSet and(AddressSet other) {
        if (this == ANY || this == other) {
            return other;
        }
        if (other == ANY) {
            return this;
        }
        List<Range> common = new ArrayList<>(2);
        int i = 0;
        int j = 0;
        while (i < ranges.size() && j < other.ranges.size()) {
            Range a = ranges.get(i);
            Range b = other.ranges.get(j);
            Address from = a.from.compareTo(b.from) >= 0 ? a.from : b.from;
            Address to = a.to.compareTo(b.to) <= 0 ? a.to : b.to;
            if (from.compareTo(to) <= 0) {
                common.add(new Range(from, to));
            }
            if (a.to.compareTo(b.to) < 0) {
                i++;
            } else {
                j++;
            }
        }
        return common.isEmpty() ? NONE : new AddressSet(List.copyOf(common));
    }

    public AddressSet minus(AddressSet other) {
        if (other == ANY || this == other) {
            return NONE;
        }
        List<Range> left = new ArrayList<>(ranges.size() + 1);
        int j = 0;
        for (Range a : ranges) {
            Address from = a.from;
            boolean open = true;
            while (j < other.ranges.size() && other.ranges.get(j).to.compareTo(from) < 0) {
                j++;
            }
            int k = j;
            while (open
                    && k < other.ranges.size()
                    && other.ranges.get(k).from.compareTo(a.to) <= 0) {
                Range b = other.ranges.get(k);
                if (b.from.compareTo(from) > 0) {
                    left.add(new Range(from, b.from.previous()));
                }
                open = b.to.compareTo(a.to) < 0;
                from = open ? b.to.next() : from;
                k++;
            }
            if (open) {
                left.add(new Range(from, a.to));
            }
        }
        return left.isEmpty() ? NONE : new AddressSet(List.copyOf(left));
    }

    public AddressSet or(AddressSet other) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return union(all);
    }

    /// Says whether every address of another set is in this one.
    public boolean covers(AddressSet other) {
        if (this == ANY || this == other || other.ranges.isEmpty()) {
            return true;
        }
        if (isAfter(fromHigh, fromLow, other.fromHigh, other.fromLow)
                || isAfter(other.toHigh, other.toLow, toHigh, toLow)) {
            return false;
        }
        if (ranges.size() == 1) {
            return true;
        }
        int i = 0;
        for (Range range : other.ranges) {
            while (i < ranges.size() && ranges.get(i).to.compareTo(range.from) < 0) {
                i++;
            }
            // Ranges never touch: one of them has to hold the whole.
            if (i == ranges.size()
                    || ranges.get(i).from.compareTo(range.from) > 0
                    || ranges.get(i).to.compareTo(range.to) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other == this || (other instanceof AddressSet set && ranges.equals(set.ranges));
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    @Override
    public String toString() {
        return ranges.toString();
    }
}
