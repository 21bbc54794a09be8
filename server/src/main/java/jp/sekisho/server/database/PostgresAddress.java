// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

/// How to reach the PostgreSQL database that holds the bodies' schemas.
///
/// @param url JDBC address
/// @param user who connects; may create schemas
/// @param password never shown
record PostgresAddress(String url, String user, String password) {

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
