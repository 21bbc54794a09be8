// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.util.Locale;
import java.util.regex.Pattern;

/// Marks that no ordinary file contains.
final class Marks {

    /// A mark in lower case.
    static final Pattern PATTERN = Pattern.compile("sekisho0mark0[a-z0-9]{1,40}?0end");

    private Marks() {}

    static String of(String id) {
        return "Sekisho0Mark0" + id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "0") + "0End";
    }
}
