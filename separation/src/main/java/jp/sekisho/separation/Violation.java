// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation;

import java.util.List;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.Packet;
import jp.sekisho.separation.plan.DeviceId;

/// A packet that crosses, and what lets it.
///
/// @param packet as it is sent, before any translation
/// @param spoofed whether only a sender that uses an address outside its zone can send it
/// @param devices the devices on its way, in order
/// @param path the lines that let it through, in order
/// @param why one sentence in Japanese
/// @param legalising the narrowest flow that would permit all packets that these lines let through
public record Violation(
        Packet packet,
        boolean spoofed,
        List<DeviceId> devices,
        List<Line> path,
        String why,
        SuggestedFlow legalising) {
    public Violation {
        devices = List.copyOf(devices);
        path = List.copyOf(path);
    }

    /// A flow as a plan writes it.
    ///
    /// @param source addresses, ranges or prefixes; empty for any
    /// @param destination the same
    /// @param protocol a name or number; `any` for any
    /// @param ports ports or ranges; empty for any
    public record SuggestedFlow(
            List<String> source, List<String> destination, String protocol, List<String> ports) {
        public SuggestedFlow {
            source = List.copyOf(source);
            destination = List.copyOf(destination);
            ports = List.copyOf(ports);
        }
    }
}
