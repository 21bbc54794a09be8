// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.search.SearchText;
import org.jooq.UpdatableRecord;

/// What columns may be called, and for which field each then stands.
final class Headings {

    /// The heading of the hidden column that holds a row's id.
    static final String ID = "番号(変えないでください)";

    /// The heading of the hidden column that holds a row's version.
    static final String VERSION = "版(変えないでください)";

    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> chosen = new HashMap<>();

    /// Collects the names of a register's fields.
    ///
    /// @param remembered what was chosen for headings before, and now; empty text for notes
    Headings(Register<? extends UpdatableRecord<?>> register, Map<String, String> remembered) {
        register.fields()
                .forEach(field -> {
                    field.otherNames()
                            .forEach(name -> fields.putIfAbsent(plain(name), field.name()));
                    fields.put(plain(field.label()), field.name());
                });
        remembered.forEach((heading, field) -> chosen.put(plain(heading), field));
    }

    /// Finds the field for a heading; empty text where it was decided that it goes to the notes.
    ///
    /// @param parts the heading from its uppermost row to its lowest
    Optional<String> field(java.util.List<String> parts) {
        String whole = plain(String.join("", parts));
        String decided = chosen.get(whole);
        if (decided != null) {
            return Optional.of(decided);
        }
        if (fields.containsKey(whole)) {
            return Optional.ofNullable(fields.get(whole));
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(fields.get(plain(parts.getLast())));
    }

    /// Brings a heading to the form in which it is compared: what stands in brackets, of either
    /// width, explains and does not count unless there is nothing else.
    static String plain(String heading) {
        String bare =
                SearchText.of(
                                Normalizer.normalize(heading, Normalizer.Form.NFKC)
                                        .replaceAll("\\(.*?\\)", ""))
                        .joined();
        return bare.isEmpty() ? SearchText.of(heading).joined() : bare;
    }
}
