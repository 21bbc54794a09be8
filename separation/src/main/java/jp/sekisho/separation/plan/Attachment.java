// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.plan;

import jp.sekisho.separation.packet.AddressSet;

/// One interface of a device and what it is plugged into.
///
/// @param name the interface's name as the configuration writes it
/// @param segment the zone or link
/// @param addresses the interface's own addresses where the plan names them; else empty
public record Attachment(String name, Segment segment, AddressSet addresses) {}
