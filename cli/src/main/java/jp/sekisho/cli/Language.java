// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.util.Locale;

/// The language of the messages: Japanese, or English where `SEKISHO_LANG=en`.
final class Language {

    private Language() {}

    static void choose() {
        Locale.setDefault(
                "en".equals(System.getenv("SEKISHO_LANG")) ? Locale.ENGLISH : Locale.JAPANESE);
    }
}
