// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A short, seeded walk through what [ParserFuzz] does at length: no parser throws anything but
/// what it declares, hangs, or takes more memory than the input is worth.
final class ParsersTest {

    @Test
    void mutatedSamplesHarmNoParser() throws Exception {
        Random random = new Random(20261122);
        List<byte[]> samples = new ArrayList<>(ParserFuzz.samples());
        for (byte[] sample : samples) {
            ParserFuzz.all(sample);
            for (int i = 0; i < 100; i++) {
                ParserFuzz.all(mutated(sample, random));
            }
        }
        assertThat(samples).hasSizeGreaterThan(4);
    }

    private static byte[] mutated(byte[] sample, Random random) {
        byte[] bytes = sample.clone();
        for (int n = random.nextInt(4); n >= 0 && bytes.length > 0; n--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = java.util.Arrays.copyOf(bytes, at);
                default -> {
                    int to = random.nextInt(bytes.length);
                    int length = Math.min(random.nextInt(40), bytes.length - Math.max(at, to));
                    System.arraycopy(sample, at, bytes, to, length);
                }
            }
            sample =
                    bytes.length < sample.length
                            ? java.util.Arrays.copyOf(sample, bytes.length)
                            : sample;
        }
        return bytes;
    }
}
