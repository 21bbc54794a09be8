// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import java.util.Optional;

/// Says that a text is longer than it may be.
public final class TooLong {

    private TooLong() {}

    /// Returns the sentence that stands beside a field.
    ///
    /// @param text what was typed
    /// @param most how many characters (code points) it may have
    /// @return nothing where it is not too long
    public static Optional<String> sentence(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most
                ? Optional.empty()
                : Optional.of(most + "文字までで書いてください(今は" + length + "文字)。");
    }
}
