// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import static jp.sekisho.server.database.schema.tables.InformationSystem.INFORMATION_SYSTEM;

import java.util.List;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.check.Rows;

/// Which systems exist already when the eight measures begin to bind (2027-07-01), and when each is
/// renewed: the door for the check that asks the same of contracts.
public final class Transition {

    private Transition() {}

    /// Answers for the register of systems.
    ///
    /// @param question what is asked
    public static CheckResult systems(Question question) {
        return SystemChecks.systems()
                .every(
                        question,
                        EvidenceGrade.INSPECTED,
                        "契約とともに、基準日に既にあったかどうかと更新の予定日が入っています。",
                        List.of(
                                Rows.Flaw.of(
                                        INFORMATION_SYSTEM.EXISTING.eq("UNKNOWN"),
                                        "令和9年7月1日に既にあるかどうかが入っていません"),
                                Rows.Flaw.of(
                                        INFORMATION_SYSTEM
                                                .EXISTING
                                                .eq("YES")
                                                .and(INFORMATION_SYSTEM.RENEWAL_ON.eq("")),
                                        "更新の予定日が入っていません")));
    }
}
