// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The ways in which policies write their definitions: the same two are always found.
final class DefinitionFormsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(1) 機密性 認められた者だけが触れられることをいう。\n(2) 完全性 壊れていないことをいう。",
                "(1) 機密性\n認められた者だけが触れられることをいう。\n(2) 完全性\n壊れていないことをいう。",
                "(1) 「機密性」とは、認められた者だけが触れられることをいう。\n(2) 「完全性」とは、壊れていないことをいう。",
                "(1) 機密性とは、認められた者だけが触れられることをいう。\n(2) 完全性とは、壊れていないことをいう。",
                "(1) 機密性：認められた者だけが触れられることをいう。\n(2) 完全性：壊れていないことをいう。",
                "・「機密性」とは認められた者だけが触れられることをいう。\n・「完全性」とは壊れていないことをいう。",
                "「機密性」とは、認められた者だけが触れられることをいう。\n\n「完全性」とは、壊れていないことをいう。",
                "機密性\n認められた者だけが触れられることをいう。\n\n完全性\n壊れていないことをいう。",
                "| 用語 | 意味 |\n|---|---|\n| 機密性 | 認められた者だけが触れられることをいう。 |\n| 完全性 | 壊れていないことをいう。 |",
                "| 番号 | 用語 | 意味 |\n|---|---|---|\n| 1 | 機密性 | 認められた者だけが触れられることをいう。 |\n| 2 | 完全性 | 壊れていないことをいう。 |"
            })
    void termAndMeaningAreFound(String entries) {
        String text =
                "湖畔村情報セキュリティ基本方針\n\n1 目的\n\n村の情報を守ることを目的とする。\n\n2 定義\n\n"
                        + entries
                        + "\n\n3 適用範囲\n\nこの方針は、村長に適用する。\n";

        BasicPolicy policy = RealPolicy.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(policy.definitions()).extracting(Definition::term).containsExactly("機密性", "完全性");
        assertThat(policy.definitions())
                .extracting(Definition::meaning)
                .containsExactly("認められた者だけが触れられることをいう。", "壊れていないことをいう。");
    }
}
