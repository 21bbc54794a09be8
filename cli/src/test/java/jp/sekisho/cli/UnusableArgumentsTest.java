// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Commands typed wrongly are answered by the word that was wrong and the one that was meant.
final class UnusableArgumentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "polcy read x; 「polcy」という言葉は使えません。「policy」のことですか。「sekisho --help」に使い方があります。",
                "policy chekc x; 「chekc」という言葉は使えません。「check」のことですか。「sekisho policy --help」に使い方があります。",
                "policy read; 「FILE」が足りません。「sekisho policy read --help」に使い方があります。",
                "policy read x --jsn; 「--jsn」という言葉は使えません。「--json」のことですか。「sekisho policy read --help」に使い方があります。",
                "demo --port eighty; 「eighty」は「--port」の値として使えません。「sekisho demo --help」に使い方があります。"
            })
    void theSentenceNamesTheWordAndTheWayOut(String typed, String sentence) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream real = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Sekisho.run(typed.split(" "))).isEqualTo(2);
        } finally {
            System.setErr(real);
        }
        assertThat(said.toString(StandardCharsets.UTF_8).strip()).isEqualTo(sentence);
    }
}
