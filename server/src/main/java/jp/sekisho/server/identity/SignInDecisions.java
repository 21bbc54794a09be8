// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static jp.sekisho.server.database.schema.tables.SignInRule.SIGN_IN_RULE;

import java.time.LocalDate;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.SignInRuleRecord;
import jp.sekisho.server.evidence.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps how signing in works in a body, for its settings, the first-run wizard and the demo.
@Component
public final class SignInDecisions {

    private final Ids ids;

    SignInDecisions(Ids ids) {
        this.ids = ids;
    }

    /// Records the decision that the terminal's own log-on is the second factor, so that no code is
    /// asked for.
    ///
    /// @param change the change under way
    /// @param grounds why that suffices; not blank
    /// @param approver who decided; not blank
    /// @param decidedOn when
    /// @param reviewOn when it is looked at again; later than `decidedOn`
    public void terminalSuffices(
            Change change,
            String grounds,
            String approver,
            LocalDate decidedOn,
            LocalDate reviewOn) {
        if (grounds.isBlank() || approver.isBlank() || !reviewOn.isAfter(decidedOn)) {
            throw new IllegalArgumentException(
                    "a decision needs grounds, approver and later review");
        }
        keep(
                change,
                row -> {
                    row.setTerminalGrounds(grounds);
                    row.setTerminalApprover(approver);
                    row.setTerminalDecidedOn(decidedOn.toString());
                    row.setTerminalReviewOn(reviewOn.toString());
                });
    }

    /// Asks each account for a code of its own again.
    void askForCode(Change change) {
        keep(
                change,
                row -> {
                    row.setTerminalGrounds(null);
                    row.setTerminalApprover(null);
                    row.setTerminalDecidedOn(null);
                    row.setTerminalReviewOn(null);
                });
    }

    /// Sets after how many minutes without a request a session ends.
    void endIdleAfter(Change change, int minutes) {
        if (minutes < 1 || minutes > SignInRules.LONGEST_IDLE_MINUTES) {
            throw new IllegalArgumentException("minutes must be 1 to 120: " + minutes);
        }
        keep(change, row -> row.setIdleMinutes(minutes));
    }

    private interface Setting {
        void apply(SignInRuleRecord row);
    }

    private void keep(Change change, Setting setting) {
        @Nullable SignInRuleRecord row = change.db().selectFrom(SIGN_IN_RULE).limit(1).fetchOne();
        if (row == null) {
            SignInRuleRecord fresh = new SignInRuleRecord();
            fresh.setId(ids.next());
            fresh.setIdleMinutes(Math.toIntExact(SignInRules.DEFAULT_IDLE.toMinutes()));
            setting.apply(fresh);
            change.insert(fresh);
        } else {
            setting.apply(row);
            change.update(row);
        }
    }
}
