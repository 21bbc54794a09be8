// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobTitleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "総務課長",
                "課長",
                "課長\uff08兼務\uff09", // in full-width brackets
                "課長(兼務)",
                "会計管理者",
                "次世代推進課長",
                "副都心整備課長",
                "小学校長",
                "総務部長",
                "給食センター長",
                "町民課長事務取扱",
                " 支所長 "
            })
    void whoHeadsAUnitIsSeenByTheTitle(String title) {
        assertThat(new JobTitle(title).isHead()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"課長補佐", "課長代理", "次長", "副園長", "副課長", "課長心得", "係長", "主事", "課長補佐(課長事務代理)", ""})
    void whoStandsBesideTheHeadIsNotTakenForIt(String title) {
        assertThat(new JobTitle(title).isHead()).isFalse();
    }
}
