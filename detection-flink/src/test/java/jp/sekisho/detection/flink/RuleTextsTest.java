// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.sekisho.detection.correlate.Occurrence;
import org.junit.jupiter.api.Test;

final class RuleTextsTest {

    private static ControlRecord text(String name, String value) {
        return new ControlRecord(name, value.getBytes(UTF_8), false, 0);
    }

    @Test
    void aCommitCountsOnlyWhereItNamesExactlyWhatIsThere() {
        RuleTexts texts = new RuleTexts();
        assertThat(texts.take(text("rules/a", "1"))).isFalse();
        String one = RuleTexts.fingerprint(texts.staged());
        assertThat(texts.take(text("rules/b", "2"))).isFalse();
        assertThat(texts.take(text(RuleTexts.COMMIT, one))).isFalse();
        assertThat(texts.take(new ControlRecord("rules/b", new byte[0], true, 0))).isFalse();
        assertThat(texts.take(text(RuleTexts.COMMIT, one))).isTrue();
    }

    @Test
    void theFingerprintTellsNamesFromContents() {
        assertThat(RuleTexts.fingerprint(new TreeMap<>(Map.of("ab", "c".getBytes(UTF_8)))))
                .isNotEqualTo(
                        RuleTexts.fingerprint(new TreeMap<>(Map.of("a", "bc".getBytes(UTF_8)))));
    }

    @Test
    void whatCorrelationsKeepHoldsNoMyNumberAndEqualOnesStayEqual() {
        Pseudonyms pseudonyms = Pseudonyms.create();
        Occurrence one = occurrence("123456789018");
        String hidden = pseudonyms.hide(one).fields().get("x");
        assertThat(hidden).startsWith("************").doesNotContain("123456789018");
        assertThat(pseudonyms.hide(occurrence("123456789018")).fields().get("x")).isEqualTo(hidden);
        assertThat(pseudonyms.hide(occurrence("987654321093")).fields().get("x"))
                .isNotEqualTo(hidden);
        assertThat(Pseudonyms.create().hide(one).fields().get("x")).isNotEqualTo(hidden);
        assertThat(Pseudonyms.show(hidden)).isEqualTo("************");
    }

    private static Occurrence occurrence(String value) {
        return new Occurrence("r", Instant.EPOCH, Map.of("x", value), "f", 1);
    }

    @Test
    void theCommandLineIsReadOrRefusedWithASentence() {
        JobSettings settings =
                JobSettings.parse(
                        List.of("--bootstrap", "k:9092", "--lateness", "PT1H", "--kafka", "a=b"));
        assertThat(settings.kafka())
                .containsEntry("bootstrap.servers", "k:9092")
                .containsEntry("a", "b");
        assertThat(settings.lateness()).isEqualTo(Duration.ofHours(1));
        for (List<String> wrong :
                List.of(
                        List.of("--events", "x"),
                        List.of("--bootstrap"),
                        List.of("--bootstrap", "k", "--lateness", "soon"),
                        List.of("--bootstrap", "k", "--lateness", "PT-1S"),
                        List.of("--bootstrap", "k", "--what", "x"),
                        List.of("x", "y"))) {
            assertThatThrownBy(() -> JobSettings.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("。");
        }
    }
}
