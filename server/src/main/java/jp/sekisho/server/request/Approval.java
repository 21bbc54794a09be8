// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import java.time.LocalDate;

/// A request that was approved, as its effect sees it.
///
/// @param number the document number
/// @param applicantId who asked
/// @param approver who decided last
/// @param on the day of the decision
/// @param from first day of what was asked
/// @param until last day of what was asked
public record Approval(
        String number,
        long applicantId,
        String approver,
        LocalDate on,
        LocalDate from,
        LocalDate until) {}
