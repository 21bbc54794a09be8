// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.sekisho.server.secret.Purpose;
import jp.sekisho.server.secret.Secrets;

/// A sheet of numbered codes on paper, for offices that issue no phones. The codes are asked for
/// one after the other, each good once.
///
/// @param codes [#SIZE] codes of [#DIGITS] digits
record CodeSheet(List<String> codes) {

    /// Codes on one A4 page.
    static final int SIZE = 100;

    static final int DIGITS = 8;

    /// From so few codes on the owner is told to print a new sheet.
    static final int FEW_LEFT = 10;

    private static final int MARK_BYTES = 32;

    CodeSheet {
        codes = List.copyOf(codes);
        if (codes.size() != SIZE) {
            throw new IllegalArgumentException("a sheet has " + SIZE + " codes: " + codes.size());
        }
    }

    static CodeSheet fresh(SecureRandom random) {
        return new CodeSheet(
                Stream.generate(() ->
                                String.format(
                                        Locale.ROOT,
                                        "%0" + DIGITS + "d",
                                        random.nextInt(100_000_000)))
                        .limit(SIZE)
                        .toList());
    }

    /// Returns the marks of all codes, one behind the other, as they are kept.
    ///
    /// @param secrets makes the marks
    /// @param row the row in which they will stand
    byte[] marks(Secrets secrets, long row) {
        ByteBuffer marks = ByteBuffer.allocate(SIZE * MARK_BYTES);
        for (int number = 1; number <= SIZE; number++) {
            marks.put(mark(secrets, row, number, codes.get(number - 1)));
        }
        return marks.array();
    }

    /// Tells whether a code is the one with a number.
    ///
    /// @param marks as they are kept
    /// @param number from 1
    /// @param typed digits only
    static boolean isCode(Secrets secrets, long row, byte[] marks, int number, String typed) {
        int from = (number - 1) * MARK_BYTES;
        if (number < 1 || from + MARK_BYTES > marks.length) {
            return false;
        }
        return MessageDigest.isEqual(
                Arrays.copyOfRange(marks, from, from + MARK_BYTES),
                mark(secrets, row, number, typed));
    }

    private static byte[] mark(Secrets secrets, long row, int number, String code) {
        return secrets.mark(
                Purpose.PRINTED_CODE, row, (number + " " + code).getBytes(StandardCharsets.UTF_8));
    }
}
