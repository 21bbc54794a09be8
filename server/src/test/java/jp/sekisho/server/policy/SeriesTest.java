// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SeriesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static Edition edition(int number, LocalDate enforced, LocalDate ended) {
        return new Edition(
                new PolicyDocumentId(number),
                1,
                new PolicyDocumentId(1),
                DocumentKind.STANDARD,
                "基準",
                number,
                Optional.empty(),
                "",
                Optional.empty(),
                "",
                false,
                "x.txt",
                Optional.empty(),
                Optional.ofNullable(enforced)
                        .map(on -> new Decision(DecisionKind.DECIDED, "1", on, "町長", "")),
                Optional.ofNullable(enforced),
                Optional.ofNullable(ended),
                Optional.empty(),
                List.of());
    }

    @Test
    void eachEditionStandsAsItsDatesSay() {
        Edition old = edition(1, DAY.minusYears(5), null);
        Edition now = edition(2, DAY, null);
        Edition soon = edition(3, DAY.plusDays(1), null);
        Edition draft = edition(4, null, null);
        Series series = new Series(List.of(draft, soon, now, old));

        assertThat(series.state(old, DAY)).isEqualTo(EditionState.REPLACED);
        assertThat(series.state(now, DAY)).isEqualTo(EditionState.IN_FORCE);
        assertThat(series.state(soon, DAY)).isEqualTo(EditionState.DECIDED);
        assertThat(series.state(draft, DAY)).isEqualTo(EditionState.DRAFT);
        assertThat(series.state(old, DAY.minusDays(1))).isEqualTo(EditionState.IN_FORCE);
        assertThat(series.inForce(DAY)).contains(now);
        assertThat(series.inForce(DAY.minusYears(6))).isEmpty();
        assertThat(series.before(now)).contains(old);
        assertThat(series.shown(DAY.minusYears(6))).isEqualTo(draft);
    }

    @Test
    void aRepealDoesNotBringTheEditionBeforeBack() {
        Edition old = edition(1, DAY.minusYears(5), null);
        Edition ended = edition(2, DAY.minusYears(1), DAY);
        Series series = new Series(List.of(ended, old));

        assertThat(series.inForce(DAY)).isEmpty();
        assertThat(series.state(ended, DAY)).isEqualTo(EditionState.ENDED);
        assertThat(series.state(old, DAY)).isEqualTo(EditionState.REPLACED);
        assertThat(series.inForce(DAY.minusDays(1))).contains(ended);
    }
}
