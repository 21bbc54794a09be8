// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

/// What is handed to somebody on paper: how to sign in for the first time.
///
/// @param base address of the list of accounts
/// @param person to whom
/// @param account with which one signs in
/// @param startPassword shown this once
record SlipView(String base, String person, String account, String startPassword) {

    /// Returns where one signs in.
    String logIn() {
        return base.replaceFirst("/accounts$", "/login");
    }
}
