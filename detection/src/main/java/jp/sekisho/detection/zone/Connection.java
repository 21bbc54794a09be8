// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.zone;

import java.util.Arrays;

/// A connection that a log tells of.
///
/// @param source 4 or 16 bytes
/// @param destination 4 or 16 bytes
/// @param protocol lower case; empty where the log does not say
/// @param destinationPort -1 where the log does not say
@SuppressWarnings("ArrayRecordComponent") // addresses of millions of lines; never changed
public record Connection(byte[] source, byte[] destination, String protocol, int destinationPort) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Connection c
                && Arrays.equals(source, c.source)
                && Arrays.equals(destination, c.destination)
                && protocol.equals(c.protocol)
                && destinationPort == c.destinationPort;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(source) * 31 + Arrays.hashCode(destination);
    }

    @Override
    public String toString() {
        return Arrays.toString(source) + " > " + Arrays.toString(destination);
    }
}
