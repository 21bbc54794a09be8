// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.util.Map;
import java.util.Optional;

/// What the entries of one kind speak of, in the words of the work; a feature declares one for each
/// of its tables as a bean.
///
/// @param kind the kind in entries: the table's name
/// @param label what people call it
/// @param path the address of one such thing below the body, with `{id}` for its id; nothing where
///   it has no page of its own
/// @param actions further things that happen to it, by the word in the entry
public record SubjectKind(
        String kind, String label, Optional<String> path, Map<String, String> actions) {

    public SubjectKind {
        actions = Map.copyOf(actions);
    }

    /// Names a kind without a page of its own.
    public SubjectKind(String kind, String label) {
        this(kind, label, Optional.empty(), Map.of());
    }

    /// Names a kind with a page of its own.
    public SubjectKind(String kind, String label, String path) {
        this(kind, label, Optional.of(path), Map.of());
    }
}
