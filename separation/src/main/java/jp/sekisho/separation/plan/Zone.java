// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.plan;

import jp.sekisho.separation.packet.AddressSet;

/// A network tier.
///
/// @param id its name
/// @param kind `MY_NUMBER`, `LGWAN`, `INTERNET` or a kind of the body's own
/// @param networks its addresses; empty where none are named
/// @param external whether it reaches all addresses that no other zone has
public record Zone(ZoneId id, String kind, AddressSet networks, boolean external) {}
