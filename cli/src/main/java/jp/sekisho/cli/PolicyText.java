// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.PrintStream;
import java.util.List;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.Problem;
import jp.sekisho.policy.Statement;
import jp.sekisho.policy.Strength;

/// What `policy read` shows a person: the clauses as an outline, what binds, what to look at.
final class PolicyText {

    private static final int LONGEST_EXCERPT = 38;

    private PolicyText() {}

    static void print(PrintStream out, BasicPolicy policy) {
        out.println(policy.title());
        policy.history()
                .forEach(event ->
                        out.println(
                                "  "
                                        + event.era()
                                        + " "
                                        + Messages.say("policyRead.event." + event.event().word())
                                        + (event.instrument().isEmpty()
                                                ? ""
                                                : " " + event.instrument())));
        out.println();
        policy.clauses().forEach(clause -> print(out, clause, 0));
        out.println();
        out.println(
                Messages.say(
                        "policyRead.counts",
                        policy.allClauses().count(),
                        policy.definitions().size(),
                        policy.references().size(),
                        policy.statements().size()));
        for (Strength strength : Strength.values()) {
            List<Statement> these =
                    policy.statements().stream()
                            .filter(each -> each.strength() == strength)
                            .toList();
            if (!these.isEmpty()) {
                out.println(
                        "  "
                                + Messages.say(
                                        "policyRead.strength." + strength.word(), these.size()));
            }
        }
        out.println();
        out.println(Messages.say("policyRead.problems", policy.problems().size()));
        for (Problem problem : policy.problems()) {
            out.println(
                    "  "
                            + Messages.say("policyRead.line", problem.line())
                            + " "
                            + problem.message());
        }
    }

    private static void print(PrintStream out, Clause clause, int depth) {
        String name = (clause.label() + " " + clause.heading()).strip();
        String text = clause.heading().isEmpty() ? excerpt(clause.text()) : "";
        out.println("  ".repeat(depth + 1) + (name + " " + text).strip());
        clause.children().forEach(child -> print(out, child, depth + 1));
    }

    private static String excerpt(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_EXCERPT)) + "…";
    }
}
