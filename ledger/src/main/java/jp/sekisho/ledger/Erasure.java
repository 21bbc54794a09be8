// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The entry which records that facts were erased: action `facts-erased`, subject (`ledger-facts`,
/// `7/why` or `7-9/why`).
///
/// @param entries from which entries
/// @param name which fact
record Erasure(EntryRange entries, FactName name) {

    static final Action ACTION = new Action("facts-erased");

    private static final String TYPE = "ledger-facts";
    private static final Pattern ID = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?/(.+)");

    Change change(Instant at, Actor actor) {
        return Change.of(at, actor, ACTION, new Subject(TYPE, entries + "/" + name));
    }

    /// Reads the record out of an entry.
    ///
    /// @return empty where the entry records no erasure
    static Optional<Erasure> of(Entry entry) {
        Matcher id = ID.matcher(entry.subject().id());
        if (!entry.action().equals(ACTION)
                || !entry.subject().type().equals(TYPE)
                || !id.matches()
                || id.group(3).length() > Limits.FACT_NAME) {
            return Optional.empty();
        }
        long first = Long.parseLong(id.group(1));
        long last = id.group(2) == null ? first : Long.parseLong(id.group(2));
        return last < first
                ? Optional.empty()
                : Optional.of(new Erasure(EntryRange.of(first, last), new FactName(id.group(3))));
    }
}
