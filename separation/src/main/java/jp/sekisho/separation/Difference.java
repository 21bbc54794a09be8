// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation;

import java.util.List;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.Packet;
import jp.sekisho.separation.plan.ZoneId;

/// What passes between zones under one plan and not under another, in packets.
///
/// @param changes what was opened and what was closed
/// @param unknownLines lines of either plan that were not understood where it matters
public record Difference(List<Change> changes, List<Line> unknownLines) {

    public Difference {
        changes = List.copyOf(changes);
        unknownLines = List.copyOf(unknownLines);
    }

    /// Packets that one way of lines opens or closes.
    ///
    /// @param opened whether they pass under the new plan only
    /// @param packet one of them
    /// @param spoofed whether only a sender that uses an address outside its zone can send them
    /// @param lines the lines that let them pass, of the plan under which they do
    /// @param flow the narrowest flow that holds those shown
    public record Change(
            ZoneId from,
            ZoneId to,
            boolean opened,
            Packet packet,
            boolean spoofed,
            List<Line> lines,
            Violation.SuggestedFlow flow) {
        public Change {
            lines = List.copyOf(lines);
        }
    }
}
