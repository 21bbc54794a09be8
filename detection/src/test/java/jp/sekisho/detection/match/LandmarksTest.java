// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jp.sekisho.detection.event.Folding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LandmarksTest {

    private static final String LETTERS = "abkKS-/\u212A\u017F\u0130é關. \"";

    private static final List<String> PIECES =
            List.of(
                    "a",
                    "b",
                    "K",
                    "ks",
                    "-",
                    "/",
                    "é",
                    "關",
                    "\\.",
                    "\\s",
                    "\\w",
                    "\\b",
                    ".",
                    ".*",
                    ".+?",
                    "^",
                    "$",
                    "[kK]",
                    "[ab]",
                    "[^a]",
                    "[]a]",
                    "[[:alpha:]]",
                    "{",
                    "}",
                    "(ab",
                    "(?:a|b",
                    "(?i)",
                    "(?i:k",
                    ")",
                    ")?",
                    ")+",
                    "){2,}",
                    "){0,2}",
                    "|",
                    "*",
                    "?",
                    "+",
                    "{2}",
                    "{1,3}?",
                    "{0}",
                    "{,2}",
                    "(?s)",
                    "\\Qa\\E",
                    "\\x61");

    private static boolean mayBeIn(String expression, String text) {
        byte[] folded = Folding.foldToBytes(text);
        return LandmarkReader.of(expression).mayBeIn(folded, 0, folded.length);
    }

    @Test
    void neverRuleOutATextInWhichTheExpressionIsFound() {
        Random random = new Random(11);
        int found = 0;
        int ruledOut = 0;
        for (int i = 0; i < 60_000; i++) {
            String expression = joined(random, PIECES, 7);
            Pattern pattern;
            try {
                pattern = Pattern.compile(expression, random.nextInt(4) * 2 & 3);
            } catch (PatternSyntaxException e) {
                continue;
            }
            for (int k = 0; k < 4; k++) {
                String text = joined(random, List.of(LETTERS.split("")), 9);
                boolean may = mayBeIn(expression, text);
                if (pattern.matcher(text).find()) {
                    found++;
                    assertThat(may).as("%s in %s", expression, text).isTrue();
                } else if (!may) {
                    ruledOut++;
                }
            }
        }
        assertThat(found).isGreaterThan(5_000);
        assertThat(ruledOut).isGreaterThan(5_000);
    }

    private static String joined(Random random, List<String> pieces, int most) {
        StringBuilder all = new StringBuilder();
        for (int n = random.nextInt(most); n >= 0; n--) {
            all.append(pieces.get(random.nextInt(pieces.size())));
        }
        return all.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    (?i)echo.*clip.*&&.*(?:Clipboard|invoke) ~ clipboard invoke
                    cmd.{0,5}(?:/c|/r).+clipboard]::\\(           ~ clipboard]::(
                    [Rr][Uu][Nn]32(?:\\.[Ee]xe)? x                ~ run32
                    -1[0-9]{3}\\\\Software\\\\Classes\\\\           ~ \\software\\classes\\
                    (ab|cde)+x?                                  ~ ab cde
                    """)
    void lookForTheRarestStep(String expression, String literals) {
        assertThat(Arrays.stream(LandmarkReader.of(expression).best()))
                .extracting(literal -> new String(literal, UTF_8))
                .containsExactly(literals.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "'`.*`.*`', 'a`b`c', false",
        "'`.*`.*`', '```', true",
        "'echo.*clip', 'clip echo', false",
        "'(?:\\{\\d\\}){2,}', '{1}', false",
        "'a|b', 'c', false",
        "'a|', 'c', true",
        "'(.){200,}', '', true"
    })
    void stepsStandOneBehindTheOther(String expression, String text, boolean may) {
        assertThat(mayBeIn(expression, text)).isEqualTo(may);
    }
}
