// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.List;
import java.util.Set;

/// One thing that the body must do because a clause, the law or the guideline says so (遵守事項).
///
/// @param id identity that no renumbering changes
/// @param title what must be done, in a few words
/// @param description what must be done, in plain Japanese
/// @param done what counts as done
/// @param law the law items that ask for it; may be empty
/// @param section the guideline's section, or empty when the law alone asks for it
/// @param leaves the guideline's leaves that it answers
/// @param role who answers for it
/// @param cycles when it is due; never empty
/// @param evidence the least grade of evidence that shows it done
/// @param answer how it is found out whether it holds
/// @param condition on which bodies it falls
/// @param inPolicy whether a basic policy is expected to say it; otherwise the law binds directly
/// @param named how a clause names it
/// @param implied how a clause covers it by general words
/// @param threats the threats that it answers
/// @param certainty how sure all this is
/// @param replaces ids of earlier versions whose decisions pass on to this one
public record Obligation(
        ObligationId id,
        String title,
        String description,
        String done,
        List<LawItemId> law,
        String section,
        List<String> leaves,
        ResponsibleRole role,
        List<Cycle> cycles,
        EvidenceGrade evidence,
        Answer answer,
        Condition condition,
        boolean inPolicy,
        List<BindingRule> named,
        List<BindingRule> implied,
        Set<ThreatFamily> threats,
        Certainty certainty,
        List<ObligationId> replaces) {
    public Obligation {
        Texts.require("title", title);
        Texts.require("description", description);
        Texts.require("done", done);
        law = List.copyOf(law);
        leaves = List.copyOf(leaves);
        cycles = List.copyOf(cycles);
        named = List.copyOf(named);
        implied = List.copyOf(implied);
        threats = Set.copyOf(threats);
        replaces = List.copyOf(replaces);
        if (cycles.isEmpty()) {
            throw new IllegalArgumentException("an obligation has a cycle: " + id);
        }
        if (law.isEmpty() && section.isEmpty()) {
            throw new IllegalArgumentException("an obligation has a source: " + id);
        }
    }
}
