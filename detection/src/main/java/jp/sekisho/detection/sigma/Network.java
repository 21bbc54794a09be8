// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.util.Arrays;
import java.util.Optional;

/// A range of IPv4 or IPv6 addresses in prefix notation.
public final class Network {

    private final byte[] address;
    private final int prefix;

    private Network(byte[] address, int prefix) {
        this.address = address;
        this.prefix = prefix;
    }

    /// Reads `10.0.0.0/8`, `fd00::/8` or a single address.
    ///
    /// @param text as a rule or plan has it
    /// @return the network, or nothing where the text is none
    public static Optional<Network> tryParse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        byte[] address = Addresses.parse(host);
        if (address == null) {
            return Optional.empty();
        }
        int bits = address.length * 8;
        int prefix = slash < 0 ? bits : decimal(text, slash + 1);
        if (prefix < 0 || prefix > bits) {
            return Optional.empty();
        }
        return Optional.of(new Network(address, prefix));
    }

    /// Makes a network of what [#address()] and [#prefix()] gave.
    static Network of(byte[] address, int prefix) {
        boolean fits = address.length == 4 || address.length == 16;
        if (!fits || prefix < 0 || prefix > address.length * 8) {
            throw new IllegalArgumentException("prefix " + prefix);
        }
        return new Network(address.clone(), prefix);
    }

    /// Says whether an address lies within.
    ///
    /// @param other 4 or 16 bytes
    /// @return whether it does; never for the other family
    public boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = prefix >> 3;
        if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = prefix & 7;
        return rest == 0 || ((address[whole] ^ other[whole]) & 0xff & (0xff00 >> rest)) == 0;
    }

    /// Returns how many leading bits are fixed.
    ///
    /// @return 0 to 32 or 128
    public int prefix() {
        return prefix;
    }

    /// Returns the first address.
    ///
    /// @return a copy of 4 or 16 bytes
    public byte[] address() {
        return address.clone();
    }

    private static int decimal(String text, int from) {
        if (from >= text.length() || text.length() - from > 3) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network n
                && n.prefix == prefix
                && Arrays.equals(n.address, address);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(address) * 31 + prefix;
    }

    @Override
    public String toString() {
        return Arrays.toString(address) + "/" + prefix;
    }
}
