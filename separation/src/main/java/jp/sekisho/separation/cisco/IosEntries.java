// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Fates;

/// Reads the entries of access lists as Cisco IOS and AlliedWare Plus write them.
final class IosEntries {

    private final ConfigText text;
    private final IosReader.Flavour flavour;
    private final Fates fates;
    private final Objects objects;
    private final AccessLists lists;
    private final AceReader.Style four = new AceReader.Style(true, AddressSet.V4);
    private final AceReader.Style six = new AceReader.Style(true, AddressSet.V6);

    /// @param lists takes what is read
    IosEntries(
            ConfigText text,
            IosReader.Flavour flavour,
            Fates fates,
            Objects objects,
            AccessLists lists) {
        this.text = text;
        this.flavour = flavour;
        this.fates = fates;
        this.objects = objects;
        this.lists = lists;
    }

    /// `ip access-list standard|extended NAME`, `ipv6 access-list NAME`, with the entries below it.
    boolean named(Block block, boolean v6) {
        List<String> words = block.from(2);
        boolean kinded =
                !words.isEmpty()
                        && (words.getFirst().equals("standard")
                                || words.getFirst().equals("extended"));
        if (words.isEmpty() || (kinded && words.size() < 2)) {
            return false;
        }
        boolean standard = kinded && words.getFirst().equals("standard");
        String name = key(words.get(kinded ? 1 : 0), v6);
        lists.declare(name);
        fates.modelled(block.index());
        block.inner().forEach(b -> entry(name, b, standard, v6));
        return true;
    }

    static String key(String name, boolean v6) {
        return v6 ? "6:" + name : name;
    }

    /// `[NUMBER] permit|deny …`, `remark …`.
    private void entry(String name, Block block, boolean standard, boolean v6) {
        List<String> words = block.words();
        OptionalInt number = Numbers.tryParse(words.getFirst(), Integer.MAX_VALUE);
        List<String> rest = number.isPresent() ? block.from(1) : words;
        if (rest.isEmpty() || block.inner().size() > 0) {
            block.unknown(fates);
            return;
        }
        entry(name, number.orElse(0), rest, block, standard, v6);
    }

    private void entry(
            String name,
            long number,
            List<String> rest,
            Block block,
            boolean standard,
            boolean v6) {
        Line line = text.line(block.index());
        AddressSet family = v6 ? AddressSet.V6 : AddressSet.V4;
        List<String> packets = rest.subList(1, rest.size());
        Optional<Action> action = action(rest.getFirst());
        if (rest.getFirst().equals("remark") || rest.getFirst().equals("statistics")) {
            fates.irrelevant(block.index(), "注釈");
            return;
        }
        if (rest.getFirst().equals("evaluate")) {
            // It lets pass only answers to what another list let out.
            fates.modelled(block.index());
            return;
        }
        if (action.isEmpty()) {
            fates.unknown(block.index());
            lists.add(name, number, Action.UNKNOWN, Optional.empty(), family, line);
            return;
        }
        AceReader.Style style = v6 ? six : four;
        Optional<AceReader.Packets> read =
                standard
                        ? AceReader.standard(objects, style, packets)
                        : AceReader.extended(objects, style, packets);
        boolean whole = read.isPresent() && read.get().fit() != Match.Fit.AT_MOST;
        if (whole) {
            fates.modelled(block.index());
        } else {
            fates.unknown(block.index());
        }
        lists.add(name, number, action.get(), read, family, line);
    }

    /// Actions of AlliedWare Plus that also copy are like those that do not.
    private Optional<Action> action(String word) {
        return switch (word) {
            case "permit" -> Optional.of(Action.ACCEPT);
            case "deny" -> Optional.of(Action.DROP);
            case "copy-to-cpu", "copy-to-mirror" ->
                    flavour == IosReader.Flavour.ALLIEDWARE_PLUS
                            ? Optional.of(Action.ACCEPT)
                            : Optional.empty();
            case "send-to-cpu", "send-to-mirror" ->
                    flavour == IosReader.Flavour.ALLIEDWARE_PLUS
                            ? Optional.of(Action.DROP)
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// `access-list NUMBER|NAME …`; AlliedWare Plus also has `access-list hardware NAME` with its
    /// entries below it.
    boolean numbered(Block block) {
        List<String> words = block.words();
        if (flavour == IosReader.Flavour.ALLIEDWARE_PLUS && block.word(1).equals("hardware")) {
            String name = block.word(2);
            lists.declare(name);
            fates.modelled(block.index());
            block.inner().forEach(b -> entry(name, b, false, false));
            return !name.isEmpty();
        }
        if (words.size() < 3) {
            return false;
        }
        String name = words.get(1);
        OptionalInt number = Numbers.tryParse(name, 9999);
        List<String> rest = block.from(2);
        boolean kinded = rest.getFirst().equals("standard") || rest.getFirst().equals("extended");
        boolean standard =
                kinded
                        ? rest.getFirst().equals("standard")
                        : number.isPresent()
                                && (number.getAsInt() < 100
                                        || (number.getAsInt() >= 1300 && number.getAsInt() < 2000));
        List<String> entry = kinded ? rest.subList(1, rest.size()) : rest;
        if (entry.isEmpty()
                || (number.isPresent() && number.getAsInt() >= 200 && number.getAsInt() < 1300)) {
            return false;
        }
        entry(name, 0, entry, block, standard, false);
        return true;
    }
}
