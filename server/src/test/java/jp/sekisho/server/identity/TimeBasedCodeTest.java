// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeBasedCodeTest {

    private static final TimeBasedCode APP =
            new TimeBasedCode("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /// RFC 6238, appendix B, the rows of SHA1.
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void agreesWithTheStandardsVectors(long seconds, String code) {
        assertThat(APP.code(seconds / TimeBasedCode.STEP_SECONDS, 8)).isEqualTo(code);
    }

    @Test
    void acceptsAClockThatIsHalfAMinuteOffAndNoMore() {
        Instant now = Instant.ofEpochSecond(1_700_000_010);
        long step = 1_700_000_010 / 30;
        for (long off = -3; off <= 3; off++) {
            assertThat(APP.step(APP.code(step + off, 6), now, 0).isPresent())
                    .as("%d steps off", off)
                    .isEqualTo(Math.abs(off) <= 1);
        }
    }

    @Test
    void noCodeIsGoodTwice() {
        Instant now = Instant.ofEpochSecond(1_700_000_010);
        long step = 1_700_000_010 / 30;
        String code = APP.code(step, 6);

        assertThat(APP.step(code, now, step - 1)).hasValue(step);
        assertThat(APP.step(code, now, step)).isEmpty();
    }

    @Test
    void theSeedReadsAsBase32InGroups() {
        assertThat(APP.seedForPeople()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }

    @ParameterizedTest
    @CsvSource({"123 456, 123456", "123456, 123456", "1234-5678, 12345678", "12345x, ''"})
    void codesMayBeTypedInFullWidthAndWithSpaces(String typed, String digits) {
        assertThat(SecondFactor.digits(typed)).isEqualTo(digits);
    }
}
