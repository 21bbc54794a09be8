// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/// zlib is the judge: the walk must see the same end and the same length, and refuse what it
/// refuses.
final class DeflateWalkTest {

    private final DeflateWalk walk = new DeflateWalk();

    @Test
    void theEndAndTheLengthOfEveryKindOfStreamAreFound() {
        Random random = new Random(4);
        for (int round = 0; round < 400; round++) {
            byte[] data = data(random, random.nextInt(90_000));
            byte[] packed = packed(data, random);
            byte[] followed = Arrays.copyOf(packed, packed.length + random.nextInt(20));
            assertThat(walk.end(followed)).as("round " + round).isEqualTo(packed.length);
            assertThat(walk.expanded()).isEqualTo(zlib(followed)[1]).isEqualTo(data.length);
        }
    }

    @Test
    void aStreamThatEndsEarlyIsNotWhole() {
        Random random = new Random(5);
        byte[] packed = packed(data(random, 5_000), random);
        for (int length = 0; length < packed.length; length++) {
            assertThat(walk.end(Arrays.copyOf(packed, length))).as("length " + length).isZero();
        }
    }

    @Test
    void damagedStreamsAreJudgedAsZlibJudgesThem() {
        Random random = new Random(6);
        int refused = 0;
        int rounds = 20_000;
        for (int round = 0; round < rounds; round++) {
            byte[] bytes = packed(data(random, 20 + random.nextInt(600)), random);
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes[2 + random.nextInt(Math.min(100, bytes.length - 2))] ^=
                        (byte) (1 << random.nextInt(8));
            }
            long[] judged = zlib(bytes);
            int end = walk.end(bytes);
            assertThat(end).as("round " + round).isEqualTo((int) judged[0]);
            if (end > 0) {
                assertThat(walk.expanded()).isEqualTo(judged[1]);
            }
            refused += end == 0 ? 1 : 0;
        }
        assertThat(refused).isBetween(rounds / 10, rounds * 9 / 10);
    }

    @Test
    void bytesThatAreNoStreamAreRefused() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[7 + random.nextInt(200)];
            random.nextBytes(bytes);
            bytes[0] = 0x78;
            bytes[1] = (byte) 0x9c;
            assertThat(walk.end(bytes)).isEqualTo((int) zlib(bytes)[0]);
        }
    }

    /// Where zlib sees the end, and the length; the checksum is left out.
    private static long[] zlib(byte[] bytes) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, 2, bytes.length - 2);
            byte[] sink = new byte[1 << 16];
            while (!inflater.finished()) {
                if (inflater.inflate(sink) == 0 && !inflater.finished()) {
                    return new long[] {0, 0};
                }
            }
            long end = 2 + inflater.getBytesRead() + 4;
            return new long[] {end <= bytes.length ? end : 0, inflater.getBytesWritten()};
        } catch (DataFormatException e) {
            return new long[] {0, 0};
        } finally {
            inflater.end();
        }
    }

    private static byte[] data(Random random, int size) {
        byte[] data = new byte[size];
        switch (random.nextInt(4)) {
            case 0 -> random.nextBytes(data);
            case 1 -> Arrays.fill(data, (byte) random.nextInt());
            case 2 -> {
                for (int i = 0; i < size; i++) {
                    data[i] = (byte) (random.nextInt(8) * random.nextInt(8));
                }
            }
            default -> {
                for (int i = 0; i < size; i++) {
                    int back = 1 + random.nextInt(40_000);
                    data[i] =
                            random.nextInt(9) > 0 && back <= i
                                    ? data[i - back]
                                    : (byte) random.nextInt();
                }
            }
        }
        return data;
    }

    private static byte[] packed(byte[] data, Random random) {
        Deflater deflater = new Deflater(random.nextInt(10));
        deflater.setStrategy(random.nextInt(3));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 12];
        int at = 0;
        while (at < data.length) {
            int n = Math.min(data.length - at, 1 + random.nextInt(30_000));
            deflater.setInput(data, at, n);
            at += n;
            int flush = random.nextInt(3) == 0 ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH;
            int more;
            do {
                more = deflater.deflate(chunk, 0, chunk.length, flush);
                out.write(chunk, 0, more);
            } while (more > 0 || !deflater.needsInput());
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return out.toByteArray();
    }
}
