// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.search;

import java.util.Optional;
import jp.sekisho.server.access.Visit;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.Table;

/// Something whose rows typed search finds. A bean of type [SearchKinds] names them.
public interface Searchable {

    /// Returns what the rows are called: 情報資産台帳.
    String label();

    /// Returns the table of the rows, under which [SearchIndex] knows them.
    Table<?> table();

    /// Returns the address below the body where all hits are listed, ready for the typed text to be
    /// appended: `/registers/assets?q=`.
    String listPath();

    /// Returns the first hits that this person may see.
    ///
    /// @param visit who looks
    /// @param hits what is looked for
    /// @param limit how many at most
    /// @return rows of: label of this kind, the row's address below the body, its title, one line
    ///   about it; or nothing where the person may not see this kind
    Optional<Select<Record4<String, String, String, String>>> find(
            Visit visit, SearchQuery.Hits hits, int limit);
}
