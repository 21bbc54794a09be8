// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.time.LocalDate;
import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;

/// The edition of the basic policy that a body keeps on a day.
///
/// @param id which edition
/// @param policy what its text says
/// @param enforcedOn since when it is in force; empty while it is a draft and nothing older is in
///   force
public record PolicyInForce(
        PolicyDocumentId id, BasicPolicy policy, Optional<LocalDate> enforcedOn) {}
