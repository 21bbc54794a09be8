// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What stands on the paper that goes round for decision (起案文), apart from the text itself.
///
/// @param proposedOn 起案日
/// @param proposer 起案者, with the unit
/// @param reason why the edition is made
/// @param plannedOn from when it is to be in force, if said
/// @param sealColumns who seals (決裁欄), from the one who decides to the one who proposes
/// @param consultColumns who is consulted (合議); may be empty
/// @param organs the organs that are to adopt it, in words; empty where none adopts
record Proposal(
        LocalDate proposedOn,
        String proposer,
        String reason,
        Optional<LocalDate> plannedOn,
        List<String> sealColumns,
        List<String> consultColumns,
        String organs) {

    /// More boxes than these do not fit on A4.
    static final int MOST_COLUMNS = 9;

    Proposal {
        sealColumns = List.copyOf(sealColumns);
        consultColumns = List.copyOf(consultColumns);
        if (sealColumns.isEmpty() || sealColumns.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException("1 to " + MOST_COLUMNS + " columns: " + sealColumns);
        }
    }
}
