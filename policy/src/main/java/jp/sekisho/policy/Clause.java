// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.List;

/// One numbered or unnumbered piece of a policy text (条・項・号).
///
/// @param id identity that does not depend on the numbering
/// @param label the number as it stands in the text (`1.`, `第1条`, `(1)`); empty when the piece has
///   none
/// @param heading the heading as it stands in the text; empty when the piece has none
/// @param text the piece's own words without those of its children; empty when it has none
/// @param children the pieces below this one, in the order of the text
/// @param lines where the piece stands in the source
public record Clause(
        ClauseId id,
        String label,
        String heading,
        String text,
        List<Clause> children,
        LineRange lines) {
    public Clause {
        children = List.copyOf(children);
        if (label.isEmpty() && heading.isEmpty() && text.isEmpty()) {
            throw new IllegalArgumentException("a clause has a label, a heading or a text: " + id);
        }
    }
}
