// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The namespaces in force at one place of a document, and what names resolve to there.
final class Scope {

    /// A name of an element as it resolves here.
    ///
    /// @param namespace transitional where it has a strict twin; empty where there is none
    /// @param name local name
    /// @param allowed its entry in the vocabulary
    /// @param kind how it is treated
    /// @param attributes verdicts remembered by raw name
    record Name(
            String namespace,
            String name,
            Vocabulary.@Nullable Element allowed,
            Kind kind,
            NameTable<Attribute> attributes) {}

    private final Map<String, String> prefixes;
    private final Map<String, Scope> inner = new HashMap<>();
    final NameTable<Name> names = new NameTable<>();

    private Scope(Map<String, String> prefixes) {
        this.prefixes = prefixes;
    }

    static Scope root() {
        return new Scope(Map.of("xml", Vocabulary.XML, "", ""));
    }

    /// Returns the scope after some declarations; the same one where they say nothing new.
    Scope with(Map<String, String> declared) {
        if (prefixes.entrySet().containsAll(declared.entrySet())) {
            return this;
        }
        return inner.computeIfAbsent(
                new java.util.TreeMap<>(declared).toString(),
                _ -> {
                    Map<String, String> all = new HashMap<>(prefixes);
                    all.putAll(declared);
                    return new Scope(all);
                });
    }

    /// namespace.
    ///
    /// @param prefix empty for the default namespace
    @Nullable String namespace(String prefix) {
        return prefixes.get(prefix);
    }
}
