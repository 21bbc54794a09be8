// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.separation.packet.Cube;

/// A flow that the body's policy allows.
///
/// @param id its number
/// @param from where it is opened
/// @param to where it goes
/// @param packets the packets that may open it, as they are sent
/// @param incompleteSets published address lists that it uses and that are known to be incomplete
/// @param expires the last day on which it holds, where it ends
/// @param line the line of the plan that declares it
public record PermittedFlow(
        FlowId id,
        ZoneId from,
        ZoneId to,
        List<Cube> packets,
        List<String> incompleteSets,
        Optional<LocalDate> expires,
        int line) {

    public PermittedFlow {
        packets = List.copyOf(packets);
        incompleteSets = List.copyOf(incompleteSets);
    }

    /// Says whether the flow no longer holds on a day.
    public boolean expired(LocalDate day) {
        return expires.isPresent() && day.isAfter(expires.get());
    }
}
