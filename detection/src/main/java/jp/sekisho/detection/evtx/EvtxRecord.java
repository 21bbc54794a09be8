// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.evtx;

import java.util.List;
import java.util.Optional;

/// One record of an event log.
///
/// @param id its number within the log
/// @param fields in the order in which they stand, under the names that Sigma rules use
public record EvtxRecord(long id, List<Field> fields) {

    /// Copies the list.
    public EvtxRecord {
        fields = List.copyOf(fields);
    }

    /// One value.
    ///
    /// @param name such as `CommandLine` or `Provider_Name`
    /// @param value the text as Windows shows it; nothing where the record has none
    public record Field(String name, Optional<String> value) {}
}
