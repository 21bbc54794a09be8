// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.source;

import java.util.List;
import java.util.Set;
import jp.sekisho.detection.sigma.LogSource;

/// The kind of log that an event came from. Two events of the same kind have the same instance.
///
/// @param number counts the kinds from 0
/// @param products such as `windows`
/// @param categories such as `process_creation`; an event may tell of several
/// @param services such as `sysmon`
/// @param mappings names that differ here from those that rules use
public record EventSource(
        int number,
        Set<String> products,
        Set<String> categories,
        Set<String> services,
        List<FieldMapping> mappings) {

    /// Copies the collections.
    public EventSource {
        products = Set.copyOf(products);
        categories = Set.copyOf(categories);
        services = Set.copyOf(services);
        mappings = List.copyOf(mappings);
    }

    /// Says whether a rule is written for this log.
    ///
    /// @param source the rule's log source
    /// @return whether every word that the rule gives is true of this log
    public boolean isSpokenOfBy(LogSource source) {
        return (source.product().isEmpty() || products.contains(source.product()))
                && (source.category().isEmpty() || categories.contains(source.category()))
                && (source.service().isEmpty() || services.contains(source.service()));
    }

    /// Returns the names that hold for a rule.
    ///
    /// @param source the rule's log source
    /// @return the mapping of the rule's category, else the general one
    public FieldMapping mappingFor(LogSource source) {
        for (FieldMapping mapping : mappings) {
            if (mapping.category().isEmpty() || mapping.category().equals(source.category())) {
                return mapping;
            }
        }
        return FieldMapping.NONE;
    }
}
