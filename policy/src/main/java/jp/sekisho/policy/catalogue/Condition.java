// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.Applicability.Applies;
import jp.sekisho.policy.catalogue.Applicability.DoesNotApply;
import jp.sekisho.policy.catalogue.Applicability.Undecided;

/// On what kind of body an obligation falls, as data. A fact that the profile does not know makes
/// the answer undecided, never yes or no.
public sealed interface Condition {

    /// Evaluates the condition against a body's profile.
    Applicability test(Profile profile);

    /// Holds for every body.
    record Always() implements Condition {
        @Override
        public Applicability test(Profile profile) {
            return new Applies();
        }
    }

    /// Holds for bodies of some kinds.
    record KindIs(Set<BodyKind> kinds) implements Condition {
        public KindIs {
            kinds = Set.copyOf(kinds);
        }

        @Override
        public Applicability test(Profile profile) {
            return profile.kind()
                    .map(kind ->
                            kinds.contains(kind)
                                    ? new Applies()
                                    : new DoesNotApply(kind.label() + "なので対象外"))
                    .orElse(new Undecided("団体の種類"));
        }
    }

    /// Holds for bodies that have an organ.
    record HasOrgan(OrganKind organ) implements Condition {
        @Override
        public Applicability test(Profile profile) {
            return switch (profile.has(organ)) {
                case YES -> new Applies();
                case NO -> new DoesNotApply(organ.label() + "を置いていない");
                case UNKNOWN -> new Undecided(organ.label() + "を置いているか");
            };
        }
    }

    /// Holds for bodies that have a zone.
    record HasZone(ZoneKind zone) implements Condition {
        @Override
        public Applicability test(Profile profile) {
            return switch (profile.has(zone)) {
                case YES -> new Applies();
                case NO -> new DoesNotApply(zone.label() + "を持たない");
                case UNKNOWN -> new Undecided(zone.label() + "を持つか");
            };
        }
    }

    /// Holds for bodies with one of some network models.
    record ModelIs(Set<NetworkModel> models) implements Condition {
        public ModelIs {
            models = Set.copyOf(models);
        }

        @Override
        public Applicability test(Profile profile) {
            return profile.networkModel()
                    .map(model ->
                            models.contains(model)
                                    ? new Applies()
                                    : new DoesNotApply(model.label() + "なので対象外"))
                    .orElse(
                            new Undecided(
                                    EnumSet.copyOf(models).stream()
                                                    .map(NetworkModel::label)
                                                    .collect(Collectors.joining("・"))
                                            + "か"));
        }
    }

    /// Holds for bodies of which a fact is true.
    record FactHolds(Fact fact) implements Condition {
        @Override
        public Applicability test(Profile profile) {
            return switch (profile.says(fact)) {
                case YES -> new Applies();
                case NO -> new DoesNotApply("「" + fact.label() + "」に当たらない");
                case UNKNOWN -> new Undecided(fact.label() + "か");
            };
        }
    }

    /// Holds for bodies that are (or claim to be) outside the eight measures.
    record Exempt() implements Condition {
        @Override
        public Applicability test(Profile profile) {
            return profile.exemption().isPresent()
                    ? new Applies()
                    : new DoesNotApply("施行規則16条の3の対象外としていない");
        }
    }

    /// Holds where the inner condition does not.
    record Not(Condition condition) implements Condition {
        @Override
        public Applicability test(Profile profile) {
            return switch (condition.test(profile)) {
                case Applies _ -> new DoesNotApply("条件に当たらない");
                case DoesNotApply _ -> new Applies();
                case Undecided undecided -> undecided;
            };
        }
    }

    /// Holds where every condition holds.
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Applicability test(Profile profile) {
            List<String> open = new ArrayList<>();
            for (Condition condition : conditions) {
                switch (condition.test(profile)) {
                    case Applies _ -> {}
                    case DoesNotApply no -> {
                        return no;
                    }
                    case Undecided(String question) -> open.add(question);
                }
            }
            return open.isEmpty() ? new Applies() : new Undecided(String.join("、", open));
        }
    }

    /// Holds where at least one condition holds.
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Applicability test(Profile profile) {
            List<String> open = new ArrayList<>();
            List<String> grounds = new ArrayList<>();
            for (Condition condition : conditions) {
                switch (condition.test(profile)) {
                    case Applies yes -> {
                        return yes;
                    }
                    case DoesNotApply(String why) -> grounds.add(why);
                    case Undecided(String question) -> open.add(question);
                }
            }
            return open.isEmpty()
                    ? new DoesNotApply(String.join("、", grounds))
                    : new Undecided(String.join("、", open));
        }
    }
}
