// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.zip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Finds where a zlib stream ends (RFC 1950, RFC 1951) and how many bytes it expands to, without
/// expanding it: a stream that is copied as it is packed must be one stream with nothing behind it,
/// and a bomb must be seen before a reader opens it. Symbols are counted, not written, so pictures
/// of one colour cost next to nothing. It refuses what zlib refuses, but does not compute the
/// checksum, which would need the bytes. One instance serves one thread.
public final class DeflateWalk {

    private static final int LITERAL_BITS = 10;
    private static final int DISTANCE_BITS = 8;
    private static final int LENGTH_CODE_BITS = 7;
    private static final int MAX_LITERALS = 286;
    private static final int MAX_DISTANCES = HuffmanTable.MAX_DISTANCES;
    private static final int END_OF_BLOCK = HuffmanTable.END_OF_BLOCK;

    /// A symbol, a whole match or the end of a block needs at most this many bits.
    private static final int LONGEST = 48;

    private static final int CHECKSUM = 4;

    private static final int[] LENGTH_ORDER = {
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
    };
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// Symbols of the fixed code that are never used but have their place in it.
    private static final int FIXED_LITERALS = 288;

    private static final int FIXED_DISTANCES = 32;

    private final byte[] codeLengths = new byte[FIXED_LITERALS + FIXED_DISTANCES];
    private final HuffmanTable literals = new HuffmanTable(LITERAL_BITS, FIXED_LITERALS);
    private final HuffmanTable distances = new HuffmanTable(DISTANCE_BITS, FIXED_DISTANCES);
    private final HuffmanTable lengths = new HuffmanTable(LENGTH_CODE_BITS, 0);

    /// Makes one, for any number of streams.
    public DeflateWalk() {}

    private byte[] in = new byte[0];
    private int pos;
    private long bits;
    private int count;
    private int invented;
    private long expanded;

    /// Thrown where the bytes are no stream; never leaves this class.
    private static final class NoStream extends Exception {
        private static final long serialVersionUID = 1L;

        NoStream() {
            super("no stream", null, false, false);
        }
    }

    /// Walks a stream.
    ///
    /// @param zlib bytes that begin with a zlib header
    /// @return index behind its checksum, or 0 where there is no whole stream
    public int end(byte[] zlib) {
        in = zlib;
        pos = 2;
        bits = 0;
        count = 0;
        invented = 0;
        expanded = 0;
        boolean header =
                zlib.length > 2 + CHECKSUM
                        && (zlib[0] & 0x8f) == 8
                        && (zlib[1] & 0x20) == 0
                        && (((zlib[0] & 0xff) << 8) | (zlib[1] & 0xff)) % 31 == 0;
        if (!header) {
            return 0;
        }
        try {
            boolean last;
            do {
                fill();
                last = take(1) == 1;
                block(take(2));
            } while (!last);
        } catch (NoStream e) {
            return 0;
        }
        int whole = (count - invented) >> 3;
        int end = pos - whole;
        return whole >= 0 && end + CHECKSUM <= zlib.length ? end + CHECKSUM : 0;
    }

    /// Returns how many bytes the stream last walked expands to; fewer where it was not whole.
    public long expanded() {
        return expanded;
    }

    private void block(int type) throws NoStream {
        switch (type) {
            case 0 -> stored();
            case 1 -> {
                fixedCodes();
                symbols();
            }
            case 2 -> {
                ownCodes();
                symbols();
            }
            default -> throw new NoStream();
        }
    }

    private void stored() throws NoStream {
        take(count & 7);
        pos -= (count - invented) >> 3;
        bits = 0;
        count = 0;
        invented = 0;
        if (pos + 4 > in.length) {
            throw new NoStream();
        }
        int length = (in[pos] & 0xff) | ((in[pos + 1] & 0xff) << 8);
        int inverse = (in[pos + 2] & 0xff) | ((in[pos + 3] & 0xff) << 8);
        if ((length ^ 0xffff) != inverse || pos + 4 + length > in.length) {
            throw new NoStream();
        }
        pos += 4 + length;
        expanded += length;
    }

    /// Makes at least 48 bits ready. Behind the last byte zeros are invented, and a stream that
    /// takes one of them is not whole.
    private void fill() throws NoStream {
        if (pos + 8 <= in.length) {
            bits |= (long) LONGS.get(in, pos) << count;
            pos += (63 - count) >>> 3;
            count |= 56;
            return;
        }
        while (count <= 56) {
            if (pos < in.length) {
                bits |= (in[pos++] & 0xffL) << count;
            } else if (count < invented) {
                throw new NoStream();
            } else {
                invented += 8;
            }
            count += 8;
        }
    }

    private int take(int n) {
        int value = (int) bits & ((1 << n) - 1);
        bits >>>= n;
        count -= n;
        return value;
    }

    private void fixedCodes() throws NoStream {
        Arrays.fill(codeLengths, 0, 144, (byte) 8);
        Arrays.fill(codeLengths, 144, 256, (byte) 9);
        Arrays.fill(codeLengths, 256, 280, (byte) 7);
        Arrays.fill(codeLengths, 280, FIXED_LITERALS, (byte) 8);
        build(literals, 0, FIXED_LITERALS, HuffmanTable::literal);
        Arrays.fill(codeLengths, 0, FIXED_DISTANCES, (byte) 5);
        build(distances, 0, FIXED_DISTANCES, HuffmanTable::distance);
    }

    private void ownCodes() throws NoStream {
        fill();
        int literalCount = take(5) + 257;
        int distanceCount = take(5) + 1;
        int lengthCount = take(4) + 4;
        if (literalCount > MAX_LITERALS || distanceCount > MAX_DISTANCES) {
            throw new NoStream();
        }
        Arrays.fill(codeLengths, 0, LENGTH_ORDER.length, (byte) 0);
        for (int i = 0; i < lengthCount; i++) {
            fill();
            codeLengths[LENGTH_ORDER[i]] = (byte) take(3);
        }
        build(lengths, 0, LENGTH_ORDER.length, HuffmanTable::itself);
        readLengths(literalCount + distanceCount);
        if (codeLengths[END_OF_BLOCK] == 0) {
            throw new NoStream();
        }
        build(literals, 0, literalCount, HuffmanTable::literal);
        build(distances, literalCount, distanceCount, HuffmanTable::distance);
    }

    private void readLengths(int total) throws NoStream {
        int n = 0;
        while (n < total) {
            fill();
            int entry = lengths.entries[(int) bits & ((1 << LENGTH_CODE_BITS) - 1)];
            if ((entry & HuffmanTable.KIND) == HuffmanTable.INVALID) {
                throw new NoStream();
            }
            take(entry & 15);
            int symbol = entry >>> 16;
            if (symbol < 16) {
                codeLengths[n++] = (byte) symbol;
                continue;
            }
            if (symbol == 16 && n == 0) {
                throw new NoStream();
            }
            byte repeated = symbol == 16 ? codeLengths[n - 1] : 0;
            int times = symbol == 16 ? 3 + take(2) : symbol == 17 ? 3 + take(3) : 11 + take(7);
            if (n + times > total) {
                throw new NoStream();
            }
            Arrays.fill(codeLengths, n, n + times, repeated);
            n += times;
        }
    }

    private void build(HuffmanTable table, int from, int symbols, IntUnaryOperator meaning)
            throws NoStream {
        if (!table.fill(codeLengths, from, symbols, meaning, table != lengths)) {
            throw new NoStream();
        }
    }

    /// Walks the symbols of a block to its end. What is hot is kept in local variables.
    private void symbols() throws NoStream {
        int[] literalEntries = literals.entries;
        int[] distanceEntries = distances.entries;
        long buffer = bits;
        int ready = count;
        long out = expanded;
        while (true) {
            if (ready < LONGEST) {
                if (pos + 8 <= in.length) {
                    buffer |= (long) LONGS.get(in, pos) << ready;
                    pos += (63 - ready) >>> 3;
                    ready |= 56;
                } else {
                    bits = buffer;
                    count = ready;
                    fill();
                    buffer = bits;
                    ready = count;
                }
            }
            int entry = literalEntries[(int) buffer & ((1 << LITERAL_BITS) - 1)];
            if (entry < 0) {
                // A letter, the usual case; another one fits into what is ready.
                buffer >>>= entry & 15;
                ready -= entry & 15;
                out++;
                entry = literalEntries[(int) buffer & ((1 << LITERAL_BITS) - 1)];
                if (entry < 0 || ready < LONGEST) {
                    if (entry < 0) {
                        buffer >>>= entry & 15;
                        ready -= entry & 15;
                        out++;
                    }
                    continue;
                }
            }
            if ((entry & HuffmanTable.LONGER) != 0) {
                buffer >>>= LITERAL_BITS;
                ready -= LITERAL_BITS;
                entry = literalEntries[(entry >>> 16) + ((int) buffer & ((1 << 5) - 1))];
            }
            int length = entry & 15;
            buffer >>>= length;
            ready -= length;
            int kind = entry & HuffmanTable.KIND;
            if (kind == HuffmanTable.LITERAL) {
                out++;
                continue;
            }
            if (kind != HuffmanTable.MATCH) {
                bits = buffer;
                count = ready;
                expanded = out;
                if (kind == HuffmanTable.END) {
                    return;
                }
                throw new NoStream();
            }
            int extra = (entry >>> 4) & 15;
            int copied = (entry >>> 16) + ((int) buffer & ((1 << extra) - 1));
            buffer >>>= extra;
            ready -= extra;
            entry = distanceEntries[(int) buffer & ((1 << DISTANCE_BITS) - 1)];
            if ((entry & HuffmanTable.LONGER) != 0) {
                buffer >>>= DISTANCE_BITS;
                ready -= DISTANCE_BITS;
                entry = distanceEntries[(entry >>> 16) + ((int) buffer & ((1 << 7) - 1))];
            }
            length = entry & 15;
            extra = (entry >>> 4) & 15;
            int distance = (entry >>> 16) + ((int) (buffer >>> length) & ((1 << extra) - 1));
            buffer >>>= length + extra;
            ready -= length + extra;
            if ((entry & HuffmanTable.KIND) != HuffmanTable.MATCH || distance > out) {
                throw new NoStream();
            }
            out += copied;
        }
    }
}
