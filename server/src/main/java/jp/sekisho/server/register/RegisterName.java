// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.regex.Pattern;

/// What a register is called.
///
/// @param shelf with which others it stands
/// @param slug its name in addresses and files: small letters, digits, hyphens
/// @param label its name for people: 情報資産台帳
/// @param noun one of its rows: 資産
/// @param counter how rows are counted: 件, 台, 人
/// @param purpose one sentence that says what it is for
public record RegisterName(
        Shelf shelf, String slug, String label, String noun, String counter, String purpose) {

    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    public RegisterName {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("slug must match " + SLUG + ": '" + slug + "'");
        }
    }

    /// Returns its address below the body.
    public String path() {
        return "/registers/" + slug;
    }
}
