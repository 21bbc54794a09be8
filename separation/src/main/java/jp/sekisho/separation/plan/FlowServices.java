// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.plan;

import java.util.List;
import java.util.OptionalInt;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.plan.YamlPlace.Refused;

/// Reads `proto` and `ports` of a flow.
final class FlowServices {

    private FlowServices() {}

    static List<Cube> cubes(AddressSet source, AddressSet destination, YamlPlace flow)
            throws Refused {
        ServiceSet services = ServiceSet.NONE;
        List<YamlPlace> protocols = flow.items("proto");
        if (protocols.isEmpty()) {
            services = ports(ServiceSet.ANY, flow);
        }
        for (YamlPlace place : protocols) {
            services = services.or(ports(protocol(place), flow));
        }
        return List.of(new Cube(source, destination, services, State.ANY));
    }

    private static ServiceSet protocol(YamlPlace place) throws Refused {
        String name = place.text();
        if (name.equals("any") || name.equals("ip")) {
            return ServiceSet.ANY;
        }
        OptionalInt number = Protocol.tryParse(name);
        if (number.isEmpty()) {
            throw place.refused("プロトコル「" + name + "」が分かりません。tcp、udp、icmp か番号を書いてください。");
        }
        return ServiceSet.protocol(number.getAsInt());
    }

    private static ServiceSet ports(ServiceSet protocol, YamlPlace flow) throws Refused {
        List<YamlPlace> items = flow.items("ports");
        if (items.isEmpty()) {
            return protocol;
        }
        ServiceSet ports = ServiceSet.NONE;
        for (YamlPlace item : items) {
            String[] ends = item.text().split("-", 2);
            OptionalInt from = Numbers.tryParse(ends[0].strip(), 65535);
            OptionalInt to = Numbers.tryParse(ends[ends.length - 1].strip(), 65535);
            if (from.isEmpty() || to.isEmpty() || from.getAsInt() > to.getAsInt()) {
                throw item.refused("ポート「" + item.text() + "」は 443 か 8000-8010 のように書いてください。");
            }
            ports = ports.or(ServiceSet.destinations(from.getAsInt(), to.getAsInt()));
        }
        ServiceSet portful =
                ServiceSet.protocol(Protocol.TCP)
                        .or(ServiceSet.protocol(Protocol.UDP))
                        .or(ServiceSet.protocol(Protocol.SCTP));
        return protocol.and(ports).and(portful);
    }
}
