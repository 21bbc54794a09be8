// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.zip;

import java.io.IOException;
import jp.sekisho.sanitize.Content;

/// The extra field that holds sizes beyond 4 GiB (APPNOTE 4.5.3).
final class Zip64 {

    private Zip64() {}

    static void widen(Content extra, long[] sizePackedHeader) throws IOException {
        for (int at = 0; at + 4 <= extra.size(); at += 4 + extra.u16(at + 2)) {
            if (extra.u16(at) != 1) {
                continue;
            }
            int from = at + 4;
            for (int i = 0; i < sizePackedHeader.length; i++) {
                if (sizePackedHeader[i] == 0xffffffffL) {
                    sizePackedHeader[i] = index(extra.u32(from), extra.u32(from + 4));
                    from += 8;
                }
            }
        }
    }

    /// Joins two halves of a number.
    ///
    /// @throws IOException where it lies outside any file that is read
    static int index(long low, long high) throws IOException {
        if (high != 0 || low > Integer.MAX_VALUE) {
            throw new IOException("ZIP64 value outside the file");
        }
        return (int) low;
    }
}
