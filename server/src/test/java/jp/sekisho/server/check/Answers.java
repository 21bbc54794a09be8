// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.function.Consumer;
import jp.sekisho.policy.catalogue.EvidenceGrade;

/// What a test expects of a check's answer. Each parameter is a part of the sentence.
public final class Answers {

    private Answers() {}

    public static Consumer<CheckResult> holds(EvidenceGrade grade, String... parts) {
        return result -> {
            assertThat(result).isInstanceOf(CheckResult.Holds.class);
            assertThat(((CheckResult.Holds) result).grade()).isEqualTo(grade);
            assertThat(result.sentence()).contains(parts);
            assertThat(result.evidence()).isNotEmpty();
        };
    }

    public static Consumer<CheckResult> doesNotHold(String... parts) {
        return result -> {
            assertThat(result).isInstanceOf(CheckResult.DoesNotHold.class);
            assertThat(result.sentence()).contains(parts);
            assertThat(result.evidence()).isNotEmpty();
        };
    }

    public static Consumer<CheckResult> doesNotHoldBy(LocalDate due, String... parts) {
        return doesNotHold(parts)
                .andThen(result ->
                        assertThat(((CheckResult.DoesNotHold) result).due()).contains(due));
    }

    public static Consumer<CheckResult> cannotKnow(String... parts) {
        return result -> {
            assertThat(result).isInstanceOf(CheckResult.CannotKnow.class);
            assertThat(((CheckResult.CannotKnow) result).stale()).isFalse();
            assertThat(result.sentence()).contains(parts);
        };
    }

    public static Consumer<CheckResult> stale(String... parts) {
        return result -> {
            assertThat(result).isInstanceOf(CheckResult.CannotKnow.class);
            assertThat(((CheckResult.CannotKnow) result).stale()).isTrue();
            assertThat(result.sentence()).contains(parts);
        };
    }
}
