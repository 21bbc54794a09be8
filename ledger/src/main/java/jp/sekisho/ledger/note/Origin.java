// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Which ledger a checkpoint speaks of, best an address without scheme such as
/// `town.example.jp/ledger`; should equal the name of the ledger's key.
///
/// @param value one line, at most 255 bytes of UTF-8
public record Origin(String value) {

    private static final int MAX_BYTES = 255;

    public Origin {
        if (!fits(value)) {
            throw new IllegalArgumentException("an origin is one line of 1 to 255 bytes: " + value);
        }
    }

    /// Reads an origin.
    ///
    /// @return empty where the text cannot be one
    public static Optional<Origin> tryParse(String text) {
        return fits(text) ? Optional.of(new Origin(text)) : Optional.empty();
    }

    private static boolean fits(String text) {
        return !text.isEmpty()
                && text.codePoints()
                        .noneMatch(p ->
                                Character.isISOControl(p)
                                        || Character.getType(p) == Character.SURROGATE)
                && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    @Override
    public String toString() {
        return value;
    }
}
