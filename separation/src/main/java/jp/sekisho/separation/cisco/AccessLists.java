// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        private final List<Long> numbers = new ArrayList<>();
        private final List<Rule> rules = new ArrayList<>();

        private long last() {
            return numbers.isEmpty() ? 0 : numbers.getLast();
        }

        private void put(long number, Rule rule) {
            if (number > last()) {
                numbers.add(number);
                rules.add(rule);
                return;
            }
            int at = Collections.binarySearch(numbers, number);
            if (at >= 0) {
                rules.set(at, rule);
            } else {
                numbers.add(-at - 1, number);
                rules.add(-at - 1, rule);
            }
        }
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
        long at = number > 0 ? number : entries.last() + STEP;
        entries.put(at, rule(action, packets, family, line));
    }

    /// Adds an entry behind all others.
    void add(String name, Rule rule) {
        Entries entries = lists.computeIfAbsent(name, n -> new Entries());
        entries.put(entries.last() + STEP, rule);
    }

    /// Makes the rule of an entry.
    ///
    /// @param packets what it matches; nothing where that is not understood
    static Rule rule(
            Action action, Optional<AceReader.Packets> packets, AddressSet family, Line line) {
        if (packets.isEmpty()) {
            Match all = Match.of(List.of(Cube.ANY.withDestination(family)));
            return new Rule(all, Action.UNKNOWN, line);
        }
        AceReader.Packets read = packets.get();
        if (!read.asleep() && !read.cube().isEmpty()) {
            Match match =
                    new Match(
                            List.of(read.cube()),
                            InterfaceMatch.ANY,
                            InterfaceMatch.ANY,
                            read.fit());
            return new Rule(match, action, line);
        }
        return new Rule(Match.of(List.of()), action, line);
    }

    /// Returns the entries of a list in order.
    List<Rule> rules(String name) {
        Entries entries = lists.get(name);
        return entries == null ? List.of() : Collections.unmodifiableList(entries.rules);
    }

    /// Makes the chain of a list.
    Chain chain(String name) {
        Chain chain = new Chain(name);
        rules(name).forEach(chain::add);
        return chain;
    }
}
