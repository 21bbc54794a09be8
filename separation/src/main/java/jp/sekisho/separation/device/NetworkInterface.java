// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import java.util.List;
import java.util.OptionalInt;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;

/// An interface of a device.
///
/// @param name its name
/// @param addresses its own addresses
/// @param networks the networks that it is directly in
/// @param vlan its VLAN, where it has one
/// @param line where it is declared
public record NetworkInterface(
        String name, List<Address> addresses, AddressSet networks, OptionalInt vlan, Line line) {
    public NetworkInterface {
        addresses = List.copyOf(addresses);
    }
}
