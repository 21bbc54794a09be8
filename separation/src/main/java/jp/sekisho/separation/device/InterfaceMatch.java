// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import java.util.Set;

/// Which interfaces a rule looks at.
///
/// @param names interface names; a name that ends in `+` or `*` stands for all that begin so
/// @param negated whether it is all others that match
public record InterfaceMatch(Set<String> names, boolean negated) {

    /// Every interface.
    public static final InterfaceMatch ANY = new InterfaceMatch(Set.of(), true);

    public InterfaceMatch {
        names = Set.copyOf(names);
    }

    /// Makes the match of one name or pattern.
    public static InterfaceMatch of(String name) {
        return new InterfaceMatch(Set.of(name), false);
    }

    public boolean matches(String name) {
        return named(name) != negated;
    }

    private boolean named(String name) {
        if (names.contains(name)) {
            return true;
        }
        for (String pattern : names) {
            char last = pattern.isEmpty() ? ' ' : pattern.charAt(pattern.length() - 1);
            if ((last == '+' || last == '*')
                    && name.startsWith(pattern.substring(0, pattern.length() - 1))) {
                return true;
            }
        }
        return false;
    }
}
