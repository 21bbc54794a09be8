// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The name under which a key signs, best an address without scheme such as
/// `town.example.jp/ledger` (c2sp.org/signed-note: not empty, neither white space nor `+`).
///
/// @param value the name, at most 255 bytes of UTF-8
public record KeyName(String value) {

    private static final int MAX_BYTES = 255;

    public KeyName {
        if (!fits(value)) {
            throw new IllegalArgumentException(
                    "a key name has 1 to 255 bytes, no white space, no +: " + value);
        }
    }

    /// Reads a name.
    ///
    /// @return empty where the text cannot be one
    public static Optional<KeyName> tryParse(String text) {
        return fits(text) ? Optional.of(new KeyName(text)) : Optional.empty();
    }

    private static boolean fits(String text) {
        return !text.isEmpty()
                && text.codePoints().noneMatch(KeyName::forbidden)
                && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    private static boolean forbidden(int point) {
        return point == '+'
                || Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE;
    }

    @Override
    public String toString() {
        return value;
    }
}
