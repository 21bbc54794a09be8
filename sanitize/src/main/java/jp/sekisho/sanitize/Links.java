// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.util.regex.Pattern;

/// Which link targets a reader may follow.
public final class Links {

    private static final int MAX_LENGTH = 2_083;
    private static final Pattern WEB_OR_MAIL =
            Pattern.compile("(?i)(https?://[^\\s\\\\\"<>]+|mailto:[^\\s\\\\\"<>]+)");

    private Links() {}

    /// Returns whether it is an `http`, `https` or `mailto` address and nothing else.
    ///
    /// @param target as written, decoded
    /// @return whether it is an `http`, `https` or `mailto` address and nothing else
    public static boolean mayStay(String target) {
        return target.length() <= MAX_LENGTH
                && target.chars().noneMatch(c -> c < 0x20 || c == 0x7f)
                && WEB_OR_MAIL.matcher(target).matches();
    }
}
