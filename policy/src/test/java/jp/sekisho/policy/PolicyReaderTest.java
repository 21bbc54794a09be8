// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PolicyReaderTest {

    @Test
    void readsNumberedHeadingsInOrder() {
        String text = "○山里村情報セキュリティ基本方針\n\n1 目的\n\n守る。\n\n2. 定義\n";

        assertThat(PolicyReader.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        PolicyReading.Read.class,
                        read -> {
                            assertThat(read.policy().title()).isEqualTo("山里村情報セキュリティ基本方針");
                            assertThat(read.policy().clauses())
                                    .extracting(Clause::heading)
                                    .containsExactly("目的", "定義");
                        });
    }

    @Test
    void saysInOneSentenceThatABinaryFileCannotBeRead() {
        assertThat(PolicyReader.read(new byte[] {(byte) 0xff, 0, 1}))
                .isInstanceOf(PolicyReading.Unreadable.class);
    }
}
