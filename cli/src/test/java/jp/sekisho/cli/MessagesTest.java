// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

final class MessagesTest {

    @Test
    void everyMessageExistsInBothLanguages() {
        // Japanese is the root: it is what anybody gets who did not ask for English.
        assertThat(bundle(Locale.ENGLISH).keySet()).isEqualTo(bundle(Locale.ROOT).keySet());
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "jp.sekisho.cli.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
