// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jp.sekisho.separation.plan.DeviceId;

/// A device as its configuration describes it.
///
/// @param id its name in the plan
/// @param interfaces what the configuration says of interfaces
/// @param ports its switch ports, where it is a switch
/// @param routes what it says of routes; empty where it says nothing
/// @param stages where it looks at packets, in order within each hook
/// @param tracking how it tells first packets from others
/// @param families for which address families its configuration is known
/// @param usesV6 whether the configuration does anything with IPv6
/// @param unknown lines not understood that might matter to any packet
/// @param coverage what became of each line
/// @param domains the routers that it holds, where it holds several; then the stages and routes are
///   theirs
public record Device(
        DeviceId id,
        List<NetworkInterface> interfaces,
        List<SwitchPort> ports,
        List<Route> routes,
        List<Stage> stages,
        Tracking tracking,
        Families families,
        boolean usesV6,
        List<Line> unknown,
        Coverage coverage,
        List<Domain> domains) {

    public Device {
        domains = List.copyOf(domains);
        interfaces = List.copyOf(interfaces);
        ports = List.copyOf(ports);
        routes = List.copyOf(routes);
        stages = stages.stream().sorted(Comparator.comparingInt(Stage::priority)).toList();
        unknown = List.copyOf(unknown);
    }

    /// Makes a device that is one router.
    public Device(
            DeviceId id,
            List<NetworkInterface> interfaces,
            List<SwitchPort> ports,
            List<Route> routes,
            List<Stage> stages,
            Tracking tracking,
            Families families,
            boolean usesV6,
            List<Line> unknown,
            Coverage coverage) {
        this(
                id,
                interfaces,
                ports,
                routes,
                stages,
                tracking,
                families,
                usesV6,
                unknown,
                coverage,
                List.of());
    }

    /// One of several routers in one box (a VDOM).
    ///
    /// @param device its interfaces, routes and stages
    /// @param joined the links inside the box on which its interfaces stand, by interface
    public record Domain(String name, Device device, Map<String, String> joined) {
        public Domain {
            joined = Map.copyOf(joined);
        }
    }

    /// The same device with what became of its lines.
    public Device covering(Coverage lines) {
        return new Device(
                id,
                interfaces,
                ports,
                routes,
                stages,
                tracking,
                families,
                usesV6,
                unknown,
                lines,
                domains);
    }

    /// Address families.
    public record Families(boolean v4, boolean v6) {}

    /// Returns the stages of one hook in order, without those that only let pass.
    public List<Stage> stages(Stage.Hook hook) {
        return stages.stream().filter(s -> s.hook() == hook && !s.chain().isIdle()).toList();
    }
}
