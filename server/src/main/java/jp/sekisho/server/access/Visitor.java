// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody who is signed in.
///
/// @param account the account
/// @param name what is shown and recorded; not blank
/// @param personId the person in office whose account it is; null where it belongs to none
/// @param holdings the roles held today, concurrent ones too; empty where there is none
public record Visitor(
        AccountId account, String name, @Nullable Long personId, List<Holding> holdings) {

    public Visitor {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        holdings = List.copyOf(holdings);
    }
}
