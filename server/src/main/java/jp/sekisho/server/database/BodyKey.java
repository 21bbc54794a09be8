// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import java.util.Optional;
import java.util.regex.Pattern;

/// The short name of a body in addresses, file names and schema names.
///
/// @param value 2 to 31 characters: a small letter, then small letters, digits and hyphens
public record BodyKey(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,30}");

    public BodyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("body key must match " + FORM + ": '" + value + "'");
        }
    }

    /// Reads a key from outside.
    ///
    /// @param text what somebody typed or sent
    /// @return the key, or nothing where the text is none
    public static Optional<BodyKey> tryParse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new BodyKey(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
