// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.List;
import java.util.Objects;

/// The published top document (基本方針) of a body, read from its text.
///
/// @param title the title as it stands in the text; never blank
/// @param clauses the top-level clauses in the order of the text
public record BasicPolicy(String title, List<Clause> clauses) {
    public BasicPolicy {
        Objects.requireNonNull(title, "title");
        if (title.isBlank()) {
            throw new IllegalArgumentException("title must not be blank");
        }
        clauses = List.copyOf(clauses);
    }
}
