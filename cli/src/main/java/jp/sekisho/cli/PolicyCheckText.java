// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static jp.sekisho.cli.Messages.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.ClauseId;
import jp.sekisho.policy.catalogue.Applicability;
import jp.sekisho.policy.catalogue.BoundObligation;
import jp.sekisho.policy.catalogue.BoundObligation.Standing;
import jp.sekisho.policy.catalogue.Guideline;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.policy.catalogue.PolicyCheck;
import jp.sekisho.policy.catalogue.PolicyCheck.Coverage;
import jp.sekisho.policy.rendering.ClausePlaces;

/// What `policy check` says to a person: first how things stand, then what is missing, then why.
final class PolicyCheckText {
    private static final int QUESTIONS = 12;

    private final BasicPolicy policy;
    private final PolicyCheck check;
    private final ClausePlaces places;

    private final boolean all;

    /// @param all whether also what general words cover is listed one by one
    PolicyCheckText(BasicPolicy policy, PolicyCheck check, ClausePlaces places, boolean all) {
        this.all = all;
        this.policy = policy;
        this.check = check;
        this.places = places;
    }

    void print() {
        line(policy.title());
        int named = check.binding().standing(Standing.NAMED).size();
        int implied = check.binding().standing(Standing.IMPLIED).size();
        line(say("check.summary", named + implied, named, implied, check.gaps().size()));
        gaps();
        law();
        measures();
        headings();
        clauses();
        unmatched();
        direct();
        assumptions();
    }

    private void gaps() {
        if (check.gaps().isEmpty()) {
            return;
        }
        heading("check.gaps");
        int number = 0;
        for (PolicyCheck.Gap gap : check.gaps()) {
            number++;
            line("  " + number + ". " + gap.message() + " [" + gap.law() + "]");
        }
    }

    private void law() {
        if (check.organs().isEmpty()) {
            return;
        }
        heading("check.organs");
        for (PolicyCheck.OrganAnswer answer : check.organs()) {
            String why =
                    switch (answer.coverage()) {
                        case NAMED, IMPLIED -> say("check.organNamed", answer.words());
                        case MISSING -> say("check.organMissing");
                        case NOT_REQUIRED -> say("check.organElsewhere");
                    };
            line("  " + sign(answer.coverage()) + " " + answer.organ().label() + "  " + why);
        }
    }

    private void measures() {
        heading("check.measures");
        for (PolicyCheck.MeasureAnswer answer : check.measures()) {
            line(
                    "  "
                            + sign(answer.coverage())
                            + " "
                            + answer.item().measure().orElse(0)
                            + " "
                            + answer.item().title()
                            + "  "
                            + places(answer.coverage(), answer.clauses()));
        }
    }

    private void headings() {
        heading("check.headings");
        for (PolicyCheck.HeadingAnswer answer : check.headings()) {
            line(
                    "  "
                            + sign(answer.coverage())
                            + " "
                            + answer.heading().number()
                            + " "
                            + answer.heading().title()
                            + "  "
                            + places(answer.coverage(), answer.clauses()));
        }
    }

    private String places(Coverage coverage, List<ClauseId> clauses) {
        String list = String.join(say("check.comma"), clauses.stream().map(places::of).toList());
        return switch (coverage) {
            case NAMED -> list;
            case IMPLIED -> say("check.implied", list);
            case MISSING -> say("check.missing");
            case NOT_REQUIRED -> say("check.notRequired");
        };
    }

    private static String sign(Coverage coverage) {
        return switch (coverage) {
            case NAMED -> "○";
            case IMPLIED -> "△";
            case MISSING -> "×";
            case NOT_REQUIRED -> "－";
        };
    }

    private void clauses() {
        heading("check.clauses");
        policy.clauses().forEach(clause -> clause(clause, Set.of()));
    }

    /// Prints what a clause obliges to, unless the clause above has already said all of it.
    private void clause(Clause clause, Set<ObligationId> said) {
        Set<ObligationId> own = new LinkedHashSet<>();
        List<String> named = new ArrayList<>();
        Map<String, List<String>> general = new LinkedHashMap<>();
        for (BoundObligation bound : check.binding().bound()) {
            for (BoundObligation.ClauseLink link : bound.links()) {
                if (link.clause().equals(clause.id())) {
                    own.add(bound.obligation().id());
                    if (link.manner() == BoundObligation.Manner.NAMED) {
                        named.add(bound.obligation().title());
                    } else {
                        general.computeIfAbsent(
                                        bound.obligation().section(), _ -> new ArrayList<>())
                                .add(bound.obligation().title());
                    }
                }
            }
        }
        if (!said.containsAll(own)) {
            line(
                    "  "
                            + places.of(clause.id())
                            + (clause.heading().isEmpty() ? "" : " " + clause.heading()));
            named.forEach(title -> line("      ○ " + title));
            general.forEach(this::general);
        }
        Set<ObligationId> above = own.isEmpty() ? said : own;
        clause.children().forEach(child -> clause(child, above));
    }

    private void general(String section, List<String> titles) {
        if (all) {
            titles.forEach(title -> line("      △ " + title));
            return;
        }
        String caption =
                check.binding().catalogue().guideline().sections().stream()
                        .filter(s -> s.id().equals(section))
                        .map(Guideline.Section::title)
                        .findFirst()
                        .orElse("");
        line("      △ " + say("check.general", caption, titles.size(), titles.getFirst()));
    }

    private void unmatched() {
        if (check.binding().unmatched().isEmpty()) {
            return;
        }
        heading("check.unmatched");
        for (Clause clause : check.binding().unmatched()) {
            String text = clause.heading() + clause.text();
            line(
                    "  "
                            + places.of(clause.id())
                            + " "
                            + text.substring(0, Math.min(60, text.length())));
        }
    }

    private void direct() {
        List<BoundObligation> direct = check.binding().direct();
        if (!direct.isEmpty()) {
            heading("check.direct");
            direct.forEach(bound -> line("  ・" + bound.obligation().title()));
        }
        Set<String> questions = new LinkedHashSet<>();
        for (BoundObligation bound : check.binding().obligations()) {
            if (bound.applicability() instanceof Applicability.Undecided(String question)) {
                questions.add(question);
            }
        }
        if (!questions.isEmpty()) {
            heading("check.questions");
            questions.stream().limit(QUESTIONS).forEach(question -> line("  ・" + question));
        }
    }

    private void assumptions() {
        if (!check.assumptions().isEmpty()) {
            heading("check.assumptions");
            check.assumptions().forEach(assumption -> line("  ・" + assumption));
        }
    }

    private static void heading(String key) {
        line("");
        line(say(key));
    }

    private static void line(String text) {
        System.out.println(text);
    }
}
