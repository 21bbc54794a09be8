// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.Collection;
import jp.sekisho.server.access.Visit;
import org.jooq.Record5;
import org.jooq.Select;

/// What names people without being a register: a feature declares one bean, and whoever leaves
/// hands it over with the rest ([PeopleInRegisters]).
public interface NamesPeople {

    /// Reads what is not over and names one of the people, as part of one statement.
    ///
    /// @param visit who looks; what this person may not see is left out
    /// @param people whom; not empty
    /// @return what it belongs to, as what it names the person, its address below the body, what it
    ///   is called, and whom it names
    Select<Record5<String, String, String, String, Long>> naming(
            Visit visit, Collection<Long> people);
}
