// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Level;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Result;
import jp.sekisho.sanitize.Sanitizer;
import jp.sekisho.sanitize.Submission;
import jp.sekisho.sanitize.formats.Formats;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlSettlingTest {

    private static final Sanitizer ENGINE = Formats.engine(Policy.of(Level.STANDARD));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h3>一<x-own><h3>二</h3></x-own>三</h3>",
                "<p>一<form><p>二</p></form></p>",
                "<a href=\"https://a.example/\">一<x-own><a href=\"https://b.example/\">二</a></x-own></a>",
                "<b><p>一</b>二</p><i>三<table>四<tr><td>五</table>",
                "<ul><li>一<x-own><li>二</x-own></ul>",
                "<table><x-own><tr><td>一</td></tr></x-own></table>"
            })
    void whatIsWrittenReadsAsItSays(String body) {
        String once = sanitized(body);
        assertThat(sanitized(once)).isEqualTo(once);
        assertThat(once).contains("一");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "2,1", "30,29"})
    void lineEndsAtTheBeginningOfPreStayAsManyAsAreShown(int written, int shown) {
        String once = sanitized("<pre>" + "\n".repeat(written) + "表</pre>");
        // A reader takes the first one away.
        assertThat(once).contains("<pre>" + "\n".repeat(shown == 0 ? 0 : shown + 1) + "表");
        assertThat(sanitized(once)).isEqualTo(once);
    }

    private static String sanitized(String html) {
        String whole = html.startsWith("<!DOCTYPE") ? html : "<!DOCTYPE html><body>" + html;
        Result result =
                ENGINE.sanitize(
                        new Submission(
                                "a.html",
                                Content.of(whole.getBytes(StandardCharsets.UTF_8)),
                                Optional.empty(),
                                List.of()));
        assertThat(result).isInstanceOf(Result.Delivered.class);
        return new String(
                ((Result.Delivered) result).content().toByteArray(), StandardCharsets.UTF_8);
    }
}
