// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.time.Instant;
import java.util.List;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Holding;
import org.jspecify.annotations.Nullable;

/// An open account as of today.
///
/// @param id names it
/// @param name with which its owner signs in
/// @param source who knows the password
/// @param password the hash; null where another directory knows the password
/// @param startPasswordUntil while the password is a start password: until when it is good; null
///   once the owner has chosen one
/// @param epoch sessions that began under an older number are over
/// @param personId whose it is; null where it belongs to nobody in office today
/// @param personName that person's name
/// @param holdings the roles held today
/// @param hasGenerator whether an app generates codes for it
/// @param sheetNext the number of the printed code that is asked for next; null where it has no
///   sheet
record Account(
        AccountId id,
        AccountName name,
        PasswordKeeper source,
        @Nullable String password,
        @Nullable Instant startPasswordUntil,
        int epoch,
        @Nullable Long personId,
        @Nullable String personName,
        List<Holding> holdings,
        boolean hasGenerator,
        @Nullable Integer sheetNext) {

    Account {
        holdings = List.copyOf(holdings);
    }

    /// Tells whether a second factor has been set up, so that a code is asked for.
    boolean isEnrolled() {
        return hasGenerator || sheetNext != null;
    }

    /// Tells whether a code can still be shown: a sheet that is used up gives none.
    boolean canShowCode() {
        return hasGenerator || sheetCodesLeft() > 0;
    }

    /// Returns how many codes of the sheet are left; 0 without a sheet.
    int sheetCodesLeft() {
        return sheetNext == null ? 0 : CodeSheet.SIZE + 1 - sheetNext;
    }

    /// Returns what is shown and recorded: the person's name with the account's.
    String shownName() {
        return personName == null ? name.value() : personName + "(" + name + ")";
    }

    /// A number that changes whenever the roles change.
    int rolesPrint() {
        return java.util.Set.copyOf(holdings).hashCode();
    }
}
