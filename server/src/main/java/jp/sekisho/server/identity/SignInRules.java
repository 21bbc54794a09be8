// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static jp.sekisho.server.database.schema.tables.SignInRule.SIGN_IN_RULE;

import java.time.Duration;
import java.time.LocalDate;
import jp.sekisho.server.database.schema.tables.records.SignInRuleRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// How signing in works in a body.
///
/// @param idle after so long without a request a session ends; 1 to 120 minutes
/// @param terminal the decision that the terminal's own log-on is the second factor; null where
///   none was taken, so that each account shows a code
record SignInRules(Duration idle, @Nullable TerminalDecision terminal) {

    static final Duration DEFAULT_IDLE = Duration.ofMinutes(15);
    static final int LONGEST_IDLE_MINUTES = 120;

    private static final SignInRules DEFAULT = new SignInRules(DEFAULT_IDLE, null);

    SignInRules {
        if (idle.toMinutes() < 1 || idle.toMinutes() > LONGEST_IDLE_MINUTES) {
            throw new IllegalArgumentException("idle must be 1 to 120 minutes: " + idle);
        }
    }

    /// A decision that people must answer for.
    ///
    /// @param grounds why the terminal's log-on suffices
    /// @param approver who decided
    /// @param decidedOn when
    /// @param reviewOn when it is looked at again
    record TerminalDecision(
            String grounds, String approver, LocalDate decidedOn, LocalDate reviewOn) {}

    /// Tells whether an account must show a code of its own.
    boolean asksForCode() {
        return terminal == null;
    }

    static SignInRules read(DSLContext db) {
        SignInRuleRecord row = db.selectFrom(SIGN_IN_RULE).limit(1).fetchOne();
        if (row == null) {
            return DEFAULT;
        }
        return new SignInRules(
                Duration.ofMinutes(row.getIdleMinutes()),
                row.getTerminalGrounds() == null
                        ? null
                        : new TerminalDecision(
                                row.getTerminalGrounds(),
                                row.getTerminalApprover(),
                                LocalDate.parse(row.getTerminalDecidedOn()),
                                LocalDate.parse(row.getTerminalReviewOn())));
    }
}
