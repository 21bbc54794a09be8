// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Reads the numbers of events.
public final class Numbers {

    private Numbers() {}

    /// Reads a decimal number; hexadecimal ones with `0x` too.
    ///
    /// @param text a value
    /// @return the number, or null where the text is none
    public static @Nullable BigDecimal parse(String text) {
        int length = text.length();
        if (length == 0 || length > Predicate.MAX_NUMBER_LENGTH) {
            return null;
        }
        try {
            if (text.startsWith("0x") || text.startsWith("0X")) {
                return new BigDecimal(new java.math.BigInteger(text.substring(2), 16));
            }
            char first = text.charAt(0);
            if (first != '-' && first != '+' && first != '.' && (first < '0' || first > '9')) {
                return null;
            }
            BigDecimal number = new BigDecimal(text);
            // An exponent out of bounds would make comparing it arbitrarily dear.
            return Math.abs((long) number.scale()) > 1_000 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
