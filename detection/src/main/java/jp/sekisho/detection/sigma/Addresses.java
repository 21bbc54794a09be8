// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import org.jspecify.annotations.Nullable;

/// Reads IP addresses without ever asking a name server.
public final class Addresses {

    private Addresses() {}

    /// Reads an IPv4 or IPv6 address; a zone (`%eth0`) is left out, and an IPv4 address written in
    /// IPv6 (`::ffff:10.0.0.1`) is an IPv4 address.
    ///
    /// @param text the address
    /// @return 4 or 16 bytes, or null where the text is no address
    public static byte @Nullable [] parse(CharSequence text) {
        int end = text.length();
        if (end == 0 || end > 60) {
            return null;
        }
        boolean colon = false;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '%') {
                end = i;
            } else if (c == ':') {
                colon = true;
            }
        }
        return colon ? six(text.subSequence(0, end).toString()) : four(text, 0, end);
    }

    private static byte @Nullable [] four(CharSequence text, int from, int end) {
        byte[] address = new byte[4];
        int part = 0;
        int value = -1;
        int digits = 0;
        for (int i = from; i <= end; i++) {
            char c = i < end ? text.charAt(i) : '.';
            if (c == '.') {
                if (value < 0 || value > 255 || part > 3) {
                    return null;
                }
                address[part++] = (byte) value;
                value = -1;
                digits = 0;
            } else if (c >= '0' && c <= '9' && ++digits <= 3) {
                value = Math.max(value, 0) * 10 + c - '0';
            } else {
                return null;
            }
        }
        return part == 4 ? address : null;
    }

    private static byte @Nullable [] six(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        byte[] head = groups(gap < 0 ? text : text.substring(0, gap));
        byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2));
        if (head == null || tail == null) {
            return null;
        }
        int length = head.length + tail.length;
        if (gap < 0 ? length != 16 : length > 14) {
            return null;
        }
        byte[] address = new byte[16];
        System.arraycopy(head, 0, address, 0, head.length);
        System.arraycopy(tail, 0, address, 16 - tail.length, tail.length);
        return mappedFour(address);
    }

    private static byte[] mappedFour(byte[] address) {
        for (int i = 0; i < 12; i++) {
            if (address[i] != (i < 10 ? 0 : -1)) {
                return address;
            }
        }
        return new byte[] {address[12], address[13], address[14], address[15]};
    }

    private static byte @Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        byte[] out = new byte[parts.length * 2 + 2];
        int size = 0;
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (i == parts.length - 1 && part.indexOf('.') >= 0) {
                byte[] four = four(part, 0, part.length());
                if (four == null) {
                    return null;
                }
                System.arraycopy(four, 0, out, size, 4);
                size += 4;
                continue;
            }
            if (part.isEmpty() || part.length() > 4) {
                return null;
            }
            int value = 0;
            for (int k = 0; k < part.length(); k++) {
                int digit = Character.digit(part.charAt(k), 16);
                if (digit < 0) {
                    return null;
                }
                value = value * 16 + digit;
            }
            out[size++] = (byte) (value >> 8);
            out[size++] = (byte) value;
        }
        return java.util.Arrays.copyOf(out, size);
    }
}
