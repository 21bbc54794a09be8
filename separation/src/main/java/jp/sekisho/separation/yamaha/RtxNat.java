// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.yamaha;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.device.Stage.Hook;
import jp.sekisho.separation.device.Translation;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;

/// NAT descriptors of type `masquerade`: inner senders leave with the outer address, and
/// `masquerade static` lets outer ones in. What comes to the outer address and belongs to neither
/// is rejected, as `nat descriptor masquerade incoming` does by default.
final class RtxNat {

    private static final class Descriptor {
        private boolean masquerade;
        private Optional<AddressSet> outer = Optional.empty();
        private AddressSet inner = AddressSet.V4;
        private boolean rejects = true;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Line> unknown = new ArrayList<>();
    }

    /// One line of `masquerade static`.
    private record Entry(
            Address inner, ServiceSet outside, Optional<Translation.Ports> inside, Line line) {}

    private record Use(String name, String number, Line line) {}

    private final Map<String, Descriptor> descriptors = new LinkedHashMap<>();
    private final List<Use> uses = new ArrayList<>();

    void apply(String name, List<String> numbers, Line line) {
        for (String number : numbers) {
            uses.add(new Use(name, number, line));
        }
    }

    /// Takes a command that begins with `nat`.
    ///
    /// @return whether it was understood; what was not counts where the descriptor is used
    boolean descriptor(List<String> words, Line line) {
        if (words.size() < 5 || !words.get(1).equals("descriptor")) {
            return false;
        }
        String verb = words.get(2);
        boolean two = verb.equals("address") || verb.equals("masquerade");
        String number = words.get(two ? 4 : 3);
        Descriptor descriptor = descriptors.computeIfAbsent(number, n -> new Descriptor());
        boolean understood =
                switch (two ? verb + " " + words.get(3) : verb) {
                    case "type" -> type(descriptor, words.get(4));
                    case "address outer" -> outer(descriptor, words);
                    case "address inner" -> inner(descriptor, words);
                    case "masquerade static" -> entry(descriptor, words, line);
                    case "masquerade incoming" -> incoming(descriptor, words);
                    case "timer",
                            "log",
                            "masquerade session",
                            "masquerade ttl",
                            "masquerade remove",
                            "masquerade rlogin",
                            "masquerade port",
                            "sip",
                            "backward-compatibility",
                            "ftp" ->
                            true;
                    default -> false;
                };
        if (!understood) {
            descriptor.unknown.add(line);
        }
        return understood;
    }

    private static boolean type(Descriptor descriptor, String type) {
        descriptor.masquerade = type.equals("masquerade");
        return descriptor.masquerade || type.equals("none");
    }

    private static boolean outer(Descriptor descriptor, List<String> words) {
        if (words.size() != 6) {
            return false;
        }
        String value = words.get(5);
        if (value.equals("primary") || value.equals("ipcp") || value.equals("secondary")) {
            return true;
        }
        descriptor.outer = AddressSet.tryParse(value);
        return descriptor.outer.isPresent();
    }

    private static boolean inner(Descriptor descriptor, List<String> words) {
        if (words.size() != 6) {
            return false;
        }
        if (words.get(5).equals("auto")) {
            return true;
        }
        Optional<AddressSet> set = AddressSet.tryParse(words.get(5));
        set.ifPresent(s -> descriptor.inner = s);
        return set.isPresent();
    }

    private static boolean incoming(Descriptor descriptor, List<String> words) {
        boolean rejects =
                words.size() > 5
                        && (words.get(5).equals("reject") || words.get(5).equals("discard"));
        descriptor.rejects = rejects;
        return rejects;
    }

    /// `nat descriptor masquerade static NUMBER ID INNER PROTOCOL [OUTER_PORT[=INNER_PORT]]`.
    private static boolean entry(Descriptor descriptor, List<String> words, Line line) {
        if (words.size() < 8) {
            return false;
        }
        Optional<Address> inner = Address.tryParse(words.get(6));
        ServiceSet services = ServiceSet.NONE;
        for (String name : words.get(7).split(",", -1)) {
            OptionalInt protocol = Protocol.tryParse(name);
            if (protocol.isEmpty()) {
                return false;
            }
            services = services.or(ServiceSet.protocol(protocol.getAsInt()));
        }
        Optional<Translation.Ports> inside = Optional.empty();
        if (words.size() > 8 && !words.get(8).equals("*")) {
            String[] ports = words.get(8).split("=", -1);
            Optional<int[]> outside = FilterLine.range(ports[0]);
            Optional<int[]> changed =
                    ports.length == 2 ? FilterLine.range(ports[1]) : Optional.empty();
            if (outside.isEmpty() || (ports.length == 2 && changed.isEmpty())) {
                return false;
            }
            services = services.and(ServiceSet.destinations(outside.get()[0], outside.get()[1]));
            inside = changed.map(c -> new Translation.Ports(c[0], c[1]));
        }
        if (inner.isEmpty()) {
            return false;
        }
        descriptor.entries.add(new Entry(inner.get(), services, inside, line));
        return true;
    }

    List<Stage> stages(int inPriority, Map<String, List<Address>> addresses) {
        List<Stage> stages = new ArrayList<>();
        for (Use use : uses) {
            Descriptor descriptor = descriptors.getOrDefault(use.number, new Descriptor());
            if (!descriptor.masquerade && descriptor.unknown.isEmpty()) {
                continue;
            }
            AddressSet outer = descriptor.outer.orElseGet(() -> own(addresses, use.name));
            stages.add(
                    new Stage(
                            Hook.BEFORE_ROUTING,
                            inPriority,
                            true,
                            AddressSet.V4,
                            incoming(use, descriptor, outer)));
            stages.add(
                    new Stage(
                            Hook.AFTER_ROUTING, 0, true, AddressSet.V4, outgoing(use, descriptor)));
        }
        return stages;
    }

    private static AddressSet own(Map<String, List<Address>> addresses, String name) {
        AddressSet all = AddressSet.NONE;
        for (Address address : addresses.getOrDefault(name, List.of())) {
            all = all.or(address.isV4() ? AddressSet.of(address) : AddressSet.NONE);
        }
        return all;
    }

    private static Chain incoming(Use use, Descriptor descriptor, AddressSet outer) {
        Chain chain = new Chain("nat " + use.number + " in");
        InterfaceMatch here = InterfaceMatch.of(use.name);
        // Where the outer address is not known (PPP gives it) it may be any.
        AddressSet to = outer.isEmpty() ? AddressSet.V4 : outer;
        Match.Fit fit = outer.isEmpty() ? Match.Fit.SOMETIMES : Match.Fit.EXACT;
        for (Line line : descriptor.unknown) {
            Match match = new Match(List.of(Cube.ANY), here, InterfaceMatch.ANY, Match.Fit.EXACT);
            chain.add(new Rule(match, Action.UNKNOWN, line));
        }
        for (Entry entry : descriptor.entries) {
            Cube cube = Cube.ANY.withDestination(to).withService(entry.outside);
            Match match = new Match(List.of(cube), here, InterfaceMatch.ANY, fit);
            Translation translation =
                    Translation.ofDestination(
                            Optional.of(AddressSet.of(entry.inner)), entry.inside);
            chain.add(new Rule(match, new Action.Translate(translation), entry.line));
        }
        if (descriptor.rejects && !outer.isEmpty()) {
            Match match =
                    new Match(
                            List.of(Cube.ANY.withDestination(outer)),
                            here,
                            InterfaceMatch.ANY,
                            Match.Fit.EXACT);
            chain.add(new Rule(match, Action.DROP, use.line));
        }
        return chain;
    }

    private static Chain outgoing(Use use, Descriptor descriptor) {
        Chain chain = new Chain("nat " + use.number + " out");
        Match match =
                new Match(
                        List.of(Cube.ANY.withSource(descriptor.inner)),
                        InterfaceMatch.ANY,
                        InterfaceMatch.of(use.name),
                        Match.Fit.EXACT);
        Action action =
                descriptor
                        .outer
                        .<Action>map(o ->
                                new Action.Translate(Translation.ofSource(o, Optional.empty())))
                        .orElseGet(Action.Masquerade::new);
        chain.add(new Rule(match, action, use.line));
        return chain;
    }
}
