// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// What a body has decided: level, features, types and limits.
///
/// @param level how far files are taken apart
/// @param features what differs from the level's own handling
/// @param heldTypes types that are held though they could be rebuilt
/// @param limits when to give up
public record Policy(
        Level level, Map<Feature, Handling> features, Set<FileType> heldTypes, Limits limits) {

    public Policy {
        EnumMap<Feature, Handling> copy = new EnumMap<>(Feature.class);
        copy.putAll(features);
        copy.forEach((feature, handling) -> {
            if (!feature.choices().contains(handling)) {
                throw new IllegalArgumentException(
                        feature.id()
                                + " cannot be "
                                + handling
                                + ", only one of "
                                + feature.choices());
            }
        });
        features = Map.copyOf(copy);
        EnumSet<FileType> types = EnumSet.noneOf(FileType.class);
        types.addAll(heldTypes);
        heldTypes = Set.copyOf(types);
    }

    /// Returns the level as the product ships it.
    ///
    /// @param level how far files are taken apart
    /// @return the level as the product ships it
    public static Policy of(Level level) {
        return new Policy(level, Map.of(), Set.of(), Limits.DEFAULT);
    }

    /// Returns what to do with it.
    ///
    /// @param feature a construct
    /// @return what to do with it
    public Handling handling(Feature feature) {
        Handling own = features.get(feature);
        return own != null ? own : feature.standard(level);
    }

    /// Returns the same decisions under other limits.
    ///
    /// @param other limits
    /// @return the same decisions under other limits
    public Policy under(Limits other) {
        return new Policy(level, features, heldTypes, other);
    }
}
