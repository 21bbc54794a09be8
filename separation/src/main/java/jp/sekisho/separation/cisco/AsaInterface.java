// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.NetworkInterface;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Numbers;

/// What the lines below `interface` say.
final class AsaInterface {
    private final Line line;
    private final List<Address> addresses = new ArrayList<>();
    private AddressSet networks = AddressSet.NONE;
    OptionalInt vlan = OptionalInt.empty();
    OptionalInt level = OptionalInt.empty();
    String name = "";
    Optional<Line> down = Optional.empty();

    AsaInterface(String hardware, Line line) {
        this.line = line;
        int dot = hardware.lastIndexOf('.');
        if (dot > 0) {
            vlan = Numbers.tryParse(hardware.substring(dot + 1), 4094);
        }
    }

    boolean address(String address, String mask) {
        Optional<Address> own = Address.tryParse(address.replaceFirst("/.*", ""));
        Optional<AddressSet> network =
                AddressSet.tryParse(mask.isEmpty() ? address : address + "/" + mask);
        if (own.isEmpty() || network.isEmpty()) {
            return false;
        }
        addresses.add(own.get());
        networks = networks.or(network.get());
        return true;
    }

    /// Without a line of its own the level is 100 for `inside`, else 0 (ASA CLI configuration
    /// guide, "Interfaces").
    int level() {
        return level.orElse(name.equals("inside") ? 100 : 0);
    }

    AddressSet own() {
        AddressSet all = AddressSet.NONE;
        for (Address address : addresses) {
            all = all.or(AddressSet.of(address));
        }
        return all;
    }

    NetworkInterface network() {
        return new NetworkInterface(name, addresses, networks, vlan, line);
    }
}
