// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name with which somebody signs in.
///
/// @param value 1 to 64 small letters, digits, dots, hyphens and underscores; begins with a letter
///   or digit
public record AccountName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public AccountName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "account name must match " + FORM + ": '" + value + "'");
        }
    }

    /// Reads what somebody typed: 全角 letters and capitals mean the same as plain ones.
    ///
    /// @param typed what came from outside
    /// @return the name, or nothing where it is none
    public static Optional<AccountName> tryParse(String typed) {
        if (typed.length() > 200) {
            return Optional.empty();
        }
        String plain =
                Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return FORM.matcher(plain).matches()
                ? Optional.of(new AccountName(plain))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
