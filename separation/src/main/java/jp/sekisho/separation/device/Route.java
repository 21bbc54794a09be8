// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import java.util.Optional;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;

/// A route of a device.
///
/// @param destination a prefix
/// @param length its length, counted in 128 bits
/// @param interfaceName through which interface, where the configuration says so
/// @param gateway to which next device, where the configuration says so
/// @param line where it stands
public record Route(
        AddressSet destination,
        int length,
        Optional<String> interfaceName,
        Optional<Address> gateway,
        Line line) {}
