// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.secret;

import java.security.SecureRandom;

/// Secrets under a master key of their own, for tests.
public final class TestSecrets {

    private TestSecrets() {}

    /// Makes a new master key.
    public static Secrets fresh() {
        byte[] key = new byte[MasterKeyFile.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Secrets(key);
    }

    /// Opens secrets under a master key.
    public static Secrets of(byte[] masterKey) {
        return new Secrets(masterKey);
    }
}
