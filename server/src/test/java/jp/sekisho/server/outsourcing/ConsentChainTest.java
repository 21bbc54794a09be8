// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import jp.sekisho.server.outsourcing.ConsentChain.Recorded;
import org.junit.jupiter.api.Test;

final class ConsentChainTest {

    @Test
    void eachStandsBelowTheOneThatPassedTheWorkOn() {
        assertThat(
                        words(
                                recorded(3, "三次社", true, 2L),
                                recorded(1, "一次社", true, null),
                                recorded(2, "二次社", true, 1L),
                                recorded(4, "別の一次社", true, null)))
                .containsExactly(
                        "一次社: 入力(許諾あり)",
                        "二次社: 再々委託 入力(許諾あり)",
                        "三次社: 3段目の再委託 入力(許諾あり)",
                        "別の一次社: 入力(許諾あり)");
    }

    @Test
    void consentBelowAMissingOneCountsForNothing() {
        assertThat(
                        words(
                                recorded(1, "一次社", false, null),
                                recorded(2, "二次社", true, 1L),
                                recorded(3, "三次社", false, 2L)))
                .containsExactly(
                        "一次社: 入力(許諾がない)", "二次社: 再々委託 入力(上の再委託に許諾がない)", "三次社: 3段目の再委託 入力(許諾がない)");
    }

    @Test
    void aCircleAndAnotherContractsSubcontractLoseNothing() {
        assertThat(
                        words(
                                recorded(1, "甲社", true, 2L),
                                recorded(2, "乙社", true, 1L),
                                recorded(3, "丙社", true, 99L)))
                .containsExactlyInAnyOrder("丙社: 入力(許諾あり)", "甲社: 入力(許諾あり)", "乙社: 再々委託 入力(許諾あり)");
    }

    private static List<String> words(Recorded... recorded) {
        return ConsentChain.of(List.of(recorded)).links().stream()
                .map(link -> link.recorded().name() + ": " + link.words())
                .toList();
    }

    private static Recorded recorded(
            long id,
            String name,
            boolean consented,
            @org.jspecify.annotations.Nullable Long above) {
        return new Recorded(id, name, "入力", consented, Optional.ofNullable(above));
    }
}
