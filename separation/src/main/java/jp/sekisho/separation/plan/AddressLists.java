// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.plan.YamlPlace.Refused;

/// The addresses of one side of a flow, written out or by the name of a published list.
///
/// @param addresses all of them; any where the side is not named
/// @param incomplete the lists among them that are known to be incomplete
record AddressLists(AddressSet addresses, List<String> incomplete) {

    /// A published list of addresses.
    ///
    /// @param addresses its addresses
    /// @param complete whether it is known to hold them all
    record Published(AddressSet addresses, boolean complete) {}

    static Published read(Path folder, YamlPlace place) throws Refused {
        YamlPlace named = place.need("addresses");
        List<AddressSet.Range> ranges = new ArrayList<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(folder.resolve(named.text()));
        } catch (IOException | java.nio.file.InvalidPathException missing) {
            throw named.refused("アドレス一覧「" + named.text() + "」を読めません。名前と場所を確かめてください。");
        }
        for (int i = 0; i < lines.size(); i++) {
            String entry = lines.get(i).replaceFirst("#.*", "").strip();
            if (entry.isEmpty()) {
                continue;
            }
            Optional<AddressSet> set = AddressSet.tryParse(entry);
            if (set.isEmpty()) {
                throw named.refused(
                        "アドレス一覧「" + named.text() + "」の " + (i + 1) + " 行目が読めません。直してください。");
            }
            ranges.addAll(set.get().ranges());
        }
        boolean complete = place.at("complete").isEmpty() || place.truth("complete");
        return new Published(AddressSet.union(ranges), complete);
    }

    static AddressLists of(List<YamlPlace> items, Map<String, Published> sets) throws Refused {
        if (items.isEmpty()) {
            return new AddressLists(AddressSet.ANY, List.of());
        }
        AddressSet all = AddressSet.NONE;
        List<String> incomplete = new ArrayList<>();
        for (YamlPlace item : items) {
            Published published = sets.get(item.text());
            Optional<AddressSet> set =
                    item.text().equals("any")
                            ? Optional.of(AddressSet.ANY)
                            : published == null
                                    ? AddressSet.tryParse(item.text())
                                    : Optional.of(published.addresses());
            if (set.isEmpty()) {
                throw item.refused("「" + item.text() + "」はアドレスでも sets の名前でもありません。書き直してください。");
            }
            if (published != null && !published.complete()) {
                incomplete.add(item.text());
            }
            all = all.or(set.get());
        }
        return new AddressLists(all, incomplete);
    }
}
