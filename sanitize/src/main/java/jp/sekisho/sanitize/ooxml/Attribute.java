// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.util.Set;

/// How an attribute of an element that may stand is treated.
enum Attribute {
    /// It stays.
    KEEP,
    /// It goes.
    DROP,
    /// It stays where it says nothing.
    ONLY_EMPTY,
    /// It names a relationship, which must have stayed.
    RELATIONSHIP,
    /// An identifier of an extension; its value is looked at.
    HINT,
    /// A list of prefixes that readers may ignore.
    IGNORABLE;

    /// Attributes that name a program.
    private static final Set<String> MACROS = Set.of("macro", "fmlaMacro", "onAction", "onLoad");

    static Attribute of(Scope.Name element, String namespace, String name) {
        Vocabulary.Element allowed = element.allowed();
        if (allowed == null) {
            return DROP;
        }
        if (namespace.isEmpty()) {
            if (!allowed.attributes().contains(name)) {
                return DROP;
            }
            return MACROS.contains(name) ? ONLY_EMPTY : KEEP;
        }
        if (namespace.equals(Vocabulary.XML)) {
            return name.equals("space") || name.equals("lang") ? KEEP : DROP;
        }
        if (namespace.equals(Vocabulary.COMPATIBILITY)) {
            return name.equals("Ignorable") ? IGNORABLE : DROP;
        }
        if (namespace.equals(Vocabulary.RELATIONSHIPS)) {
            return name.equals("href") || name.equals("pict") ? DROP : RELATIONSHIP;
        }
        if (allowed.attributes().contains("{" + namespace + "}" + name)) {
            return name.equals("relid") ? RELATIONSHIP : KEEP;
        }
        return Vocabulary.get().isHint(namespace) ? HINT : DROP;
    }
}
