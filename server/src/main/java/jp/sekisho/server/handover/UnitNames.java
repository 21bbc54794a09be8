// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.body.BodyFacts.Unit;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.Options;
import jp.sekisho.server.search.SearchText;

/// The units of a day, as personnel lists write them.
///
/// @param units their ids and names
record UnitNames(Options units) {

    static UnitNames of(List<Unit> units) {
        return new UnitNames(
                new Options(
                        units.stream()
                                .map(unit -> new Option(Long.toString(unit.id()), unit.name()))
                                .toList()));
    }

    /// 「総務課 庶務係」 is in the 総務課: the longest unit with whose name the text begins, or ends.
    Optional<Long> find(String written) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        String plain = plain(written);
        return units.byText(written)
                .or(() ->
                        units.all().stream()
                                .filter(unit ->
                                        plain.startsWith(plain(unit.label()))
                                                || plain.endsWith(plain(unit.label())))
                                .max(Comparator.comparingInt(unit -> unit.label().length())))
                .map(unit -> Long.valueOf(unit.code()));
    }

    private static String plain(String text) {
        return SearchText.of(text).joined();
    }
}
