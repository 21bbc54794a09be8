// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.reminder;

import static jp.sekisho.server.database.schema.tables.MailServer.MAIL_SERVER;

import java.util.Optional;
import jp.sekisho.server.database.schema.tables.records.MailServerRecord;
import org.jooq.DSLContext;

/// The body's SMTP server.
///
/// @param host its name or address
/// @param port 1 to 65535
/// @param safety how the way to it is protected
/// @param sender the address from which mail comes
/// @param user the name with which the product signs in; empty for nobody
/// @param password of that user; empty for none
record MailServer(
        String host, int port, Safety safety, String sender, String user, String password) {

    MailServer {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535: " + port);
        }
        if (safety == Safety.NONE && !password.isEmpty()) {
            throw new IllegalArgumentException("a password must not go over an open line");
        }
    }

    static Optional<MailServerRecord> read(DSLContext db) {
        return db.selectFrom(MAIL_SERVER).limit(1).fetchOptional();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
