// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.List;
import java.util.Optional;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.plan.Attachment;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.PlannedDevice.Assumption;

/// A device of the plan as the proof sees it.
///
/// @param id its name
/// @param attachments its interfaces in the plan
/// @param behaviour what it does
/// @param planLine the line of the plan that declares it
record Node(DeviceId id, List<Attachment> attachments, Behaviour behaviour, int planLine) {

    /// What a device does.
    sealed interface Behaviour {

        /// What its configuration says.
        record Configured(Device device) implements Behaviour {}

        /// What the plan assumes.
        record Assumed(Assumption assumption) implements Behaviour {}
    }

    Optional<Device> device() {
        return behaviour instanceof Behaviour.Configured(Device device)
                ? Optional.of(device)
                : Optional.empty();
    }

    /// The addresses of one interface, as the configuration or the plan names them.
    AddressSet addresses(Attachment attachment) {
        AddressSet all = attachment.addresses();
        if (device().isPresent()) {
            for (var known : device().get().interfaces()) {
                if (known.name().equals(attachment.name())) {
                    for (Address address : known.addresses()) {
                        all = all.or(AddressSet.of(address));
                    }
                }
            }
        }
        return all;
    }

    /// All addresses of the device itself.
    AddressSet ownAddresses() {
        AddressSet all = AddressSet.NONE;
        for (Attachment attachment : attachments) {
            all = all.or(attachment.addresses());
        }
        if (device().isPresent()) {
            for (var known : device().get().interfaces()) {
                for (Address address : known.addresses()) {
                    all = all.or(AddressSet.of(address));
                }
            }
        }
        return all;
    }

    Optional<Attachment> attachment(String name) {
        return attachments.stream().filter(a -> a.name().equals(name)).findFirst();
    }
}
