// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What counts as an incident, an external service, the My Number zone, staff: by the body's own
/// words. What the body does not define is absent.
///
/// @param all one for each concept at most, in the order of the text
public record OwnDefinitions(List<OwnDefinition> all) {

    /// Nothing is defined.
    public static final OwnDefinitions NONE = new OwnDefinitions(List.of());

    public OwnDefinitions {
        all = List.copyOf(all);
        Set<OwnDefinition.Concept> seen = new HashSet<>();
        for (OwnDefinition each : all) {
            if (!seen.add(each.concept())) {
                throw new IllegalArgumentException("defined twice: " + each.concept());
            }
        }
    }

    /// Returns the body's own definition, or nothing where it has none.
    public Optional<OwnDefinition> of(OwnDefinition.Concept concept) {
        return all.stream().filter(each -> each.concept() == concept).findFirst();
    }
}
