// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.net.URI;

/// How to reach the directory of one body.
///
/// @param url `ldaps://host[:port]`; plain `ldap://` only on loopback
/// @param base under which people are looked for
/// @param attribute that holds the account name: `uid`, or `sAMAccountName` in Active Directory
/// @param user with which the product looks people up; empty for nobody in particular
/// @param password of that user
record LdapSettings(String url, String base, String attribute, String user, String password) {

    LdapSettings {
        URI address = URI.create(url);
        String host = address.getHost() == null ? "" : address.getHost();
        boolean loopback =
                host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
        boolean secure = "ldaps".equals(address.getScheme());
        if (!secure && !("ldap".equals(address.getScheme()) && loopback)) {
            throw new IllegalArgumentException(
                    "認証サーバ「" + url + "」には ldaps:// でつないでください。パスワードが平文で流れるため、ldap:// は使いません。");
        }
        if (!attribute.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "認証サーバの属性名「" + attribute + "」が違います。uid か sAMAccountName などにしてください。");
        }
    }

    boolean isSecure() {
        return "ldaps".equals(URI.create(url).getScheme());
    }

    String host() {
        return URI.create(url).getHost();
    }

    int port() {
        int port = URI.create(url).getPort();
        return port > 0 ? port : isSecure() ? 636 : 389;
    }

    @Override
    public String toString() {
        return url + " " + base;
    }
}
