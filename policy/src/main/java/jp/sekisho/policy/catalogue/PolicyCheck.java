// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.ClauseId;
import jp.sekisho.policy.Role;

/// What a policy binds and what it leaves open against 地方自治法244条の6, the eight measures of 施行規則16条の3
/// and the guideline's ten headings.
///
/// @param binding clauses and obligations
/// @param assumptions what was supposed about the body, one sentence each
/// @param organs whether the policy's scope names the organs that must each adopt one; empty where
///   the policy has no scope
/// @param measures the eight measures
/// @param headings the ten headings
/// @param gaps what is missing, most important first; empty when nothing is
public record PolicyCheck(
        Binding binding,
        List<String> assumptions,
        List<OrganAnswer> organs,
        List<MeasureAnswer> measures,
        List<HeadingAnswer> headings,
        List<Gap> gaps) {
    public PolicyCheck {
        assumptions = List.copyOf(assumptions);
        organs = List.copyOf(organs);
        measures = List.copyOf(measures);
        headings = List.copyOf(headings);
        gaps = List.copyOf(gaps);
    }

    /// How the text covers something.
    public enum Coverage {
        /// It names it, or has a heading of its own for it.
        NAMED,
        /// It covers it by general words, or under another heading.
        IMPLIED,
        /// It does not say it.
        MISSING,
        /// It need not say it.
        NOT_REQUIRED;

        /// Returns the word that JSON uses (`not-required`).
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Whether the scope names an organ.
    ///
    /// @param words the words of the scope that name it; empty where none do
    public record OrganAnswer(OrganKind organ, Coverage coverage, String words) {}

    /// Whether the text covers one of the eight measures.
    ///
    /// @param clauses the clauses that do
    public record MeasureAnswer(LawItem item, Coverage coverage, List<ClauseId> clauses) {
        public MeasureAnswer {
            clauses = List.copyOf(clauses);
        }
    }

    /// Whether the text has one of the ten headings.
    ///
    /// @param clauses the clauses that carry it
    public record HeadingAnswer(
            Guideline.Heading heading, Coverage coverage, List<ClauseId> clauses) {
        public HeadingAnswer {
            clauses = List.copyOf(clauses);
        }
    }

    /// Something that the policy should say and does not.
    ///
    /// @param kind what sort of thing
    /// @param id the organ, measure, heading or obligation
    /// @param law who asks for it
    /// @param message one sentence in Japanese: what is missing and what to do
    public record Gap(Kind kind, String id, String law, String message) {
        /// The sorts of gaps.
        public enum Kind {
            ORGAN,
            MEASURE,
            HEADING,
            OBLIGATION;

            /// Returns the word that JSON uses (`organ`).
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /// Checks a policy.
    ///
    /// @param policy the policy as read
    /// @param catalogue the obligations
    /// @param profile what is known about the body; what it leaves open is proposed from the text
    public static PolicyCheck of(BasicPolicy policy, Catalogue catalogue, Profile profile) {
        ProfileProposal proposal = ProfileProposal.from(policy, profile);
        Profile full = profile.orElse(proposal.profile());
        Binding binding = Binding.bind(policy, catalogue, full);
        List<OrganAnswer> organs = organs(policy, full);
        List<MeasureAnswer> measures = measures(catalogue, binding, full);
        List<HeadingAnswer> headings = headings(policy, catalogue);
        List<Gap> gaps = new ArrayList<>();
        organs.stream()
                .filter(a -> a.coverage() == Coverage.MISSING)
                .map(Gaps::of)
                .forEach(gaps::add);
        measures.stream()
                .filter(a -> a.coverage() == Coverage.MISSING)
                .map(Gaps::of)
                .forEach(gaps::add);
        headings.stream()
                .filter(a -> a.coverage() == Coverage.MISSING)
                .map(Gaps::of)
                .forEach(gaps::add);
        binding.gaps().stream().map(b -> Gaps.of(b, catalogue)).forEach(gaps::add);
        return new PolicyCheck(binding, proposal.assumptions(), organs, measures, headings, gaps);
    }

    private static List<OrganAnswer> organs(BasicPolicy policy, Profile profile) {
        String scope =
                Folding.fold(
                        policy.clausesOf(Role.SCOPE)
                                .flatMap(Clause::withDescendants)
                                .map(Clause::text)
                                .reduce("", String::concat));
        List<OrganAnswer> answers = new ArrayList<>();
        if (scope.isEmpty()) {
            // Without a scope nothing can be said of single organs: its heading is missing.
            return answers;
        }
        for (OrganKind organ : new TreeSet<>(profile.existingOrgans())) {
            if (profile.organsElsewhere().contains(organ)) {
                answers.add(new OrganAnswer(organ, Coverage.NOT_REQUIRED, ""));
                continue;
            }
            Optional<String> words = organ.namedBy().stream().filter(scope::contains).findFirst();
            answers.add(
                    new OrganAnswer(
                            organ,
                            words.isPresent() ? Coverage.NAMED : Coverage.MISSING,
                            words.orElse("")));
        }
        return answers;
    }

    private static List<MeasureAnswer> measures(
            Catalogue catalogue, Binding binding, Profile profile) {
        List<MeasureAnswer> answers = new ArrayList<>();
        for (LawItem item : catalogue.laws()) {
            if (item.measure().isEmpty()) {
                continue;
            }
            List<BoundObligation> own =
                    binding.bound().stream()
                            .filter(o ->
                                    !o.obligation().section().isEmpty()
                                            && o.obligation().law().equals(List.of(item.id()))
                                            && !o.obligation().section().equals("3"))
                            .toList();
            boolean named =
                    own.stream().anyMatch(o -> o.standing() == BoundObligation.Standing.NAMED);
            Coverage coverage =
                    !own.isEmpty()
                            ? named ? Coverage.NAMED : Coverage.IMPLIED
                            : profile.exemption().isPresent()
                                    ? Coverage.NOT_REQUIRED
                                    : Coverage.MISSING;
            answers.add(
                    new MeasureAnswer(
                            item,
                            coverage,
                            own.stream().flatMap(o -> o.clauses().stream()).distinct().toList()));
        }
        return answers;
    }

    private static List<HeadingAnswer> headings(BasicPolicy policy, Catalogue catalogue) {
        List<HeadingAnswer> answers = new ArrayList<>();
        for (Guideline.Heading heading : catalogue.guideline().headings()) {
            List<ClauseId> own =
                    policy.clausesOf(heading.role())
                            .filter(c -> c.kind() == Clause.Kind.ARTICLE)
                            .map(Clause::id)
                            .toList();
            List<ClauseId> elsewhere =
                    own.isEmpty()
                            ? policy.allClauses()
                                    .filter(c -> carries(c, heading))
                                    .map(Clause::id)
                                    .toList()
                            : List.of();
            answers.add(
                    new HeadingAnswer(
                            heading,
                            !own.isEmpty()
                                    ? Coverage.NAMED
                                    : elsewhere.isEmpty() ? Coverage.MISSING : Coverage.IMPLIED,
                            own.isEmpty() ? elsewhere : own));
        }
        return answers;
    }

    private static boolean carries(Clause clause, Guideline.Heading heading) {
        if (clause.text().isEmpty() && !clause.children().isEmpty()) {
            return false;
        }
        if (clause.role() == heading.role()) {
            return true;
        }
        if (clause.role() == Role.DEFINITIONS || clause.role() == Role.THREATS) {
            return false;
        }
        String words = Folding.fold(clause.heading() + clause.text());
        return heading.terms().stream().allMatch(group -> group.stream().anyMatch(words::contains));
    }
}
