// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.time.LocalDate;
import java.util.Optional;
import jp.sekisho.policy.catalogue.EvidenceGrade;

/// What a person decided about an obligation.
sealed interface Decision {

    /// Returns when it was decided.
    LocalDate decidedOn();

    /// It is done, says somebody, and shows what proves it.
    ///
    /// @param text what was done
    /// @param grade how good the evidence is
    /// @param seen who saw what, or which document says so; empty for a mere statement
    /// @param evidenceHash the sealed file that proves it, if any
    /// @param decidedOn the day
    record Statement(
            String text,
            EvidenceGrade grade,
            String seen,
            Optional<String> evidenceHash,
            LocalDate decidedOn)
            implements Decision {}

    /// It does not concern this body.
    ///
    /// @param grounds why
    /// @param approver who agreed
    /// @param decidedOn the day
    /// @param askAgainOn when it is asked again
    record NotApplicable(String grounds, String approver, LocalDate decidedOn, LocalDate askAgainOn)
            implements Decision {}

    /// It is not kept for a time, by permission (例外措置).
    ///
    /// @param grounds why
    /// @param approver who permitted it
    /// @param decidedOn the day
    /// @param until first day on which it must be kept again
    record Excepted(String grounds, String approver, LocalDate decidedOn, LocalDate until)
            implements Decision {}

    /// Somebody has taken it up.
    ///
    /// @param text what is being done
    /// @param responsible who does it
    /// @param decidedOn the day
    /// @param dueOn until when
    record TakenUp(String text, String responsible, LocalDate decidedOn, LocalDate dueOn)
            implements Decision {}
}
