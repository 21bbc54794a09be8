// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a password must be: long, and not what everybody tries first. Kinds of characters and
/// regular changes are not asked for (NIST SP 800-63B-4, section 3.1.1.2): they make passwords
/// worse.
final class PasswordRule {

    static final int SHORTEST = 12;

    private static final List<String> TRIED_FIRST =
            List.of("password", "passw0rd", "qwerty", "sekisho", "123456", "abcdef", "admin");

    private PasswordRule() {}

    /// Looks at a new password.
    ///
    /// @return what is wrong, one sentence for people; nothing where it will do
    static Optional<String> problem(String password, AccountName account) {
        String plain =
                Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (plain.codePointCount(0, plain.length()) < SHORTEST) {
            return Optional.of(SHORTEST + "文字以上にしてください。短い文をいくつかつなげると覚えやすくなります。");
        }
        if (password.length() > LogIn.LONGEST_PASSWORD) {
            return Optional.of(LogIn.LONGEST_PASSWORD + "文字以内にしてください。");
        }
        String rest = plain.replace(account.value(), "");
        for (String tried : TRIED_FIRST) {
            rest = rest.replace(tried, "");
        }
        if (rest.codePoints().distinct().count() < 5) {
            return Optional.of("すぐに推測されるため使えません。アカウント名・よくある言葉・同じ文字の並びを避けてください。");
        }
        return Optional.empty();
    }
}
