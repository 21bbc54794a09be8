// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ContainsIndexTest {

    private static final String LETTERS = "aabbcdeXY:\\é";

    @Test
    void findsWhatASlowSearchFinds() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            ContainsIndex index = new ContainsIndex();
            List<String> literals = new ArrayList<>();
            for (int i = random.nextInt(60); i >= 0; i--) {
                String literal = text(random, 2 + random.nextInt(10)).toLowerCase(Locale.ROOT);
                index.add(literal.getBytes(UTF_8), literals.size());
                literals.add(literal);
            }
            index.build();
            for (int i = 0; i < 40; i++) {
                String text = text(random, random.nextInt(60)).toLowerCase(Locale.ROOT);
                byte[] padded = ("xx" + text + "bba").getBytes(UTF_8);
                Set<Integer> found = new TreeSet<>();
                index.scan(padded, 2, padded.length - 3, found::add);
                assertThat(found).isEqualTo(expected(literals, text));
            }
        }
    }

    @Test
    void findsInAnyCaseWhatIsAscii() {
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            ContainsIndex index = new ContainsIndex();
            List<String> literals = new ArrayList<>();
            for (int i = random.nextInt(20); i >= 0; i--) {
                String literal = text(random, 4 + random.nextInt(8)).toLowerCase(Locale.ROOT);
                literal = literal.replace('é', 'e');
                index.add(literal.getBytes(UTF_8), literals.size());
                literals.add(literal);
            }
            index.build();
            for (int i = 0; i < 40; i++) {
                String text = text(random, random.nextInt(60));
                byte[] padded = ("xx" + text + "bba").getBytes(UTF_8);
                Set<Integer> found = new TreeSet<>();
                boolean beyondAscii = index.scanAnyCase(padded, 2, padded.length - 3, found::add);
                assertThat(found).isEqualTo(expected(literals, text.toLowerCase(Locale.ROOT)));
                assertThat(beyondAscii).isEqualTo(text.indexOf('é') >= 0);
            }
        }
    }

    private static Set<Integer> expected(List<String> literals, String text) {
        Set<Integer> expected = new TreeSet<>();
        for (int i = 0; i < literals.size(); i++) {
            if (text.contains(literals.get(i))) {
                expected.add(i);
            }
        }
        return expected;
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
