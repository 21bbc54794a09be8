// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Role;

/// Roles that one person must not hold together (兼務の禁止; guideline 1.(12)): who asks and who allows,
/// who audits and who is audited. A very small body may record an exception.
public final class Separation {

    private static final List<Set<Role>> APART =
            List.of(
                    Set.of(Role.AUDITOR, Role.CISO),
                    Set.of(Role.AUDITOR, Role.CHIEF_OFFICER),
                    Set.of(Role.AUDITOR, Role.OFFICER),
                    Set.of(Role.AUDITOR, Role.SYSTEM_MANAGER),
                    Set.of(Role.AUDITOR, Role.SYSTEM_OPERATOR),
                    Set.of(Role.CHIEF_OFFICER, Role.SYSTEM_OPERATOR),
                    Set.of(Role.MANAGER, Role.SYSTEM_OPERATOR));

    private Separation() {}

    /// Returns the roles among those of one person that should be apart; empty where all may stay.
    ///
    /// @param held the person's roles
    public static Set<Role> clashing(Collection<Role> held) {
        return APART.stream()
                .filter(held::containsAll)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(() -> new java.util.TreeSet<>()));
    }
}
