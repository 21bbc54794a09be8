// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.ClauseId;
import jp.sekisho.policy.catalogue.BoundObligation.Standing;

/// Which clauses of a policy bind which obligations, for one body.
///
/// @param catalogue the catalogue that was bound
/// @param profile what was known about the body
/// @param obligations every obligation of the catalogue with its clauses, in catalogue order
/// @param unmatched clauses that oblige but to which the catalogue knows no obligation
public record Binding(
        Catalogue catalogue,
        Profile profile,
        List<BoundObligation> obligations,
        List<Clause> unmatched) {
    public Binding {
        obligations = List.copyOf(obligations);
        unmatched = List.copyOf(unmatched);
    }

    /// Binds a policy's clauses to the obligations of a catalogue.
    ///
    /// @param policy the policy as read
    /// @param catalogue the obligations
    /// @param profile what is known about the body
    public static Binding bind(BasicPolicy policy, Catalogue catalogue, Profile profile) {
        return Binder.bind(policy, catalogue, profile);
    }

    /// Returns the obligations that at least one clause binds and that fall on the body.
    public List<BoundObligation> bound() {
        return obligations.stream()
                .filter(o -> o.standing() == Standing.NAMED || o.standing() == Standing.IMPLIED)
                .toList();
    }

    /// Returns the obligations that the policy should state and does not.
    public List<BoundObligation> gaps() {
        return standing(Standing.OPEN);
    }

    /// Returns the obligations that bind by law although no clause states them.
    public List<BoundObligation> direct() {
        return standing(Standing.DIRECT);
    }

    /// Returns the obligations of one standing.
    public List<BoundObligation> standing(Standing standing) {
        return obligations.stream().filter(o -> o.standing() == standing).toList();
    }

    /// Returns the obligations that a clause binds.
    public List<BoundObligation> of(ClauseId clause) {
        return obligations.stream().filter(o -> o.clauses().contains(clause)).toList();
    }

    /// Returns the obligations by chapter of the guideline; those of the law alone stand under 0.
    public Map<Integer, List<BoundObligation>> byChapter() {
        Map<Integer, List<BoundObligation>> chapters = new LinkedHashMap<>();
        for (BoundObligation each : obligations) {
            String section = each.obligation().section();
            int chapter = section.isEmpty() ? 0 : Integer.parseInt(section.split("\\.", 2)[0]);
            chapters.computeIfAbsent(chapter, _ -> new ArrayList<>()).add(each);
        }
        return chapters;
    }

    /// Returns the obligations by law item; one with several items stands under each.
    public Map<LawItemId, List<BoundObligation>> byLaw() {
        Map<LawItemId, List<BoundObligation>> items = new LinkedHashMap<>();
        catalogue.laws().forEach(item -> items.put(item.id(), new ArrayList<>()));
        for (BoundObligation each : obligations) {
            for (LawItemId item : each.obligation().law()) {
                items.computeIfAbsent(item, _ -> new ArrayList<>()).add(each);
            }
        }
        return items;
    }

    /// Returns the obligations by the threat that they answer; a threat without measure is empty.
    public Map<ThreatFamily, List<BoundObligation>> byThreat() {
        Map<ThreatFamily, List<BoundObligation>> threats = new EnumMap<>(ThreatFamily.class);
        for (ThreatFamily threat : ThreatFamily.values()) {
            threats.put(
                    threat,
                    obligations.stream()
                            .filter(o -> o.obligation().threats().contains(threat))
                            .toList());
        }
        return threats;
    }
}
