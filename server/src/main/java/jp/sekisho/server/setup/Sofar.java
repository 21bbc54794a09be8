// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.Role;
import jp.sekisho.policy.catalogue.Profile;
import jp.sekisho.policy.catalogue.ProfileProposal;

/// What is known of a body while it is being set up.
///
/// @param draft what was entered
/// @param policy the policy's text as read, where one was given
/// @param today the day, in Japan
record Sofar(Draft draft, Optional<BasicPolicy> policy, LocalDate today) {

    /// What stands in a step: what was confirmed, or else what is proposed.
    Typed typed(StepForm form) {
        return new Typed(draft.of(form.step()).orElseGet(() -> form.proposal(this)));
    }

    /// What the text lets one suppose about the body.
    Optional<ProfileProposal> supposed() {
        return policy.map(text -> ProfileProposal.from(text, Profile.unknown()));
    }

    /// The words of the scope (適用範囲).
    String scope() {
        return policy.map(text ->
                        text.clausesOf(Role.SCOPE)
                                .map(clause -> clause.heading() + clause.text())
                                .collect(Collectors.joining("\n")))
                .orElse("");
    }

    /// Tells whether the text's measures speak of something. Definitions do not count: they are
    /// often copied whole.
    boolean speaksOf(String words) {
        Pattern pattern = Pattern.compile(words);
        return policy.stream()
                .flatMap(BasicPolicy::allClauses)
                .filter(clause -> clause.role() != Role.DEFINITIONS)
                .map(Sofar::plain)
                .anyMatch(text -> pattern.matcher(text).find());
    }

    /// The words of all clauses.
    String words() {
        return policy.map(text ->
                        text.allClauses().map(Sofar::plain).collect(Collectors.joining("\n")))
                .orElse("");
    }

    // The reader never mends a broken word (L GWAN); for a proposal the space is no matter.
    private static String plain(Clause clause) {
        return (clause.heading() + "\n" + clause.text()).replace(" ", "");
    }
}
