// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jp.sekisho.server.database.BodyKey;

/// Addresses of the pages of this feature.
final class LogInPaths {

    private LogInPaths() {}

    static String logIn(BodyKey body) {
        return "/" + body + "/login";
    }

    static String secondFactor(BodyKey body) {
        return "/" + body + "/login/code";
    }

    static String start(BodyKey body) {
        return "/" + body + "/";
    }

    static String account(BodyKey body) {
        return "/" + body + "/account";
    }

    static String newPassword(BodyKey body) {
        return "/" + body + "/account/password";
    }

    static String ownFactor(BodyKey body) {
        return "/" + body + "/account/second-factor";
    }

    static String accounts(BodyKey body) {
        return "/" + body + "/accounts";
    }
}
