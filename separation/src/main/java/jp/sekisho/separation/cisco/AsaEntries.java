// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.List;
import java.util.Optional;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Fates;
import jp.sekisho.separation.reading.ReadingMemory;
import org.jspecify.annotations.Nullable;

/// Reads the lines `access-list …` of an ASA. There may be tens of thousands of them: those that
/// were read before are taken over whole, as long as every line that is no entry is the same.
final class AsaEntries {

    private static final AceReader.Style STYLE = new AceReader.Style(false, AddressSet.ANY);
    private static final String COMMAND = "access-list ";

    /// An entry.
    ///
    /// @param list the list's name
    /// @param whole whether all of it is understood
    private record Entry(String list, Rule rule, boolean whole) {

        Entry at(int number) {
            return rule.line().number() == number
                    ? this
                    : new Entry(
                            list,
                            new Rule(rule.match(), rule.action(), rule.line().at(number)),
                            whole);
        }
    }

    private final ConfigText text;
    private final Fates fates;
    private final Objects objects;
    private final ReadingMemory.Lines<Entry> known;
    private final @Nullable Entry[] entries;

    AsaEntries(ConfigText text, Fates fates, Objects objects, ReadingMemory.Reading reading) {
        this.text = text;
        this.fates = fates;
        this.objects = objects;
        this.known = reading.lines(Entry.class);
        this.entries = new @Nullable Entry[text.lines().size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = known.get(i).orElse(null);
        }
    }

    /// The lines on which the meaning of an entry hangs: names and objects, hence every line that
    /// is no entry.
    static List<String> context(ConfigText text) {
        return text.lines().stream().filter(l -> !l.startsWith(COMMAND)).toList();
    }

    /// Says whether a line is an entry that was read before.
    boolean isKnown(int index) {
        return entries[index] != null;
    }

    /// Reads an entry.
    ///
    /// @return whether it is one, or a line of an access list that cannot matter
    boolean read(Block block) {
        String name = block.word(1);
        Line line = text.line(block.index());
        int at = block.word(2).equals("line") ? 4 : 2;
        String type = block.word(at);
        if (type.equals("remark")) {
            fates.irrelevant(block.index(), "注釈");
            return true;
        }
        if (type.equals("ethertype") || type.equals("webtype")) {
            fates.irrelevant(block.index(), "IP でない通信");
            return true;
        }
        boolean named = type.equals("extended") || type.equals("standard");
        boolean bare = type.equals("permit") || type.equals("deny");
        if (!named && !bare) {
            return false;
        }
        int from = named ? at + 1 : at;
        Optional<Action> action =
                switch (block.word(from)) {
                    case "permit" -> Optional.of(Action.ACCEPT);
                    case "deny" -> Optional.of(Action.DROP);
                    default -> Optional.empty();
                };
        List<String> words = block.from(from + 1);
        Optional<AceReader.Packets> packets =
                action.isEmpty()
                        ? Optional.empty()
                        : type.equals("standard")
                                ? AceReader.standard(objects, STYLE, words)
                                : AceReader.extended(objects, STYLE, words);
        boolean whole = packets.filter(p -> p.fit() != Match.Fit.AT_MOST).isPresent();
        Rule rule = AccessLists.rule(action.orElse(Action.UNKNOWN), packets, AddressSet.ANY, line);
        entries[block.index()] = new Entry(name, rule, whole);
        return true;
    }

    /// Puts the entries into their lists, in the order in which they stand.
    ///
    /// @return how many there are
    int enter(AccessLists lists) {
        int entered = 0;
        for (int i = 0; i < entries.length; i++) {
            Entry entry = entries[i];
            // A banner may have swallowed what was an entry before.
            if (entry == null || fates.isIrrelevant(i)) {
                continue;
            }
            Entry here = entry.at(i + 1);
            lists.add(here.list, here.rule);
            entered++;
            if (!here.whole) {
                fates.unknown(i);
                continue;
            }
            fates.modelled(i);
            if (text.lines().get(i).startsWith(COMMAND)) {
                known.put(i, here);
            }
        }
        return entered;
    }
}
