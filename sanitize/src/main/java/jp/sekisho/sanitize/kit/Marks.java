// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.util.Locale;

/// Marks that no ordinary file contains.
final class Marks {

    private Marks() {}

    static String of(String id) {
        return "Sekisho0Mark0" + id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "0") + "0End";
    }
}
