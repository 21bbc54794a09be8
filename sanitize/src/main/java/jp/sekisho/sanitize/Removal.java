// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

/// Something that did not come out.
///
/// @param what the feature
/// @param where the place inside the file, never blank
/// @param count how often, at least 1
public record Removal(Feature what, String where, int count) {
    public Removal {
        if (where.isBlank()) {
            throw new IllegalArgumentException("a removal names its place");
        }
        if (count < 1) {
            throw new IllegalArgumentException("a removal happened at least once: " + count);
        }
    }
}
