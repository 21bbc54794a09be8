// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.PlannedDevice;
import jp.sekisho.separation.plan.Segment;
import jp.sekisho.separation.plan.Zone;
import jp.sekisho.separation.plan.ZoneId;

/// Which device stands between which zones.
///
/// @param zones the zones in the plan's order
/// @param devices the devices in the plan's order
public record ZoneMap(List<ZoneId> zones, List<Stand> devices) {

    public ZoneMap {
        zones = List.copyOf(zones);
        devices = List.copyOf(devices);
    }

    /// A device and what it is plugged into.
    ///
    /// @param assumed whether it has no configuration
    /// @param zones the zones in which it stands
    /// @param links the links on which it stands
    public record Stand(DeviceId id, boolean assumed, List<ZoneId> zones, List<String> links) {
        public Stand {
            zones = List.copyOf(zones);
            links = List.copyOf(links);
        }
    }

    static ZoneMap of(Plan plan) {
        List<Stand> stands = new ArrayList<>();
        for (PlannedDevice device : plan.devices()) {
            List<ZoneId> zones = new ArrayList<>();
            List<String> links = new ArrayList<>();
            device.attachments()
                    .forEach(a -> {
                        switch (a.segment()) {
                            case Segment.InZone(ZoneId zone) -> zones.add(zone);
                            case Segment.OnLink(String link) -> links.add(link);
                        }
                    });
            boolean assumed = device.knowledge() instanceof PlannedDevice.Knowledge.Opaque;
            stands.add(new Stand(device.id(), assumed, zones, links));
        }
        return new ZoneMap(plan.zones().stream().map(Zone::id).toList(), stands);
    }
}
