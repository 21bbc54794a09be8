// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.PlannedDevice.Assumption;
import jp.sekisho.separation.plan.Zone;

/// Says what an answer takes for granted.
final class Assumptions {

    private final Plan plan;
    private final List<KnownDevice> devices;
    private final boolean v6;

    Assumptions(Plan plan, List<KnownDevice> devices, boolean v6) {
        this.plan = plan;
        this.devices = devices;
        this.v6 = v6;
    }

    List<String> between(Zone from, Zone to, Set<Node> between) {
        List<String> said = new ArrayList<>();
        for (KnownDevice known : devices) {
            if (known instanceof KnownDevice.Assumed(var planned, var assumption, var ground)
                    && between.stream().anyMatch(n -> n.id().equals(planned.id()))) {
                String day = planned.asOf().map(d -> "、" + d + " 現在").orElse("");
                String why = ground.isEmpty() ? "" : "(" + ground + day + ")";
                said.add("機器 " + planned.id() + " は設定がなく、" + words(assumption) + "とした" + why);
            }
        }
        for (Plan.StraddlingHost host : plan.hosts()) {
            if (host.zones().contains(from.id()) && host.zones().contains(to.id())) {
                String why = host.ground().isEmpty() ? "" : "(" + host.ground() + ")";
                said.add(
                        "機器 "
                                + host.id()
                                + " は両方の領域に立ち、"
                                + (host.forwards() ? "中継する" : "中継しない")
                                + "とした"
                                + why);
            }
        }
        if (!v6) {
            said.add("IPv6 は、計画にネットワークがなく設定もないため、使われていないとした");
        }
        return said;
    }

    private static String words(Assumption assumption) {
        return switch (assumption) {
            case BLOCKS -> "許可した通信のほかは止める";
            case PASSES -> "すべて通す";
            case UNKNOWN -> "どう働くか分からない";
        };
    }
}
