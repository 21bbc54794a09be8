// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

final class MessagesTest {

    @Test
    void everyMessageExistsInBothLanguages() {
        assertThat(bundle(Locale.ENGLISH).keySet()).isEqualTo(bundle(Locale.JAPANESE).keySet());
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("jp.sekisho.cli.messages", locale);
    }
}
