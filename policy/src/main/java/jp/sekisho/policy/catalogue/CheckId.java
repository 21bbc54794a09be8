// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.regex.Pattern;

/// Identity of an automatic check (自動点検), the program that answers whether an obligation holds.
///
/// @param value words in lower case joined by hyphens: `assets-classified`
public record CheckId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public CheckId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "check id must be like 'assets-classified': " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
