// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

/// Who knows the password of an account.
enum PasswordKeeper {
    /// This product.
    LOCAL("この製品"),
    /// The body's directory (Active Directory, OpenLDAP).
    DIRECTORY("庁内の認証サーバ(LDAP)");

    private final String label;

    PasswordKeeper(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
