// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What the command line says, in the language chosen.
final class Messages {

    private Messages() {}

    /// Returns one message.
    ///
    /// @param key the key in the bundle
    /// @param values what fills `{0}`, `{1}` …
    static String say(String key, Object... values) {
        Locale locale = Locale.getDefault();
        ResourceBundle bundle = ResourceBundle.getBundle("jp.sekisho.cli.messages", locale);
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
