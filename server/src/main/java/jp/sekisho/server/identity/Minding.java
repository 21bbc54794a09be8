// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.AccessTable;
import jp.sekisho.server.access.Holding;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Permission.Act;
import jp.sekisho.server.access.Visit;

/// Whose accounts one may open, reset or close. Whoever can give somebody a new password can sign
/// in as that person; so nobody does it for a person who may approve or audit what the giver may
/// not.
final class Minding {

    private Minding() {}

    /// Returns why somebody may not mind an account; nothing where it is allowed.
    ///
    /// @param visit who wants to
    /// @param holdings the roles of the person whose account it is
    static Optional<String> refusal(Visit visit, List<Holding> holdings) {
        for (Permission permission : Permission.values()) {
            boolean weighty = permission.act() == Act.APPROVING || permission.act() == Act.AUDITING;
            boolean theirs =
                    holdings.stream()
                            .anyMatch(h -> AccessTable.scope(h.role(), permission).isPresent());
            if (weighty && theirs && !visit.may(permission)) {
                return Optional.of(
                        "この人は「"
                                + permission.label()
                                + "」権限を持ち、あなたは持たないため、この人のアカウントは扱えません。"
                                + "権限を持つ管理者に頼むか、サーバで sekisho user を使ってください。");
            }
        }
        return Optional.empty();
    }
}
