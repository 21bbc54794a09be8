// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.util.List;

/// What the page of one's own account shows.
///
/// @param base address of the page
/// @param account with which one signs in
/// @param person whose account it is; empty for nobody's
/// @param roles the roles held today
/// @param local whether this product keeps the password
/// @param app whether an app is set up
/// @param sheet whether a printed sheet is set up
/// @param codesLeft codes left on the sheet
/// @param notice what was just done; empty for nothing
record AccountView(
        String base,
        String account,
        String person,
        List<String> roles,
        boolean local,
        boolean app,
        boolean sheet,
        int codesLeft,
        String notice) {

    /// Tells whether a new sheet should be printed soon.
    boolean fewCodesLeft() {
        return sheet && codesLeft <= CodeSheet.FEW_LEFT;
    }
}
