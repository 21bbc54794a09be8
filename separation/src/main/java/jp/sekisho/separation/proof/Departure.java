// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.Optional;
import jp.sekisho.separation.packet.Address;

/// Packets that leave a device.
///
/// @param attachment through which interface of the plan; nothing where they are for the device
///   itself
/// @param gateway to which next device, where a route says so
/// @param routed whether a route of the configuration sent them here, rather than the plan's shape
/// @param piece the packets
record Departure(
        Optional<jp.sekisho.separation.plan.Attachment> attachment,
        Optional<Address> gateway,
        boolean routed,
        Piece piece) {}
