// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

/// Ends a verb whose input cannot be used; the message is the sentence that is shown.
final class Unusable extends Exception {

    private static final long serialVersionUID = 1;

    Unusable(String key, Object... values) {
        super(Messages.say(key, values));
    }
}
