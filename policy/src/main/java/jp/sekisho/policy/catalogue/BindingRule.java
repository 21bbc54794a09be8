// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.List;
import java.util.Set;
import jp.sekisho.policy.Role;

/// One way in which a clause of a policy binds an obligation.
///
/// All parts must hold. Words are compared after folding of width, spaces and variant characters.
///
/// @param roles roles of which the clause or one above it has one; empty: any
/// @param captions words of which the caption of the clause or of one above it (not the top one)
///   has one; empty: any
/// @param text groups of words; the clause's own caption and words have one of each group
public record BindingRule(Set<Role> roles, List<String> captions, List<List<String>> text) {
    public BindingRule {
        roles = Set.copyOf(roles);
        captions = List.copyOf(captions);
        text = text.stream().map(List::copyOf).toList();
        if (captions.isEmpty() && text.isEmpty() && roles.isEmpty()) {
            throw new IllegalArgumentException("a binding rule needs a role, a caption or words");
        }
    }
}
