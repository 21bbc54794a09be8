// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.Objects;
import java.util.Optional;

/// A reference from one clause to another (上記3の脅威, 第3条第2項, 前号).
///
/// A text that names several clauses (上記6、7及び8) gives one reference for each.
///
/// @param from the clause that refers
/// @param to the clause meant; empty where the text has none that fits, which is then a problem too
/// @param text the referring words as they stand in the text; never blank
/// @param line the line of the source on which `from` begins to refer
public record Reference(ClauseId from, Optional<ClauseId> to, String text, int line) {
    public Reference {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (text.isBlank() || line < 1) {
            throw new IllegalArgumentException("a reference has words and a line: " + from);
        }
    }
}
