// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import jp.sekisho.detection.sigma.Level;
import jp.sekisho.detection.sigma.RuleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The numbers are made up; their check digits are computed by hand as the ordinance says.
final class MyNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "番号は123456789018です, 番号は************です",
        "1234-5678-9018, ****-****-****",
        "1234 5678 9018, **** **** ****",
        "１２３４５６７８９０１８, ************",
        "123456789012, 123456789012",
        "1234567890180, 1234567890180",
        "0123456789018, 0123456789018",
        "1234-567-89018, 1234-567-89018",
        "a123456789018b 123456789018, a************b ************",
    })
    void masksExactlyThoseWhoseCheckDigitIsRight(String text, String masked) {
        assertThat(MyNumbers.mask(text)).isEqualTo(masked);
    }

    @Test
    void masksThemInTheNameOfAFileToo() {
        Alert alert =
                new Alert(
                        "住民123456789018.csv",
                        1,
                        new RuleId("r"),
                        "t",
                        Level.LOW,
                        Optional.empty(),
                        "a",
                        Map.of("f", "x\n\"y\""));
        assertThat(AlertJson.of(alert))
                .isEqualTo(
                        "{\"file\":\"住民************.csv\",\"line\":1,\"rule\":\"r\",\"title\":\"t\","
                                + "\"level\":\"low\",\"time\":null,\"author\":\"a\","
                                + "\"fields\":{\"f\":\"x\\n\\\"y\\\"\"}}");
    }
}
