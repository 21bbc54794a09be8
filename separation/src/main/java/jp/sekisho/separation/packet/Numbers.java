// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.packet;

import java.util.OptionalInt;

/// Decimal numbers within bounds, read without exceptions.
public final class Numbers {

    private Numbers() {}

    /// Reads a decimal number from 0 to a greatest one.
    ///
    /// @return the number, or nothing where the text is none or too great
    public static OptionalInt tryParse(String text, int greatest) {
        if (text.isEmpty() || text.length() > 10) {
            return OptionalInt.empty();
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return OptionalInt.empty();
            }
            value = value * 10 + (c - '0');
        }
        return value <= greatest ? OptionalInt.of((int) value) : OptionalInt.empty();
    }
}
