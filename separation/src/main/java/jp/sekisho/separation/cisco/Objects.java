// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.ServiceSet;

/// Named addresses and services: `object`, `object-group` (Cisco ASA CLI configuration guide,
/// "Objects for Access Control"; Cisco IOS, "Object Groups for ACLs").
final class Objects {

    private final boolean wildcards;
    private final Map<String, Optional<AddressSet>> networks = new HashMap<>();
    private final Map<String, Optional<ServiceSet>> services = new HashMap<>();
    private final Map<String, Optional<ServiceSet>> ports = new HashMap<>();

    /// @param wildcards whether masks of network objects name the bits that do not count
    Objects(boolean wildcards) {
        this.wildcards = wildcards;
    }

    Optional<AddressSet> network(String name) {
        return networks.getOrDefault(name, Optional.empty());
    }

    boolean isNetwork(String name) {
        return networks.containsKey(name);
    }

    /// Protocols with ports, as a group stands in the place of a protocol.
    Optional<ServiceSet> service(String name) {
        return services.getOrDefault(name, Optional.empty());
    }

    /// Destination ports alone, as a group stands behind an address.
    Optional<ServiceSet> ports(String name) {
        return ports.getOrDefault(name, Optional.empty());
    }

    boolean isPorts(String name) {
        return ports.containsKey(name);
    }

    void network(String name, AddressSet set) {
        networks.put(name, Optional.of(set));
    }

    /// Reads an object's lines.
    ///
    /// @param unknown told of each line that was not understood
    void read(Block block, java.util.function.Consumer<Block> unknown) {
        boolean group = block.first().equals("object-group");
        String kind = block.word(1).equals("ip") ? block.word(2) : block.word(1);
        String name = block.word(1).equals("ip") ? block.word(3) : block.word(2);
        switch (kind) {
            case "network", "address" -> networkLines(block, name, unknown);
            case "service", "port" -> serviceLines(block, name, group, unknown);
            case "protocol" -> protocolLines(block, name, unknown);
            case "icmp-type" -> icmpLines(block, name, unknown);
            default -> {
                networks.put(name, Optional.empty());
                unknown.accept(block);
            }
        }
    }

    private static boolean remark(Block line) {
        return line.first().equals("description") || line.first().equals("nat");
    }

    private void networkLines(
            Block block, String name, java.util.function.Consumer<Block> unknown) {
        AddressSet all = network(name).orElse(AddressSet.NONE);
        boolean understood = true;
        for (Block line : block.inner()) {
            if (remark(line)) {
                continue;
            }
            Optional<AddressSet> part = networkLine(line);
            if (part.isEmpty()) {
                understood = false;
                unknown.accept(line);
            } else {
                all = all.or(part.get());
            }
        }
        networks.put(name, understood ? Optional.of(all) : Optional.empty());
    }

    private Optional<AddressSet> networkLine(Block line) {
        List<String> words = line.words();
        return switch (line.first()) {
            case "host" -> AddressSet.tryParse(line.word(1));
            case "subnet" ->
                    words.size() == 2 ? AddressSet.tryParse(line.word(1)) : masked(line, 1);
            case "range" -> AddressSet.tryParse(line.word(1) + "-" + line.word(2));
            case "group-object" -> network(line.word(1));
            case "any" -> Optional.of(AddressSet.V4);
            case "network-object" ->
                    switch (line.word(1)) {
                        case "host" -> AddressSet.tryParse(line.word(2));
                        case "object" -> network(line.word(2));
                        default ->
                                words.size() == 2
                                        ? AddressSet.tryParse(line.word(1))
                                        : masked(line, 1);
                    };
            default ->
                    Address.tryParse(line.first()).isPresent()
                            ? masked(line, 0)
                            : AddressSet.tryParse(line.first());
        };
    }

    private Optional<AddressSet> masked(Block line, int at) {
        String mask = line.word(at + 1);
        return wildcards && at == 0 && mask.startsWith("0.")
                ? AceReader.wildcard(line.word(at), mask)
                : AddressSet.tryParse(line.word(at) + "/" + mask);
    }

    private void serviceLines(
            Block block, String name, boolean group, java.util.function.Consumer<Block> unknown) {
        ServiceSet base = CiscoNames.protocol(group ? block.word(3) : "").orElse(ServiceSet.ANY);
        boolean portsOnly = group && block.words().size() > 3;
        ServiceSet all = ServiceSet.NONE;
        boolean understood = true;
        for (Block line : block.inner()) {
            if (remark(line)) {
                continue;
            }
            Optional<ServiceSet> part =
                    switch (line.first()) {
                        case "port-object" -> AceReader.ports(line.words(), 1, false);
                        case "service-object" -> serviceLine(line.from(1));
                        case "service" -> serviceLine(line.from(1));
                        case "group-object" ->
                                ports.containsKey(line.word(1))
                                        ? ports(line.word(1))
                                        : service(line.word(1));
                        case "eq", "range", "lt", "gt", "neq" ->
                                AceReader.ports(line.words(), 0, false);
                        default -> serviceLine(line.words());
                    };
            if (part.isEmpty()) {
                understood = false;
                unknown.accept(line);
            } else {
                all = all.or(part.get());
            }
        }
        Optional<ServiceSet> set = understood ? Optional.of(all.and(base)) : Optional.empty();
        boolean bare = block.inner().stream().anyMatch(l -> l.first().equals("port-object"));
        if (portsOnly || bare) {
            ports.put(name, set);
        } else {
            services.put(name, set);
        }
    }

    /// `tcp destination eq 80`, `tcp source range 1 2 destination eq 3`, `tcp eq 80`, `icmp echo`,
    /// `object NAME`.
    private Optional<ServiceSet> serviceLine(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (words.getFirst().equals("object")) {
            return words.size() > 1 ? service(words.get(1)) : Optional.empty();
        }
        Optional<ServiceSet> set = CiscoNames.protocol(words.getFirst());
        boolean six = words.getFirst().equals("icmp6");
        boolean icmp = words.getFirst().equals("icmp") || six;
        int i = 1;
        while (i < words.size() && set.isPresent()) {
            String word = words.get(i);
            if (icmp) {
                Optional<int[]> type = CiscoNames.icmp(word, six);
                set = type.map(t -> CiscoNames.icmp(six, t[0], t[1]));
                i++;
                continue;
            }
            boolean source = word.equals("source");
            int at = source || word.equals("destination") ? i + 1 : i;
            Optional<ServiceSet> part = AceReader.ports(words, at, source);
            ServiceSet base = set.get();
            set = part.map(base::and);
            i = at + (at < words.size() && words.get(at).equals("range") ? 3 : 2);
        }
        return set;
    }

    private void protocolLines(
            Block block, String name, java.util.function.Consumer<Block> unknown) {
        ServiceSet all = ServiceSet.NONE;
        boolean understood = true;
        for (Block line : block.inner()) {
            if (remark(line)) {
                continue;
            }
            Optional<ServiceSet> part =
                    line.first().equals("group-object")
                            ? service(line.word(1))
                            : line.first().equals("protocol-object")
                                    ? CiscoNames.protocol(line.word(1))
                                    : Optional.empty();
            if (part.isEmpty()) {
                understood = false;
                unknown.accept(line);
            } else {
                all = all.or(part.get());
            }
        }
        services.put(name, understood ? Optional.of(all) : Optional.empty());
    }

    private void icmpLines(Block block, String name, java.util.function.Consumer<Block> unknown) {
        ServiceSet all = ServiceSet.NONE;
        boolean understood = true;
        for (Block line : block.inner()) {
            if (remark(line)) {
                continue;
            }
            Optional<ServiceSet> part =
                    line.first().equals("group-object")
                            ? ports(line.word(1))
                            : line.first().equals("icmp-object")
                                    ? CiscoNames.icmp(line.word(1), false)
                                            .map(t -> CiscoNames.icmp(false, t[0], t[1]))
                                    : Optional.empty();
            if (part.isEmpty()) {
                understood = false;
                unknown.accept(line);
            } else {
                all = all.or(part.get());
            }
        }
        ports.put(name, understood ? Optional.of(all) : Optional.empty());
    }
}
