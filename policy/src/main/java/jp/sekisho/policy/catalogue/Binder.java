// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.ClauseId;
import jp.sekisho.policy.Role;
import jp.sekisho.policy.catalogue.BoundObligation.ClauseLink;
import jp.sekisho.policy.catalogue.BoundObligation.Manner;

/// Matches clauses with the rules of obligations.
final class Binder {
    /// Roles whose clauses explain and oblige to nothing unless a rule asks for them.
    private static final Set<Role> EXPLAINING =
            EnumSet.of(Role.PURPOSE, Role.DEFINITIONS, Role.THREATS, Role.SCOPE);

    private static final Set<Clause.Kind> NOT_OBLIGING =
            EnumSet.of(
                    Clause.Kind.SUPPLEMENT,
                    Clause.Kind.APPENDIX,
                    Clause.Kind.FORM,
                    Clause.Kind.PREAMBLE);

    private final List<Place> places = new ArrayList<>();
    private final Map<String, String> folded = new HashMap<>();

    private Binder() {}

    /// A clause with what the rules look at.
    private record Place(
            Clause clause,
            Optional<Place> parent,
            Set<Role> roles,
            String caption,
            String words,
            boolean explains) {}

    static Binding bind(BasicPolicy policy, Catalogue catalogue, Profile profile) {
        Binder binder = new Binder();
        policy.clauses().forEach(clause -> binder.visit(clause, Optional.empty()));
        List<BoundObligation> bound = new ArrayList<>();
        Set<ClauseId> linked = new HashSet<>();
        Set<ClauseId> covering = new HashSet<>();
        for (Obligation obligation : catalogue.obligations()) {
            List<ClauseLink> links = binder.links(obligation);
            for (ClauseLink link : links) {
                linked.add(link.clause());
                if (link.manner() == Manner.IMPLIED) {
                    covering.add(link.clause());
                }
            }
            bound.add(
                    new BoundObligation(
                            obligation,
                            links,
                            applicability(obligation, links, catalogue, profile)));
        }
        List<Clause> unmatched =
                binder.places.stream()
                        .filter(place -> isUnmatched(place, linked, covering))
                        .map(Place::clause)
                        .toList();
        return new Binding(catalogue, profile, bound, unmatched);
    }

    private void visit(Clause clause, Optional<Place> parent) {
        Set<Role> roles = EnumSet.of(clause.role());
        parent.ifPresent(above -> roles.addAll(above.roles()));
        String heading = Folding.fold(clause.heading());
        String caption = heading.isEmpty() ? parent.map(Place::caption).orElse("") : heading;
        boolean explains =
                EXPLAINING.contains(clause.role())
                        || NOT_OBLIGING.contains(clause.kind())
                        || parent.map(Place::explains).orElse(false);
        Place place =
                new Place(
                        clause,
                        parent,
                        roles,
                        caption,
                        // The caption of a clause that leads over to what stands below it is said
                        // there.
                        clause.children().isEmpty()
                                ? heading + Folding.fold(clause.text())
                                : Folding.fold(clause.text()),
                        explains);
        places.add(place);
        clause.children().forEach(child -> visit(child, Optional.of(place)));
    }

    private List<ClauseLink> links(Obligation obligation) {
        List<ClauseLink> named = links(obligation.named(), Manner.NAMED);
        return named.isEmpty() ? links(obligation.implied(), Manner.IMPLIED) : named;
    }

    private List<ClauseLink> links(List<BindingRule> rules, Manner manner) {
        List<ClauseLink> links = new ArrayList<>();
        Set<ClauseId> linked = new HashSet<>();
        for (Place place : places) {
            // A general clause covers what stands below it: the clause above says it for all.
            if (manner == Manner.IMPLIED
                    && place.parent()
                            .filter(above -> linked.contains(above.clause().id()))
                            .isPresent()) {
                linked.add(place.clause().id());
                continue;
            }
            for (BindingRule rule : rules) {
                Optional<List<String>> words = match(rule, place);
                if (words.isPresent()) {
                    links.add(new ClauseLink(place.clause().id(), manner, words.get()));
                    linked.add(place.clause().id());
                    break;
                }
            }
        }
        return links;
    }

    /// Returns the words that make the rule hold at a clause, or nothing where it does not.
    private Optional<List<String>> match(BindingRule rule, Place place) {
        if (place.words().isEmpty()) {
            return Optional.empty();
        }
        if (rule.roles().isEmpty()
                ? place.explains()
                : rule.roles().stream().noneMatch(place.roles()::contains)) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        if (!rule.captions().isEmpty()) {
            Optional<String> word = first(rule.captions(), place.caption());
            if (word.isEmpty()) {
                return Optional.empty();
            }
            words.add(word.get());
        }
        for (List<String> group : rule.text()) {
            Optional<String> word = first(group, place.words());
            if (word.isEmpty()) {
                return Optional.empty();
            }
            words.add(word.get());
        }
        return Optional.of(words);
    }

    private Optional<String> first(List<String> words, String in) {
        return words.stream()
                .filter(word -> in.contains(folded.computeIfAbsent(word, Folding::fold)))
                .findFirst();
    }

    private static boolean isUnmatched(Place place, Set<ClauseId> linked, Set<ClauseId> covering) {
        if (place.explains()
                || place.words().isEmpty()
                || place.clause().withDescendants().anyMatch(c -> linked.contains(c.id()))) {
            return false;
        }
        // What stands below a clause that covers a matter by general words is covered with it.
        for (Optional<Place> above = place.parent();
                above.isPresent();
                above = above.get().parent()) {
            if (covering.contains(above.get().clause().id())) {
                return false;
            }
        }
        return true;
    }

    /// The eight measures do not bind an exempt body by law; its own policy still does.
    private static Applicability applicability(
            Obligation obligation, List<ClauseLink> links, Catalogue catalogue, Profile profile) {
        Applicability general = obligation.condition().test(profile);
        boolean onlyMeasures =
                !obligation.law().isEmpty()
                        && obligation.law().stream()
                                .allMatch(id ->
                                        catalogue
                                                .law(id)
                                                .filter(item -> item.measure().isPresent())
                                                .isPresent());
        if (general instanceof Applicability.Applies
                && onlyMeasures
                && links.isEmpty()
                && profile.exemption().isPresent()) {
            return new Applicability.DoesNotApply(
                    "施行規則16条の3の対象外(" + profile.exemption().get().grounds() + ")で、方針にも定めがない");
        }
        return general;
    }
}
