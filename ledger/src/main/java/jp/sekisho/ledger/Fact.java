// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jp.sekisho.ledger.tree.Hash;

/// An erasable fact as it stands beside the ledger: its value and the salt that binds it.
public final class Fact {

    /// How many random bytes a salt has.
    public static final int SALT_BYTES = 16;

    private static final byte[] DOMAIN = "sekisho/fact/1\n".getBytes(StandardCharsets.UTF_8);

    private final FactName name;
    private final byte[] salt;
    private final String value;

    /// Makes a fact.
    ///
    /// @param name its name within the entry
    /// @param salt [#SALT_BYTES] bytes, unless somebody altered it; copied
    /// @param value at most [Limits#FACT] bytes of UTF-8, unless somebody altered it
    public Fact(FactName name, byte[] salt, String value) {
        this.name = name;
        this.salt = salt.clone();
        this.value = value;
    }

    /// Returns the name.
    public FactName name() {
        return name;
    }

    /// Returns a copy of the salt.
    public byte[] salt() {
        return salt.clone();
    }

    /// Returns the value.
    public String value() {
        return value;
    }

    /// Computes what the entry holds: `SHA-256("sekisho/fact/1\n" || salt || u16 length of name ||
    /// name || value)`.
    public Commitment commitment() {
        byte[] word = name.value().getBytes(StandardCharsets.UTF_8);
        byte[] length = {(byte) (word.length >> 8), (byte) word.length};
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return new Commitment(name, Hash.sha256(DOMAIN, salt, length, word, text));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fact fact
                && name.equals(fact.name)
                && Arrays.equals(salt, fact.salt)
                && value.equals(fact.value);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(salt);
    }

    /// Names the fact without its value.
    @Override
    public String toString() {
        return "Fact[" + name + "]";
    }
}
