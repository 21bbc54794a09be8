// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.fortinet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.separation.fortinet.FortiTree.Entry;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.AddressSet;

/// Address objects of one family and their groups (FortiOS CLI reference: `firewall address`,
/// `addrgrp`, `address6`, `addrgrp6`). An object that is not understood is absent.
final class FortiAddresses {

    /// Groups may stand this deep in one another.
    private static final int DEPTH_LIMIT = 16;

    /// A group: its members and those that it leaves out.
    private record Group(List<String> members, List<String> without) {}

    private final AddressSet all;
    private final Map<String, AddressSet> known = new HashMap<>();
    private final Map<String, Group> groups = new HashMap<>();

    /// @param all every address of the family
    FortiAddresses(AddressSet all) {
        this.all = all;
        known.put("all", all);
        known.put("none", AddressSet.NONE);
    }

    /// Every address of the family.
    AddressSet all() {
        return all;
    }

    /// Returns a set, or what is not in it where a setting of the entry says so.
    AddressSet negated(AddressSet set, Entry entry, String key) {
        return entry.enables(key) ? all.minus(set) : set;
    }

    boolean address(Entry entry) {
        Optional<AddressSet> set =
                switch (entry.one("type", all.equals(AddressSet.V6) ? "ipprefix" : "ipmask")) {
                    case "ipmask", "subnet", "interface-subnet" -> masked(entry, "subnet");
                    case "wildcard" -> masked(entry, "wildcard");
                    case "ipprefix" ->
                            AddressSet.tryParse(entry.one("ip6", "::/0")).map(s -> s.and(all));
                    case "iprange" ->
                            AddressSet.tryParse(
                                    entry.one("start-ip", "") + "-" + entry.one("end-ip", ""));
                    default -> Optional.empty();
                };
        Optional<AddressSet> sound = set.filter(all::covers);
        known.remove(entry.name);
        sound.ifPresent(s -> known.put(entry.name, s));
        return sound.isPresent();
    }

    /// An address with a mask; the mask of a wildcard need not be contiguous.
    private Optional<AddressSet> masked(Entry entry, String key) {
        List<String> words = entry.list(key);
        if (words.isEmpty()) {
            return Optional.of(all);
        }
        if (words.size() == 1) {
            return AddressSet.tryParse(words.getFirst());
        }
        Optional<Address> address = Address.tryParse(words.get(0));
        Optional<Address> mask = Address.tryParse(words.get(1));
        return address.flatMap(a -> mask.flatMap(m -> AddressSet.masked(a, m)));
    }

    /// A group; what `exclude-member` names is not in it (FortiOS administration guide, "Address
    /// group exclusions").
    boolean group(Entry entry) {
        boolean excluding = entry.enables("exclude");
        List<String> without = excluding ? entry.list("exclude-member") : List.of();
        groups.put(entry.name, new Group(entry.list("member"), without));
        return true;
    }

    /// Returns the addresses of all names together, or nothing where one is not understood.
    Optional<AddressSet> of(List<String> names) {
        return of(names, 0);
    }

    private Optional<AddressSet> of(List<String> names, int depth) {
        AddressSet together = AddressSet.NONE;
        for (String name : names) {
            Group group = groups.get(name);
            Optional<AddressSet> set =
                    group == null
                            ? Optional.ofNullable(known.get(name))
                            : depth < DEPTH_LIMIT ? of(group, depth + 1) : Optional.empty();
            if (set.isEmpty()) {
                return Optional.empty();
            }
            together = together.or(set.get());
        }
        return Optional.of(together);
    }

    private Optional<AddressSet> of(Group group, int depth) {
        Optional<AddressSet> without = of(group.without, depth);
        return without.flatMap(w -> of(group.members, depth).map(m -> m.minus(w)));
    }
}
