// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.worker;

import java.io.ByteArrayOutputStream;

/// Small files that keep a library busy for minutes.
final class HangingFiles {

    private static final int SIDE = 9_896;
    private static final int SCANS = 198;

    private HangingFiles() {}

    /// A progressive JPEG picture of many scans, each of which makes the JDK's decoder walk over a
    /// million and a half of blocks and change nothing; no thread can stop it.
    static byte[] jpeg() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bytes(out, 0xff, 0xd8, 0xff, 0xdb, 0, 67, 0);
        for (int i = 0; i < 64; i++) {
            out.write(1);
        }
        bytes(
                out,
                0xff,
                0xc2,
                0,
                11,
                8,
                SIDE >> 8,
                SIDE & 255,
                SIDE >> 8,
                SIDE & 255,
                1,
                1,
                0x11,
                0);
        table(out, 0x00, 0x00);
        table(out, 0x10, 0xe0);
        bytes(out, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0);
        int blocks = (SIDE / 8) * (SIDE / 8);
        out.writeBytes(new byte[blocks / 8 + 1]);
        byte[] runs = runs(blocks);
        for (int i = 0; i < SCANS; i++) {
            int coefficient = 1 + i % 63;
            bytes(out, 0xff, 0xda, 0, 8, 1, 1, 0, coefficient, coefficient, 0);
            out.writeBytes(runs);
        }
        bytes(out, 0xff, 0xd9);
        return out.toByteArray();
    }

    /// A Huffman table of one code, a single bit.
    private static void table(ByteArrayOutputStream out, int kind, int symbol) {
        bytes(out, 0xff, 0xc4, 0, 20, kind, 1);
        out.writeBytes(new byte[15]);
        out.write(symbol);
    }

    /// Runs of 32,767 empty blocks each, with a zero after every 0xff.
    private static byte[] runs(int blocks) {
        StringBuilder bits = new StringBuilder();
        for (int left = blocks; left > 0; left -= 32_767) {
            bits.append('0').append("1".repeat(14));
        }
        while (bits.length() % 8 != 0) {
            bits.append('1');
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < bits.length(); i += 8) {
            int b = Integer.parseInt(bits.substring(i, i + 8), 2);
            out.write(b);
            if (b == 0xff) {
                out.write(0);
            }
        }
        return out.toByteArray();
    }

    private static void bytes(ByteArrayOutputStream out, int... values) {
        for (int value : values) {
            out.write(value);
        }
    }
}
