// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.packet;

import java.net.InetAddress;
import java.util.Optional;

/// One address of either family as 128 bits; IPv4 lies in `::ffff:0:0/96` (RFC 4291 §2.5.5.2),
/// which never travels on a wire, so that the two families cannot meet.
///
/// @param high the upper 64 bits, unsigned
/// @param low the lower 64 bits, unsigned
public record Address(long high, long low) implements Comparable<Address> {

    static final long MAPPED = 0xffff_0000_0000L;

    /// The lowest of all 128-bit values.
    public static final Address LOWEST = new Address(0, 0);

    /// The highest of all 128-bit values.
    public static final Address HIGHEST = new Address(-1, -1);

    /// Makes an IPv4 address.
    ///
    /// @param bits the 32 bits in the lower half; the upper half is ignored
    public static Address v4(long bits) {
        return new Address(0, MAPPED | (bits & 0xffff_ffffL));
    }

    /// Reads `10.0.0.1` (four decimal parts without leading zeros) or any literal of RFC 4291 §2.2;
    /// names are never looked up.
    ///
    /// @param text the literal
    /// @return the address, or nothing where the text is no literal
    public static Optional<Address> tryParse(String text) {
        if (text.indexOf(':') < 0) {
            return parseV4(text);
        }
        if (text.indexOf('%') >= 0 || text.length() > 45) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(text).getAddress();
            if (bytes.length == 4) {
                return Optional.of(v4(number(bytes, 0, 4)));
            }
            return Optional.of(new Address(number(bytes, 0, 8), number(bytes, 8, 8)));
        } catch (IllegalArgumentException noLiteral) {
            return Optional.empty();
        }
    }

    /// Reads a literal that is known to be one.
    ///
    /// @param text the literal
    /// @throws IllegalArgumentException where it is none
    public static Address parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException("no address: " + text));
    }

    private static Optional<Address> parseV4(String text) {
        long bits = 0;
        int parts = 0;
        int part = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.') {
                if (part < 0 || ++parts > 4) {
                    return Optional.empty();
                }
                bits = (bits << 8) | part;
                part = -1;
            } else if (c < '0' || c > '9' || part == 0) {
                return Optional.empty();
            } else {
                part = Math.max(part, 0) * 10 + (c - '0');
                if (part > 255) {
                    return Optional.empty();
                }
            }
        }
        return parts == 4 ? Optional.of(v4(bits)) : Optional.empty();
    }

    private static long number(byte[] bytes, int from, int length) {
        long value = 0;
        for (int i = from; i < from + length; i++) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }

    /// Says whether this is an IPv4 address.
    public boolean isV4() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    /// Returns the address as bytes in network order: 4 or 16.
    public byte[] bytes() {
        int length = isV4() ? 4 : 16;
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int shift = 8 * (length - 1 - i);
            bytes[i] = (byte) (shift >= 64 ? high >>> (shift - 64) : low >>> shift);
        }
        return bytes;
    }

    /// Returns the address that follows; not to be asked of the highest one.
    public Address next() {
        return low == -1 ? new Address(high + 1, 0) : new Address(high, low + 1);
    }

    Address previous() {
        return low == 0 ? new Address(high - 1, -1) : new Address(high, low - 1);
    }

    /// Adds a number of addresses, wrapping at the end of the 128 bits.
    ///
    /// @param offset what to add, as an address
    public Address plus(Address offset) {
        long sum = low + offset.low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new Address(high + offset.high + carry, sum);
    }

    /// Takes a number of addresses away, wrapping at the end of the 128 bits.
    ///
    /// @param offset what to take away, as an address
    public Address minus(Address offset) {
        long borrow = Long.compareUnsigned(low, offset.low) < 0 ? 1 : 0;
        return new Address(high - offset.high - borrow, low - offset.low);
    }

    @Override
    public int compareTo(Address other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        if (isV4()) {
            return ((low >>> 24) & 255)
                    + "."
                    + ((low >>> 16) & 255)
                    + "."
                    + ((low >>> 8) & 255)
                    + "."
                    + (low & 255);
        }
        return V6Text.of(this);
    }
}
