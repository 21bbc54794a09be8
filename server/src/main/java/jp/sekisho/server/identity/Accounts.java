// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.AccountRecord;
import jp.sekisho.server.evidence.Change;
import org.springframework.stereotype.Component;

/// Makes accounts. The door of this feature for the first-run wizard and the command line.
@Component
public final class Accounts {

    private final Ids ids;
    private final Passwords passwords;

    Accounts(Ids ids, Passwords passwords) {
        this.ids = ids;
        this.passwords = passwords;
    }

    /// Hashes a password; do this before the transaction, for it takes long on purpose.
    ///
    /// @param password what the person will type
    /// @throws IllegalStateException where too many people sign in at once
    public String hash(String password) {
        String hash = passwords.hash(password);
        if (hash == null) {
            throw new IllegalStateException("too many passwords at once");
        }
        return hash;
    }

    /// Opens an account that signs in with a password.
    ///
    /// @param change the change under way
    /// @param name with which the person signs in
    /// @param person whose account
    /// @param passwordHash from [#hash]
    public AccountId open(Change change, AccountName name, long person, String passwordHash) {
        AccountRecord row = new AccountRecord();
        row.setId(ids.next());
        row.setName(name.value());
        row.setPersonId(person);
        row.setSource("LOCAL");
        row.setPassword(passwordHash);
        row.setEpoch(1);
        row.setCreatedAt(change.at().toEpochMilli());
        change.insert(row);
        return new AccountId(row.getId());
    }
}
