// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.nio.charset.StandardCharsets;

/// The rule for every id and word of an entry.
final class Words {

    private Words() {}

    /// Checks a word: 1 to [Limits#WORD] bytes, no control characters, well-formed.
    static void require(String what, String word) {
        if (!fits(word)) {
            throw new IllegalArgumentException(
                    what + " has 1 to 255 bytes and no control characters: " + word);
        }
    }

    static boolean fits(String word) {
        int length = word.length();
        if (length == 0 || length > Limits.WORD) {
            return false;
        }
        boolean ascii = true;
        for (int i = 0; i < length; i++) {
            char c = word.charAt(i);
            if (c < 0x20 || c == 0x7f) {
                return false;
            }
            ascii &= c < 0x80;
        }
        return ascii || fitsBeyondAscii(word);
    }

    private static boolean fitsBeyondAscii(String word) {
        return word.codePoints()
                        .noneMatch(p ->
                                Character.isISOControl(p)
                                        || Character.getType(p) == Character.SURROGATE)
                && word.getBytes(StandardCharsets.UTF_8).length <= Limits.WORD;
    }
}
