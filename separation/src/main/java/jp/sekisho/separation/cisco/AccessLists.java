// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.InterfaceMatch;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Cube;

/// The access lists of a configuration by name.
final class AccessLists {

    /// Entries without a number follow the last one at this distance.
    private static final long STEP = 10;

    private static final class Entries {
        private final TreeMap<Long, Rule> rules = new TreeMap<>();
    }

    private final Map<String, Entries> lists = new HashMap<>();

    /// Notes that a list exists, though it may have no entry.
    void declare(String name) {
        lists.computeIfAbsent(name, n -> new Entries());
    }

    boolean isKnown(String name) {
        return lists.containsKey(name);
    }

    /// Adds an entry.
    ///
    /// @param number its sequence number; 0 behind all others
    void add(
            String name,
            long number,
            Action action,
            Optional<AceReader.Packets> packets,
            AddressSet family,
            Line line) {
        Entries entries = lists.computeIfAbsent(name, n -> new Entries());
        long at =
                number > 0
                        ? number
                        : entries.rules.isEmpty() ? STEP : entries.rules.lastKey() + STEP;
        if (packets.isEmpty()) {
            Match all = Match.of(List.of(Cube.ANY.withDestination(family)));
            entries.rules.put(at, new Rule(all, Action.UNKNOWN, line));
            return;
        }
        AceReader.Packets read = packets.get();
        if (!read.asleep() && !read.cube().isEmpty()) {
            Match match =
                    new Match(
                            List.of(read.cube()),
                            InterfaceMatch.ANY,
                            InterfaceMatch.ANY,
                            read.fit());
            entries.rules.put(at, new Rule(match, action, line));
        } else {
            entries.rules.put(at, new Rule(Match.of(List.of()), action, line));
        }
    }

    /// Returns the entries of a list in order.
    List<Rule> rules(String name) {
        Entries entries = lists.get(name);
        return entries == null ? List.of() : new ArrayList<>(entries.rules.values());
    }

    /// Makes the chain of a list.
    Chain chain(String name) {
        Chain chain = new Chain(name);
        rules(name).forEach(chain::add);
        return chain;
    }
}
