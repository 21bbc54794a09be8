// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.time.LocalDate;
import java.util.Optional;

/// The formal decision of the office (決裁), taken on paper or elsewhere and recorded here as a fact.
///
/// @param kind how it was taken
/// @param documentNumber 文書番号; empty for none
/// @param decidedOn the day
/// @param decider who decided
/// @param instrument the legal form (訓令, 告示 …); empty for none
/// @param consulted who was consulted before (合議); empty for nobody
/// @param readAfter 後閲 of a decision in another's place, once it is done
public record Decision(
        DecisionKind kind,
        String documentNumber,
        LocalDate decidedOn,
        String decider,
        String instrument,
        String consulted,
        Optional<ReadAfter> readAfter) {
    public Decision {
        if (decider.isBlank()) {
            throw new IllegalArgumentException("decider must not be blank");
        }
        if (readAfter.isPresent() && kind != DecisionKind.SUBSTITUTED) {
            throw new IllegalArgumentException("only a decision in another's place is read after");
        }
    }

    /// A decision without consultation.
    ///
    /// @param kind how it was taken
    /// @param documentNumber 文書番号; empty for none
    /// @param decidedOn the day
    /// @param decider who decided
    /// @param instrument the legal form (訓令, 告示 …); empty for none
    public Decision(
            DecisionKind kind,
            String documentNumber,
            LocalDate decidedOn,
            String decider,
            String instrument) {
        this(kind, documentNumber, decidedOn, decider, instrument, "", Optional.empty());
    }
}
