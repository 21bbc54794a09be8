// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import java.util.Optional;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;

/// A route of a device.
///
/// @param destination a prefix
/// @param interfaceName through which interface, where the configuration says so
/// @param gateway to which next device, where the configuration says so
/// @param line where it stands
public record Route(
        AddressSet destination,
        Optional<String> interfaceName,
        Optional<Address> gateway,
        Line line) {

    /// Returns the prefix's length, counted in 128 bits: of two routes the longer one decides.
    public int length() {
        return 128 - destination.reach();
    }
}
