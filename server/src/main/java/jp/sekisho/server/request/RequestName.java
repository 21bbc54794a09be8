// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import java.util.regex.Pattern;

/// What a kind of request is called.
///
/// @param slug its name in addresses: small letters, digits, hyphens
/// @param label its name for people: 外部サービス利用申請
/// @param number the number of its printed form (様式), 1 or more
/// @param mark what stands in its document numbers: 外サ
/// @param purpose one sentence that says when one asks so
public record RequestName(String slug, String label, int number, String mark, String purpose) {

    private static final Pattern SLUG = Pattern.compile("[a-z][a-z-]{1,38}[a-z]");

    public RequestName {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("slug must match " + SLUG + ": '" + slug + "'");
        }
        if (label.isBlank() || number < 1 || mark.isBlank() || purpose.isBlank()) {
            throw new IllegalArgumentException("a request is called something: " + slug);
        }
    }

    /// Returns what its printed form is called: 様式第1号.
    public String form() {
        return "様式第" + number + "号";
    }
}
