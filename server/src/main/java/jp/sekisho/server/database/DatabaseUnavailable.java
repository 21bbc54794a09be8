// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import java.sql.SQLException;

/// The database cannot be reached or failed; nothing was changed.
public final class DatabaseUnavailable extends RuntimeException {

    DatabaseUnavailable(SQLException cause) {
        super("データベースを使えません。ディスクの空きと、データベースが動いているかを確かめてください。", cause);
    }
}
