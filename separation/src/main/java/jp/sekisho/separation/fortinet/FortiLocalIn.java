// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.fortinet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.fortinet.FortiTree.Entry;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.reading.ConfigText;

/// What is meant for the device itself: local-in policies, then `allowaccess` of the interfaces.
final class FortiLocalIn {

    private final ConfigText text;
    private final FortiNetwork network;
    private final FortiObjects objects;
    private final List<Rule> local = new ArrayList<>();

    FortiLocalIn(ConfigText text, FortiNetwork network, FortiObjects objects) {
        this.text = text;
        this.network = network;
        this.objects = objects;
    }

    /// One entry of `firewall local-in-policy`.
    boolean policy(Entry entry) {
        return policy(entry, objects.four());
    }

    /// One entry of `firewall local-in-policy6`.
    boolean policy6(Entry entry) {
        return policy(entry, objects.six());
    }

    private boolean policy(Entry entry, FortiAddresses addresses) {
        if (entry.isOff()) {
            return true;
        }
        Optional<AddressSet> source = addresses.of(entry.list("srcaddr"));
        Optional<AddressSet> destination = addresses.of(entry.list("dstaddr"));
        Optional<ServiceSet> service = objects.services(entry.list("service"));
        boolean plain =
                source.isPresent()
                        && destination.isPresent()
                        && service.isPresent()
                        && !entry.enables("service-negate", "internet-service-src");
        Cube cube =
                new Cube(
                        source.map(s -> addresses.negated(s, entry, "srcaddr-negate"))
                                .orElse(addresses.all()),
                        destination
                                .map(s -> addresses.negated(s, entry, "dstaddr-negate"))
                                .orElse(addresses.all()),
                        plain ? service.orElse(ServiceSet.ANY) : ServiceSet.ANY,
                        State.ANY);
        Match match =
                new Match(
                        List.of(cube),
                        network.sides(entry.list("intf")),
                        InterfaceMatch.ANY,
                        FortiPolicy.fit(entry, plain));
        // An accept lets pass only what allowaccess lets pass as well.
        Action action = entry.one("action", "deny").equals("deny") ? Action.DROP : Action.RETURN;
        local.add(new Rule(match, action, text.line(entry.line)));
        return plain;
    }

    /// @param terminates whether services that are not read may take packets
    Chain chain(boolean terminates) {
        Chain denied = new Chain("local-in-policy");
        local.forEach(denied::add);
        Chain chain = new Chain("local-in");
        chain.add(new Rule(Match.ALL, new Action.Jump(denied), text.unwritten("local-in-policy")));
        network.access().forEach((name, words) -> allowed(chain, name, words, "allowaccess"));
        network.access6().forEach((name, words) -> allowed(chain, name, words, "ip6-allowaccess"));
        return chain.otherwise(
                terminates ? Action.UNKNOWN : Action.DROP,
                text.unwritten(
                        terminates ? "機器自身への通信 (VPN、DHCP、DNS の受け口は読んでいない)" : "機器自身への、許していない通信"));
    }

    private void allowed(Chain chain, String name, List<String> words, String key) {
        AddressSet family = key.equals("allowaccess") ? AddressSet.V4 : AddressSet.V6;
        for (String word : words) {
            objects.management(word)
                    .ifPresent(service -> {
                        Cube cube = Cube.ANY.withService(service).withDestination(family);
                        Match match =
                                new Match(
                                        List.of(cube),
                                        InterfaceMatch.of(name),
                                        InterfaceMatch.ANY,
                                        Match.Fit.EXACT);
                        Line line = text.unwritten(name + " の " + key + " " + word);
                        chain.add(new Rule(match, Action.ACCEPT, line));
                    });
        }
    }
}
