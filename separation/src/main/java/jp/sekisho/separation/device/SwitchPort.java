// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import java.util.BitSet;
import java.util.OptionalInt;

/// A port of a switch: the VLANs that its cable carries.
///
/// @param name its name
/// @param tagged VLANs that it carries with a tag, 1 to 4094
/// @param untagged the VLAN of frames without a tag: that of an access port, the native one of a
///   trunk
/// @param trunk whether it is a trunk
/// @param line where it says so
public record SwitchPort(
        String name, BitSet tagged, OptionalInt untagged, boolean trunk, Line line) {

    /// VLAN numbers end here (IEEE 802.1Q §9.6).
    public static final int LAST_VLAN = 4094;

    public SwitchPort {
        tagged = (BitSet) tagged.clone();
    }

    /// Says whether frames of a VLAN may come and go here.
    public boolean carries(int vlan) {
        return tagged.get(vlan) || (untagged.isPresent() && untagged.getAsInt() == vlan);
    }
}
