// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.ClauseId;
import jp.sekisho.policy.PolicyReading;
import jp.sekisho.policy.Statement;

/// A piece of a standard for which a procedure may be needed: a clause of its own that obliges
/// somebody to something.
///
/// @param id the clause's id, which does not depend on its number; empty for the standard as a
///   whole
/// @param name number and heading as they stand in the text
record StandardItem(String id, String name) {

    private static final int NAME = 60;
    private static final StandardItem WHOLE = new StandardItem("", "対策基準の全体");

    /// Returns the items of a standard in the order of its text; the whole as one where the text
    /// cannot be read or has none.
    static List<StandardItem> of(PolicyReading reading) {
        List<StandardItem> items =
                switch (reading) {
                    case PolicyReading.Read(BasicPolicy text) -> of(text);
                    case PolicyReading.Unreadable _ -> List.of();
                };
        return items.isEmpty() ? List.of(WHOLE) : items;
    }

    private static List<StandardItem> of(BasicPolicy text) {
        Set<ClauseId> obliging =
                text.statements().stream().map(Statement::clause).collect(Collectors.toSet());
        return text.allClauses()
                .filter(clause -> clause.kind() == Clause.Kind.ARTICLE)
                .filter(clause ->
                        clause.withDescendants().anyMatch(each -> obliging.contains(each.id())))
                .map(clause -> new StandardItem(clause.id().value(), name(clause)))
                .toList();
    }

    private static String name(Clause clause) {
        String name = (clause.label() + " " + clause.heading()).strip();
        if (clause.heading().isEmpty()) {
            name = (name + " " + clause.text()).strip();
        }
        return name.length() <= NAME ? name : name.substring(0, NAME) + "…";
    }
}
